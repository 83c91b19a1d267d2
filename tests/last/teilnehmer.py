"""One open chat as a device holds it: an event stream that is resumed after every cut, and messages with ids."""

import asyncio
import json
import random
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp

FRIST_SECONDS = 120
"""Longest wait for one reply. The server answers sooner, or says that it is down."""
WIEDER_SECONDS = (0.2, 2.0)
"""A device that lost its stream comes back after so long."""


@dataclass
class Gehoert:
    """A message as a stream told it. `spaet` is seconds since it was written, None where it was read up later."""

    nr: int
    daten: dict[str, Any]
    spaet: float | None


@dataclass
class Gesendet:
    """A message and the reply to each of its posts. `dauer` is seconds until the first."""

    text: str
    antworten: list[dict[str, Any]] = field(default_factory=list)
    fehler: list[str] = field(default_factory=list)
    dauer: float = 0.0


class Teilnehmer:
    """`langsam`: takes a while to read each event."""

    def __init__(self, http: aiohttp.ClientSession, url: str, nummer: int, *, langsam: bool, seed: int) -> None:
        self.http, self.url, self.nummer, self.langsam = http, url, nummer, langsam
        self.zufall = random.Random(seed * 100_003 + nummer)
        self.gehoert: list[Gehoert] = []
        self.gesendet: dict[str, Gesendet] = {}
        self.schritte: list[str] = []
        """Words of the office sent in steps of a case of this chat."""
        self.letzte = 0
        self.unterbrochen = 0
        self._verbunden = asyncio.Event()
        self._strom: asyncio.Task[None] | None = None
        self._ende = False

    async def open(self, mandant: str) -> None:
        """The conversation and its stream, from the first message on."""
        async with self.http.post(f"{self.url}/chat/v1/gespraeche", json={"mandant": mandant}) as answer:
            answer.raise_for_status()
            opened = await answer.json()
        self.id = opened["id"]
        self.pfad = f"{self.url}/chat/v1/gespraeche/{self.id}"
        self.kopf = {"Authorization": f"Bearer {opened['token']}"}
        self.start()
        await asyncio.wait_for(self._verbunden.wait(), FRIST_SECONDS)

    # -- listening ------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._strom = asyncio.create_task(self._listen())

    async def cut(self) -> None:
        """Lose the connection in the middle; come back a little later and resume."""
        await self._stop()
        self.unterbrochen += 1
        await asyncio.sleep(self.zufall.uniform(*WIEDER_SECONDS))
        if not self._ende:
            self.start()

    async def close(self) -> None:
        self._ende = True
        await self._stop()

    async def _stop(self) -> None:
        if self._strom is not None:
            self._strom.cancel()
            await asyncio.gather(self._strom, return_exceptions=True)

    async def _listen(self) -> None:
        while True:
            try:
                await self._read_stream()
            except (aiohttp.ClientError, TimeoutError):
                self.unterbrochen += 1
            await asyncio.sleep(self.zufall.uniform(*WIEDER_SECONDS))

    async def _read_stream(self) -> None:
        kopf = self.kopf | {"Last-Event-ID": str(self.letzte)}
        frist = aiohttp.ClientTimeout(total=None, sock_connect=FRIST_SECONDS, sock_read=60)
        async with self.http.get(f"{self.pfad}/ereignisse", headers=kopf, timeout=frist) as strom:
            strom.raise_for_status()
            seit = datetime.now(UTC)
            self._verbunden.set()
            name = ""
            async for zeile in strom.content:
                if zeile.startswith(b"event: "):
                    name = zeile[7:].strip().decode()
                elif zeile.startswith(b"data: ") and name == "nachricht":
                    self._hear(json.loads(zeile[6:]), seit)
                    if self.langsam:
                        await asyncio.sleep(self.zufall.uniform(0.2, 1.0))

    def _hear(self, daten: dict[str, Any], seit: datetime) -> None:
        zeit = datetime.fromisoformat(daten["zeit"])
        live = zeit > seit and not self.langsam
        self.gehoert.append(Gehoert(daten["nr"], daten, (datetime.now(UTC) - zeit).total_seconds() if live else None))
        self.letzte = max(self.letzte, daten["nr"])

    # -- saying ---------------------------------------------------------------------------------------------------

    async def say(self, text: str, *, zweimal: bool = False) -> None:
        """Send a message and wait for its reply; `zweimal` as an impatient device does, with the same id."""
        kennung = str(uuid.uuid4())
        eintrag = self.gesendet[kennung] = Gesendet(text)
        if not zweimal:
            await self._post(kennung, eintrag)
            return
        erster = asyncio.create_task(self._post(kennung, eintrag))
        await asyncio.sleep(self.zufall.uniform(0.0, 0.3))
        await asyncio.gather(erster, self._post(kennung, eintrag))

    async def _post(self, kennung: str, eintrag: Gesendet) -> None:
        """Once more with the same id where the connection was lost, as a device does."""
        start = time.perf_counter()
        for letzter in (False, True):
            try:
                await self._post_once(kennung, eintrag, start)
                return
            except (aiohttp.ClientError, TimeoutError) as error:
                if letzter or isinstance(error, TimeoutError):
                    eintrag.fehler.append(type(error).__name__)
                    return

    async def _post_once(self, kennung: str, eintrag: Gesendet, start: float) -> None:
        body = {"id": kennung, "text": eintrag.text}
        frist = aiohttp.ClientTimeout(total=FRIST_SECONDS)
        async with self.http.post(f"{self.pfad}/nachrichten", json=body, headers=self.kopf, timeout=frist) as answer:
            inhalt = await answer.json(content_type=None)
            if answer.status == 200:
                eintrag.antworten.append(inhalt)
                eintrag.dauer = eintrag.dauer or time.perf_counter() - start
            else:
                eintrag.fehler.append(f"{answer.status} {inhalt.get('title')}")

    async def journal(self) -> list[dict[str, Any]]:
        """The whole journal, the truth everything else is held against."""
        async with self.http.get(f"{self.pfad}/nachrichten", headers=self.kopf) as answer:
            answer.raise_for_status()
            return list((await answer.json())["nachrichten"])
