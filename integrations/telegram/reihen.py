"""One task per key at most, woken when there may be something to do."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from api.errors import describe

log = logging.getLogger("lotse.telegram")


class Reihen:
    """`work(key)` is called until it returns False; again when somebody woke the key meanwhile."""

    def __init__(self, work: Callable[[str], Awaitable[bool]]) -> None:
        self._work = work
        self._geweckt: set[str] = set()
        self._laufend: dict[str, asyncio.Task[None]] = {}

    def wake(self, key: str) -> None:
        self._geweckt.add(key)
        if key not in self._laufend:
            task = asyncio.create_task(self._run(key))
            self._laufend[key] = task
            task.add_done_callback(lambda _: self._ended(key))

    def _ended(self, key: str) -> None:
        self._laufend.pop(key, None)
        if key in self._geweckt:
            self.wake(key)

    async def _run(self, key: str) -> None:
        while key in self._geweckt:
            self._geweckt.discard(key)
            try:
                while await self._work(key):
                    pass
            except Exception as error:
                log.error("Arbeit an einem Chat gestört: %s", describe(error))
                await asyncio.sleep(1)  # the sweep wakes it again

    async def close(self, patience: float) -> None:
        """Let what runs end for `patience` seconds."""
        tasks = list(self._laufend.values())
        self._geweckt.clear()
        if tasks:
            _, rest = await asyncio.wait(tasks, timeout=patience)
            for task in rest:
                task.cancel()
            await asyncio.gather(*rest, return_exceptions=True)
