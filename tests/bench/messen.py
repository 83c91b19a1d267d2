"""Clients for both sides and the figures of a run. Only turns are timed; the client's own time is measured apart."""

import asyncio
import random
import statistics
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
import psutil

from tests.bench.gespraeche import ERSTE, SCHRITTE, ZWISCHENDURCH, answers

TIMEOUT = httpx.Timeout(60)


class Client(Protocol):
    """One chat. `frage` is the field asked, "fertig" after the case was written, None before and between."""

    frage: str | None

    async def open(self) -> None: ...
    async def say(self, text: str) -> list[str]: ...
    async def answer(self) -> None: ...


class StockClient:
    """Stock Rasa over its bare REST channel."""

    def __init__(self, http: httpx.AsyncClient, url: str) -> None:
        self._http, self._url, self._sender = http, url, uuid.uuid4().hex
        self._antworten = answers()
        self.frage: str | None = None

    async def open(self) -> None:
        """A REST chat needs no opening."""

    async def say(self, text: str) -> list[str]:
        reply = await self._http.post(
            f"{self._url}/webhooks/rest/webhook", json={"sender": self._sender, "message": text}
        )
        reply.raise_for_status()
        texts = [str(entry.get("text")) for entry in reply.json()]
        asked = [text.removeprefix("frage:") for text in texts if text.startswith("frage:")]
        self.frage = "fertig" if "abgesendet" in texts else asked[-1] if asked else None
        return texts

    async def answer(self) -> None:
        await self.say(self._antworten[self.frage] if self.frage else ERSTE[1])  # not understood: wish again


class LotseClient:
    """The Lotse over its public chat API."""

    def __init__(self, http: httpx.AsyncClient, url: str) -> None:
        self._http, self._url = http, url
        self._antworten = answers()
        self._chance = random.Random(self._antworten["adresse"])  # not everybody wants the same day
        self.frage: str | None = None
        self._stand: dict[str, Any] = {}
        self._gesagt: list[str] = []

    async def open(self) -> None:
        reply = await self._http.post(
            f"{self._url}/chat/v1/gespraeche", json={"mandant": "schwerin", "kanal": "web", "einfache_sprache": False}
        )
        reply.raise_for_status()
        opened = reply.json()
        self._way = f"{self._url}/chat/v1/gespraeche/{opened['id']}/nachrichten"
        self._head = {"Authorization": f"Bearer {opened['token']}"}

    async def say(self, text: str) -> list[str]:
        return await self._send({"text": text})

    async def answer(self) -> None:
        asked = self._stand["frage"]
        if asked is None:
            raise RuntimeError(f"the Lotse asks nothing more: {self._gesagt}")
        if asked["feld"] in self._antworten:
            await self.say(self._antworten[asked["feld"]])
        elif asked["optionen"]:
            own = self._chance.choice(asked["optionen"]) if asked["typ"] == "termin" else asked["optionen"][0]
            await self._send({"wert": own["wert"]})
        else:
            await self.say("überspringen")

    async def _send(self, body: dict[str, str]) -> list[str]:
        reply = await self._http.post(self._way, json={"id": str(uuid.uuid4()), **body}, headers=self._head)
        reply.raise_for_status()
        found = reply.json()
        self._stand = found["stand"]
        asked = self._stand.get("frage")
        self.frage = "fertig" if self._stand.get("vorgang") else asked["feld"] if asked else None
        self._gesagt = [message["text"] for message in found["nachrichten"]]
        return self._gesagt


@dataclass
class Zahlen:
    """Figures of one side; times in milliseconds unless said otherwise."""

    p50: float = 0.0
    p95: float = 0.0
    zuege_je_sekunde: float = 0.0
    start_s: float = 0.0
    speicher_mb: float = 0.0
    training_s: float = 0.0
    zug_5: float = 0.0
    zug_200: float = 0.0
    schub_s: float = 0.0
    schub_beantwortet: int = 0
    client_ms: float = 0.0
    cpu_ms: float = 0.0
    """Processor time of all processes of the side per turn: what is left of the figures when others use the machine."""
    zuege: int = 0


async def dialogue(client: Client, first: str, times: list[float]) -> None:
    """One whole conversation to the written case; RuntimeError when it doesn't get there."""
    await client.open()
    await _timed(client.say(first), times)
    for _ in range(SCHRITTE):
        if client.frage == "fertig":
            return
        await _timed(client.answer(), times)
    raise RuntimeError(f"not finished: {client.frage}")


async def _timed(turn: Any, times: list[float]) -> None:
    start = time.perf_counter()
    await turn
    times.append((time.perf_counter() - start) * 1000)


def quantile(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


async def measure(
    kind: type[Any],
    url: str,
    sequential: int,
    parallel: int,
    rounds: int,
    *,
    cpu: Callable[[], float],
    say: Callable[[str], None],
) -> Zahlen:
    """All figures that are taken over the wire. `cpu` tells the seconds of processor time the side has used."""
    figures = Zahlen()
    async with httpx.AsyncClient(timeout=TIMEOUT, limits=httpx.Limits(max_connections=parallel + 5)) as http:
        await dialogue(kind(http, url), ERSTE[0], [])  # warm
        times: list[float] = []
        busy, used = time.process_time(), cpu()
        for number in range(sequential):
            await dialogue(kind(http, url), ERSTE[number % len(ERSTE)], times)
        figures.client_ms = (time.process_time() - busy) * 1000 / len(times)
        figures.p50, figures.p95, figures.zuege = quantile(times, 0.5), quantile(times, 0.95), len(times)
        figures.cpu_ms = (cpu() - used) * 1000 / len(times)
        say(f"{len(times)} Züge nacheinander: p50 {figures.p50:.1f} ms, p95 {figures.p95:.1f} ms")
        crowd: list[float] = []
        start = time.perf_counter()
        await asyncio.gather(*(_chain(kind, http, url, rounds, n, crowd) for n in range(parallel)))
        figures.zuege_je_sekunde = len(crowd) / (time.perf_counter() - start)
        say(f"{parallel} Gespräche zugleich: {figures.zuege_je_sekunde:.1f} Züge je Sekunde")
        await _long_chat(kind(http, url), figures)
        say("ein Gespräch von 200 Zügen")
        await _burst(kind(http, url), figures)
    return figures


async def _chain(
    kind: type[Any], http: httpx.AsyncClient, url: str, rounds: int, number: int, times: list[float]
) -> None:
    for offset in range(rounds):
        await dialogue(kind(http, url), ERSTE[(number + offset) % len(ERSTE)], times)


async def _long_chat(client: Any, figures: Zahlen) -> None:
    """Turn 200 of one chat against turn 5, medians of five turns around each."""
    await client.open()
    times: list[float] = []
    for _ in range(203):
        await _timed(client.say(ZWISCHENDURCH), times)
    figures.zug_5, figures.zug_200 = statistics.median(times[3:8]), statistics.median(times[198:203])


async def _burst(client: Any, figures: Zahlen) -> None:
    """Five messages within 100 ms in one chat: seconds until all are answered, and how many answers came."""
    await client.open()
    await client.say("Hallo")

    async def later(number: int) -> list[str]:
        await asyncio.sleep(number * 0.02)
        texts: list[str] = await client.say(ZWISCHENDURCH)
        return texts

    start = time.perf_counter()
    replies = await asyncio.gather(*(later(number) for number in range(5)))
    figures.schub_s = time.perf_counter() - start
    figures.schub_beantwortet = sum(len(texts) for texts in replies)


def cpu_time(pids: Sequence[int]) -> float:
    """Seconds of processor time used so far by these processes and their living children."""
    return sum(process.cpu_times().user + process.cpu_times().system for process in _family(pids))


def _family(pids: Sequence[int]) -> list[psutil.Process]:
    parents = [psutil.Process(pid) for pid in pids]
    return [process for parent in parents for process in (parent, *parent.children(recursive=True))]


def memory(pids: Sequence[int]) -> float:
    """Proportional set size of these processes and their children, in MB."""
    return sum(process.memory_full_info().pss for process in _family(pids)) / 1e6
