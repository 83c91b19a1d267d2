"""What an agent typed or chose about an appointment: service, house, when. The words are read by the bot."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from pydantic import ValidationError

from api.clock import BERLIN
from api.leistungen.zeitangaben import WOCHENTAGE, german_date
from api.mandanten.verzeichnis import Mandant
from api.mandanten.worte import fold, says
from api.termine.wunsch import Wunsch
from integrations.callcenter.seite import Anfrage
from integrations.callcenter.termine.anlass import Anlass
from integrations.callcenter.wissen.finder import find
from integrations.gespraech.deuter import Kandidat

ZEILE_MAX = 200
KURZ = {tag[:2]: tag for tag in WOCHENTAGE}
"""An agent writes "Di" for a day; in a citizen's text it may be a word."""
ZEITEN = {
    "vormittag": "vormittags",
    "nachmittag": "nachmittags",
    "spaetnachmittag": "ab 15 Uhr",
    "morgen": "vor 10 Uhr",
}
NICHT_GELESEN = "Die Wörter ließen sich gerade nicht lesen. Bitte wählen Sie unten aus."


@dataclass(frozen=True)
class Gesucht:
    anlass: Anlass | None
    wunsch: Wunsch
    standort: str | None
    ab: date | None
    """The first day to show."""
    gestoert: bool = False

    def told(self, mandant: Mandant) -> list[str]:
        """How the line was understood, for the agent to check."""
        haus = mandant.standorte.get(self.standort or "")
        return [each for each in (self.anlass and self.anlass.titel, *_when(self.wunsch), haus and haus.name) if each]


async def read_line(anfrage: Anfrage, anlaesse: Sequence[Anlass], query: Mapping[str, str]) -> Gesucht:
    """`query` are the fields of the search. What was chosen there goes before what the line says, unless it was read
    from an earlier line (`gelesen`).
    """
    text = _long_days(query.get("text", "").strip()[:ZEILE_MAX])
    ohne_ort, standort = _house(anfrage.mandant, text)
    gelesen = await anfrage.dienst.deuter.appointment(anfrage.mandant.key, text, ohne_ort) if text else None
    wish, candidates, worte = gelesen or ({}, [], ohne_ort)
    meant = _meant(anfrage, anlaesse, worte, candidates)
    chosen = _chosen(anlaesse, query.get("leistung", ""))
    anlass = (meant or chosen) if query.get("leistung") == query.get("gelesen") else (chosen or meant)
    standort = _key(anfrage.mandant.standorte, query.get("standort", "")) or standort
    ab = _day(query.get("ab", ""))
    return Gesucht(
        anlass, _wish(wish, standort, query.get("zeit", ""), ab), standort, ab, bool(text) and gelesen is None
    )


def _long_days(text: str) -> str:
    return re.sub(r"\b(Mo|Di|Mi|Do|Fr|Sa|So)\b\.?", lambda found: KURZ[found[1]], text)


def _house(mandant: Mandant, text: str) -> tuple[str, str | None]:
    """The text without the name of a house, and the house."""
    for key, standort in mandant.standorte.items():
        for wort in sorted((standort.name, *standort.name.split(","), *standort.worte), key=len, reverse=True):
            if fold(wort.strip()) and re.search(rf"\b{re.escape(wort.strip())}\b", text, re.IGNORECASE):
                return re.sub(rf"\b{re.escape(wort.strip())}\b", " ", text, flags=re.IGNORECASE), key
    return text, None


def _chosen(anlaesse: Sequence[Anlass], leistung: str) -> Anlass | None:
    return next((each for each in anlaesse if each.leistung == leistung), None)


def _meant(
    anfrage: Anfrage, anlaesse: Sequence[Anlass], worte: str, gedeutet: Sequence[Kandidat]
) -> Anlass | None:  # fmt: skip
    """The service the words mean; the form for an appointment of any kind only where nothing else is named."""
    rest = " ".join(re.sub(r"[^\w\s-]", " ", worte).split())
    if not rest:
        return None
    known, allgemein = {each.leistung: each for each in anlaesse}, _general(anlaesse)
    pairs = ((each, wort) for each in anlaesse for wort in each.worte)
    named = [(each.leistung not in allgemein, len(wort), each) for each, wort in pairs if says(rest, wort)]
    if named:
        return max(named, key=lambda each: each[:2])[2]
    katalog, mandant = anfrage.context.katalog, anfrage.mandant.key
    leistungen = [katalog.fuer(mandant, key) for key in known if key not in allgemein]
    found = find(leistungen, [], rest, gedeutet).leistungen
    keys = [*(eine.leistung for eine in found), *(each.leistung for each in gedeutet)]
    return next((known[key] for key in keys if key in known), None)


def _general(anlaesse: Sequence[Anlass]) -> set[str]:
    """Forms that other services are an occasion for, too."""
    return {each.formular for each in anlaesse if each.leistung != each.formular}


def _wish(wish: Mapping[str, Any], standort: str | None, zeit: str, ab: date | None) -> Wunsch:
    """Nothing of a wish that can't be read."""
    chosen: dict[str, Any] = {"standort": standort}
    if zeit in ZEITEN:
        chosen |= {"tageszeit": zeit}
        wish = {key: value for key, value in wish.items() if key not in ("ab", "bis", "uhrzeit", "tageszeit")}
    if ab is not None:
        chosen |= {"nach": datetime.combine(ab, time(0), BERLIN)}
        if str(wish.get("datum_bis") or wish.get("datum") or "") < ab.isoformat():
            wish = {key: value for key, value in wish.items() if key not in ("datum", "datum_bis")}
    try:
        return Wunsch.model_validate({**wish, "richtung": None, **chosen})
    except ValidationError:
        return Wunsch.model_validate(chosen)


def _when(wunsch: Wunsch) -> list[str]:
    said = []
    if wunsch.datum and wunsch.datum_bis:
        said.append(f"{german_date(wunsch.datum)} bis {german_date(wunsch.datum_bis)}")
    elif wunsch.datum:
        said.append(f"{WOCHENTAGE[wunsch.datum.weekday()]}, {german_date(wunsch.datum)}")
    if wunsch.exact:
        said.append(f"{wunsch.exact:%H:%M} Uhr")
    else:
        said += [f"ab {wunsch.ab:%H:%M} Uhr"] if wunsch.ab else []
        said += [f"bis {wunsch.bis:%H:%M} Uhr"] if wunsch.bis else []
    if wunsch.tageszeit in ZEITEN:
        said.append(ZEITEN[wunsch.tageszeit])
    return said


def _key(known: Mapping[str, Any], key: str) -> str | None:
    return key if key in known else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
