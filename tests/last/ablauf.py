"""What happens in a run: everybody opens, then writes for a while, then the journals are read."""

import asyncio
import itertools
import random
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.last.pruefen import Befund, check
from tests.last.teilnehmer import Teilnehmer

SCHUB_SECONDS = 10.0
SCHUB = (0.04, 3)
"""Every so often this share of the chats send so many messages within a tenth of a second."""
SCHNITT = 0.1
"""Share of the streams that are cut, once each."""
ZWEIMAL = 0.05
"""Share of the messages that are posted twice."""
LANGSAM = 0.02
"""Share of the chats that read slowly."""
MIT_VORGANG = 0.04
"""Share of the chats that have a case the office works on."""
OEFFNEN_ZUGLEICH = 25
NACHLAUF_SECONDS = 30
"""Longest wait for the last events after the last reply."""
WORTE = (
    "Moin",
    "Was kostet Sperrmüll?",
    "Wann haben Sie geöffnet?",
    "Danke",
    "Ich möchte mich ummelden",
    "Wo sind Sie?",
)


@dataclass
class Plan:
    """`rate`: messages per second of all chats together, beside the bursts. `sagen` makes the words of a message."""

    chats: int
    sekunden: float
    rate: float
    mandant: str = "schwerin"
    seed: int = 1
    sagen: Callable[[int], str] = lambda nummer: f"{WORTE[nummer % len(WORTE)]} ({nummer})"


@dataclass
class Ergebnis:
    """Times in seconds."""

    chats: int = 0
    gesendet: int = 0
    nachrichten: int = 0
    schritte: int = 0
    schnitte: int = 0
    stoerungen: int = 0
    oeffnen_s: float = 0.0
    antworten: list[float] = field(default_factory=list)
    ereignisse: list[float] = field(default_factory=list)
    befund: Befund = field(default_factory=Befund)


class Buero:
    """The office: opens a case in a chat, and writes to its citizen."""

    def __init__(self, http: aiohttp.ClientSession, url: str, dienst_token: str) -> None:
        self._http, self._url = http, url
        self._kopf = {"Authorization": f"Bearer {dienst_token}"}
        self._nummer = itertools.count(1)
        self.faelle: dict[str, Teilnehmer] = {}

    async def open_case(self, chat: Teilnehmer) -> None:
        ort = {"strasse": "Mecklenburgstraße", "hausnummer": "12", "plz": "19053", "ort": "Schwerin"}
        angaben = {"meldeort": ort, "beschreibung": "Drei Reifen", "fund_datum": time.strftime("%Y-%m-%d")}
        stand = await self._zug(chat, {"befehl": "beginnen", "leistung": "wilder-muell", "angaben": angaben})
        while stand["phase"] == "antrag":
            stand = await self._zug(chat, {"befehl": "ueberspringen", "feld": stand["frage"]["feld"]})
        stand = await self._zug(chat, {"befehl": "einreichen"})
        self.faelle[stand["vorgang"]["aktenzeichen"]] = chat

    async def _zug(self, chat: Teilnehmer, befehl: dict[str, Any]) -> dict[str, Any]:
        body = {"nachricht": f"last-{next(self._nummer)}", "schritt": 0, "befehle": [befehl]}
        return dict((await self._post(f"/api/v1/gespraeche/{chat.id}/zuege", body))["stand"])

    async def write(self, aktenzeichen: str) -> None:
        wort = f"Bescheid Nummer {next(self._nummer)}."
        self.faelle[aktenzeichen].schritte.append(wort)
        await self._post(f"/api/v1/vorgaenge/{aktenzeichen}/schritte", {"nachricht": wort})

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self._http.post(self._url + path, json=body, headers=self._kopf) as answer:
            answer.raise_for_status()
            return dict(await answer.json())


async def run(
    plan: Plan, urls: list[str], dienst_token: str | None, meanwhile: Callable[[], None] = lambda: None
) -> Ergebnis:
    """All chats over these servers in turn. `meanwhile` is called each second while they write."""
    zufall = random.Random(plan.seed)
    frist = aiohttp.ClientTimeout(total=120)
    # the office connects anew each time: its steps have no id, so none may meet a connection that is just being closed
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=3), timeout=frist) as http,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True), timeout=frist) as amt,
    ):
        chats = [
            Teilnehmer(http, urls[n % len(urls)], n, langsam=zufall.random() < LANGSAM, seed=plan.seed)
            for n in range(plan.chats)
        ]
        start = time.perf_counter()
        await _limited(OEFFNEN_ZUGLEICH, [chat.open(plan.mandant) for chat in chats])
        ergebnis = Ergebnis(chats=len(chats), oeffnen_s=time.perf_counter() - start)
        buero = Buero(amt, urls[-1], dienst_token) if dienst_token else None
        if buero is not None:
            await _limited(4, [buero.open_case(c) for c in zufall.sample(chats, max(1, int(len(chats) * MIT_VORGANG)))])
        await _talk(plan, chats, buero, zufall, meanwhile)
        meanwhile()
        await _settle(chats)
        await _compare(chats, ergebnis)
        return ergebnis


async def _limited(limit: int, works: list[Coroutine[Any, Any, None]]) -> None:
    places = asyncio.Semaphore(limit)

    async def one(work: Awaitable[None]) -> None:
        async with places:
            await work

    await asyncio.gather(*(one(work) for work in works))


async def _talk(
    plan: Plan, chats: list[Teilnehmer], buero: Buero | None, zufall: random.Random, meanwhile: Callable[[], None]
) -> None:
    """Everybody writes, in an order drawn anew each round; beside it bursts, cuts and steps."""
    async with asyncio.TaskGroup() as group:
        nummer = itertools.count(1)

        def say(chat: Teilnehmer) -> Coroutine[Any, Any, None]:
            return chat.say(plan.sagen(next(nummer)), zweimal=zufall.random() < ZWEIMAL)

        for chat in zufall.sample(chats, round(len(chats) * SCHNITT)):
            group.create_task(_later(zufall.uniform(0, plan.sekunden), chat.cut()))
        start, sekunde, schub = time.perf_counter(), 0.0, SCHUB_SECONDS / 2
        for zahl, chat in enumerate(_rounds(chats, zufall)):
            faellig = start + zahl / plan.rate
            if faellig - start > plan.sekunden:
                break
            await asyncio.sleep(max(0.0, faellig - time.perf_counter()))
            group.create_task(say(chat))
            if faellig - start >= schub:
                schub += SCHUB_SECONDS
                for loud in zufall.sample(chats, max(1, round(len(chats) * SCHUB[0]))):
                    for _ in range(SCHUB[1]):
                        group.create_task(_later(zufall.uniform(0, 0.1), say(loud)))
            if faellig - start >= sekunde:
                sekunde += 1
                meanwhile()
                if buero is not None:
                    group.create_task(buero.write(zufall.choice(list(buero.faelle))))


def _rounds(chats: list[Teilnehmer], zufall: random.Random) -> Iterator[Teilnehmer]:
    while True:
        yield from zufall.sample(chats, len(chats))


async def _later(seconds: float, work: Coroutine[Any, Any, None]) -> None:
    await asyncio.sleep(seconds)
    await work


async def _settle(chats: list[Teilnehmer]) -> None:
    """Until every stream has told the last number of its journal, or will not any more."""

    async def until_told(chat: Teilnehmer) -> None:
        letzte = (await chat.journal())[-1]["nr"]
        end = time.monotonic() + NACHLAUF_SECONDS
        while chat.letzte < letzte and time.monotonic() < end:
            await asyncio.sleep(0.1)

    await _limited(OEFFNEN_ZUGLEICH, [until_told(chat) for chat in chats])


async def _compare(chats: list[Teilnehmer], ergebnis: Ergebnis) -> None:
    async def one(chat: Teilnehmer) -> None:
        await chat.close()
        journal = await chat.journal()
        ergebnis.befund.add(check(chat, journal))
        ergebnis.nachrichten += len(journal)
        ergebnis.stoerungen += sum(
            eintrag["von"] == "system" and (eintrag["karte"] or {}).get("art") == "kontakt" for eintrag in journal
        )

    await _limited(OEFFNEN_ZUGLEICH, [one(chat) for chat in chats])
    for chat in chats:
        ergebnis.gesendet += len(chat.gesendet)
        ergebnis.schritte += len(chat.schritte)
        ergebnis.schnitte += chat.unterbrochen
        ergebnis.antworten += [gesendet.dauer for gesendet in chat.gesendet.values() if gesendet.dauer]
        ergebnis.ereignisse += [gehoert.spaet for gehoert in chat.gehoert if gehoert.spaet is not None]
