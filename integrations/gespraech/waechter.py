"""Watches bot and action server while turns run, so that a citizen is told within two seconds that something is down.

A turn itself may take long: it fails only when a part stops answering a trivial request, be it gone or frozen.
"""

import asyncio
import time
from collections.abc import Coroutine
from http import HTTPStatus
from typing import Any

import aiohttp

from integrations.gespraech.bot_client import TeilAusgefallen

PAUSE_SECONDS = 0.2
"""From one probe to the next, whether or not the one before has come back. While turns come back none is sent."""
PROBE_SECONDS = 1.0
"""Pause and probe together stay below two seconds: at worst a part freezes right after it has shown itself alive."""
GNADE_SECONDS = 0.05
"""A reply that lies ready when we come back late from other work still counts."""
FRISCH_SECONDS = 1.0
"""So long after a probe that failed nobody is made to wait for the next one."""
STALL_SECONDS = 0.5
"""A probe that ran out this much later than it should says that we were busy, not that the part is down."""


class Waechter:
    """Call `run` once per server process; wrap every turn in `guard`."""

    def __init__(self, teile: dict[str, str]) -> None:
        """`teile` maps bot and actions to the address that answers 200 once the part is loaded and warm."""
        self._teile = teile
        self._laufend: dict[asyncio.Future[str], float] = {}
        """Running turns, each with its beginning."""
        self._geweckt = asyncio.Event()
        self._ausgefallen: dict[str, float] = {}
        self._gesehen: dict[str, float] = {}
        """When each part last showed itself alive: by a probe, or by a turn, which needs them all."""
        self._http: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()

    async def guard[T](self, turn: Coroutine[None, None, T]) -> T:
        """The result of the turn; raises `TeilAusgefallen` as soon as a part is found to be down."""
        for teil, seit in self._ausgefallen.items():
            if time.monotonic() - seit < FRISCH_SECONDS:
                turn.close()
                raise TeilAusgefallen(teil)
        ausfall: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._laufend[ausfall] = time.monotonic()
        self._geweckt.set()
        task = asyncio.ensure_future(turn)
        either: set[asyncio.Future[Any]] = {task, ausfall}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                result = task.result()
                self._gesehen |= dict.fromkeys(self._teile, time.monotonic())
                return result
            raise TeilAusgefallen(ausfall.result())
        finally:
            del self._laufend[ausfall]
            ausfall.cancel()
            task.cancel()

    async def run(self) -> None:
        """Probe while turns wait; sleep where none runs."""
        probes: set[asyncio.Task[None]] = set()
        while True:
            await self._geweckt.wait()
            await asyncio.sleep(PAUSE_SECONDS)
            if not self._laufend:
                self._geweckt.clear()
            elif self._doubtful():
                self._send_probes(probes)

    def _doubtful(self) -> bool:
        """Has a turn waited for a while in which no other came back and so showed that all parts live?"""
        seen = min(self._gesehen.get(teil, 0.0) for teil in self._teile)
        return max(seen, min(self._laufend.values())) <= time.monotonic() - PAUSE_SECONDS

    def _send_probes(self, probes: set[asyncio.Task[None]]) -> None:
        for teil in self._teile:
            probe = asyncio.create_task(self._watch(teil))
            probes.add(probe)
            probe.add_done_callback(probes.discard)

    async def _watch(self, teil: str) -> None:
        if await self.probe(teil):
            return
        for ausfall in list(self._laufend):
            if not ausfall.done():
                ausfall.set_result(teil)

    async def healthy(self) -> dict[str, bool]:
        """Which parts can serve a citizen right now."""
        results = await asyncio.gather(*(self.probe(teil) for teil in self._teile))
        return dict(zip(self._teile, results, strict=True))

    async def probe(self, teil: str) -> bool:
        """Whether one part answers in time. Where it is busy with turns, or we were late, it is taken to be well."""
        gesund = await self._probe(teil)
        if gesund:
            self._ausgefallen.pop(teil, None)
        else:
            self._ausgefallen[teil] = time.monotonic()
        return gesund

    async def _probe(self, teil: str) -> bool:
        start = time.monotonic()
        request = asyncio.ensure_future(self._status(self._teile[teil]))
        try:
            for patience in (PROBE_SECONDS, GNADE_SECONDS):
                await asyncio.wait({request}, timeout=patience)
                if request.done():
                    well = request.result() == HTTPStatus.OK
                    self._gesehen[teil] = time.monotonic()
                    return well
        except TimeoutError:
            pass
        except aiohttp.ClientError:
            return False
        finally:
            request.cancel()
        busy = self._gesehen.get(teil, 0.0) > start
        return busy or time.monotonic() - start > PROBE_SECONDS + STALL_SECONDS

    async def _status(self, address: str) -> int:
        """On a connection of its own: one that was kept says little about a part that was restarted."""
        if self._http is None:  # made here: it belongs to the loop that runs
            connector = aiohttp.TCPConnector(force_close=True, limit=0)
            self._http = aiohttp.ClientSession(
                connector=connector, timeout=aiohttp.ClientTimeout(total=2 * PROBE_SECONDS)
            )
        async with self._http.get(address) as response:
            return response.status
