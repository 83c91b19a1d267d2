"""Holds what a chat heard, sent and was answered against its journal. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.last.teilnehmer import Teilnehmer


@dataclass
class Befund:
    """What went wrong in one chat, or in all."""

    verloren: int = 0
    wiederholt: int = 0
    anderes: int = 0
    worte: list[str] = field(default_factory=list)

    def add(self, other: "Befund") -> None:
        self.verloren += other.verloren
        self.wiederholt += other.wiederholt
        self.anderes += other.anderes
        self.worte += other.worte

    @property
    def gut(self) -> bool:
        return not (self.verloren or self.wiederholt or self.anderes)


def check(chat: Teilnehmer, journal: list[dict[str, Any]]) -> Befund:
    """Numbers without gap; each sent message, each word of the office once; the stream tells the journal; each answer
    of the bot in exactly one reply, the same for every post of the message.
    """
    befund = Befund()
    for art, wort in _findings(chat, journal):
        setattr(befund, art, getattr(befund, art) + 1)
        befund.worte.append(f"Chat {chat.nummer}: {wort}")
    return befund


def _findings(chat: Teilnehmer, journal: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    if [eintrag["nr"] for eintrag in journal] != list(range(1, len(journal) + 1)):
        yield "anderes", "Nummern des Journals mit Lücken"
    yield from _sent(chat, journal)
    yield from _heard(chat, journal)
    yield from _answered(chat, journal)


def _sent(chat: Teilnehmer, journal: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    geschrieben = Counter(eintrag.get("id") for eintrag in journal if eintrag["von"] == "buerger")
    worte = Counter(wort for eintrag in journal if eintrag["von"] == "system" for wort in _words(eintrag, chat))
    for kennung, gesendet in chat.gesendet.items():
        yield from _exactly_once(geschrieben[kennung], f"gesendet: {gesendet.text}")
        for fehler in gesendet.fehler:
            yield "anderes", f"{gesendet.text}: {fehler}"
    for wort in chat.schritte:
        yield from _exactly_once(worte[wort], f"Schritt: {wort}")
    if set(geschrieben) - set(chat.gesendet):
        yield "anderes", "eine Nachricht, die niemand schrieb"


def _words(eintrag: dict[str, Any], chat: Teilnehmer) -> list[str]:
    return [wort for wort in chat.schritte if eintrag["text"].endswith(f" {wort}")]


def _exactly_once(times: int, what: str) -> Iterator[tuple[str, str]]:
    if times == 0:
        yield "verloren", what
    elif times > 1:
        yield "wiederholt", what


def _heard(chat: Teilnehmer, journal: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    numbers = [gehoert.nr for gehoert in chat.gehoert]
    for nr, times in Counter(numbers).items():
        if times > 1:
            yield "wiederholt", f"Ereignis {nr} kam {times}-mal"
    for eintrag in journal:
        if eintrag["nr"] not in numbers:
            yield "verloren", f"Ereignis {eintrag['nr']} kam nie"
    if numbers != sorted(numbers):
        yield "anderes", "Ereignisse in falscher Reihenfolge"
    wahr = {eintrag["nr"]: eintrag for eintrag in journal}
    if any(wahr.get(gehoert.nr) != gehoert.daten for gehoert in chat.gehoert):
        yield "anderes", "ein Ereignis sagt anderes als das Journal"


def _answered(chat: Teilnehmer, journal: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    wahr = {eintrag["nr"]: eintrag for eintrag in journal}
    getragen: Counter[int] = Counter()
    for gesendet in chat.gesendet.values():
        if not gesendet.antworten and not gesendet.fehler:
            yield "verloren", f"keine Antwort auf: {gesendet.text}"
        nachrichten = [antwort["nachrichten"] for antwort in gesendet.antworten]
        if any(eine != nachrichten[0] for eine in nachrichten):
            yield "anderes", f"zweimal gesendet, verschieden beantwortet: {gesendet.text}"
        for nachricht in nachrichten[0] if nachrichten else ():
            getragen[nachricht["nr"]] += 1
            if wahr.get(nachricht["nr"]) != nachricht:
                yield "anderes", f"Antwort {nachricht['nr']} steht so nicht im Journal"
    if not all(gesendet.antworten for gesendet in chat.gesendet.values()):
        return  # told above; which answers went missing with that reply nobody can know
    for eintrag in journal[1:]:  # after the greeting
        if eintrag["von"] == "bot":
            yield from _exactly_once(getragen[eintrag["nr"]], f"Antwort {eintrag['nr']} in einer Erwiderung")
