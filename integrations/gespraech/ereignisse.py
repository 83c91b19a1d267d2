"""Live events of a conversation: nachricht, stand, tippt (server-sent events).

The journal is the truth. What a subscriber is handed is only the quick way; where a number is missing, because another
server process wrote it or a queue ran over, the gap is read from the journal, so nothing is skipped or told twice.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from api.gespraeche.schemas import NachrichtAnsicht
from api.gespraeche.service import GespraechUnbekannt

QUEUE_MAX = 256
FREMD_SECONDS = 1.0
"""How often the journal is asked for what other server processes wrote; one query for all subscribers."""

type Journal = Callable[[int], Awaitable[tuple[list[NachrichtAnsicht], dict[str, Any]]]]
"""Reads the messages after a number, and the `stand`. Raises `GespraechUnbekannt` when it was forgotten."""


@dataclass(frozen=True)
class Ereignis:
    """One event as it is sent. `nr` becomes the id a client resumes from."""

    name: Literal["nachricht", "stand", "tippt"]
    daten: dict[str, Any]
    nr: int | None = None

    def to_sse(self) -> dict[str, str]:
        event = {"event": self.name, "data": json.dumps(self.daten, ensure_ascii=False)}
        return event if self.nr is None else event | {"id": str(self.nr)}


class _Luecke:
    """Says to a subscriber: something changed, read the journal."""


class _Ende:
    """Says to a subscriber: the conversation was forgotten."""


type _Eintrag = Ereignis | _Luecke | _Ende


class Ereignisse:
    """The subscribers of this server process."""

    def __init__(self) -> None:
        self._queues: dict[str, set[asyncio.Queue[_Eintrag]]] = {}
        self._erzaehlt: dict[str, tuple[int, datetime]] = {}
        """Newest number and last change up to which the subscribers here were told everything."""

    def publish(
        self,
        gespraech: str,
        nachrichten: Iterable[NachrichtAnsicht],
        stand: dict[str, Any] | None = None,
        bis: tuple[int, datetime] | None = None,
    ) -> None:
        """`bis`: newest number and last change of the conversation, where this is all that lacked up to there."""
        if bis is not None and gespraech in self._queues:
            self._erzaehlt[gespraech] = bis
        for nachricht in nachrichten:
            self._put(gespraech, Ereignis("nachricht", nachricht.to_json(), nachricht.nr))
        if stand is not None:
            self._put(gespraech, Ereignis("stand", stand))

    def typing(self, gespraech: str, an: bool, von: str = "bot") -> None:
        self._put(gespraech, Ereignis("tippt", {"von": von, "an": an}))

    def look_again(self, gespraech: str) -> None:
        """The `stand` has changed without the conversation: who listens reads it anew."""
        self._put(gespraech, _Luecke())

    def end(self, gespraech: str) -> None:
        """Close the streams of a forgotten conversation."""
        self._put(gespraech, _Ende())

    def _put(self, gespraech: str, eintrag: _Eintrag) -> None:
        for queue in self._queues.get(gespraech, ()):
            if queue.qsize() >= QUEUE_MAX:  # a reader that hangs: start over from the journal
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(_Luecke())
            queue.put_nowait(eintrag)

    async def stream(self, gespraech: str, nach: int, journal: Journal) -> AsyncIterator[Ereignis]:
        """Everything after message `nach`, then what happens, until the conversation is forgotten."""
        queue: asyncio.Queue[_Eintrag] = asyncio.Queue()
        self._queues.setdefault(gespraech, set()).add(queue)
        try:
            letzte = nach
            zuletzt: dict[str, Any] | None = None
            queue.put_nowait(_Luecke())
            while True:
                eintrag = await queue.get()
                if isinstance(eintrag, _Ende):
                    return
                if isinstance(eintrag, Ereignis) and (eintrag.nr is None or eintrag.nr == letzte + 1):
                    letzte = eintrag.nr or letzte
                    zuletzt = eintrag.daten if eintrag.name == "stand" else zuletzt
                    yield eintrag
                elif isinstance(eintrag, _Luecke) or (eintrag.nr or 0) > letzte:
                    try:
                        nachrichten, stand = await journal(letzte)
                    except GespraechUnbekannt:
                        return
                    for nachricht in nachrichten:
                        letzte = nachricht.nr
                        yield Ereignis("nachricht", nachricht.to_json(), nachricht.nr)
                    if stand != zuletzt:
                        zuletzt = stand
                        yield Ereignis("stand", stand)
        finally:
            queues = self._queues[gespraech]
            queues.discard(queue)
            if not queues:
                del self._queues[gespraech]
                self._erzaehlt.pop(gespraech, None)

    async def follow_others(self, changed: Callable[[list[str]], Awaitable[dict[str, tuple[int, datetime]]]]) -> None:
        """Notice what other processes write."""
        known: dict[str, tuple[int, datetime]] = {}
        while True:
            await asyncio.sleep(FREMD_SECONDS)
            subscribed = list(self._queues)
            current = await changed(subscribed) if subscribed else {}
            for gespraech in subscribed:
                if gespraech not in current:
                    self.end(gespraech)
                elif current[gespraech] not in (known.get(gespraech), self._erzaehlt.get(gespraech)):
                    self._put(gespraech, _Luecke())  # also the first time: it began before we looked
            known = current
