"""What one can make an appointment for: the services of a Mandant whose form asks for one. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.leistungen.bedingungen import plain
from api.leistungen.katalog import Katalog
from api.leistungen.modell import Leistung
from api.leistungen.modell_feld import AusFeld, Feld


@dataclass(frozen=True)
class Anlass:
    """A service, the form it opens, and where in it the appointment goes."""

    leistung: str
    titel: str
    formular: str
    kalender: str
    feld: str
    standortfeld: str | None
    """The field that asks for the house, if the form does so before."""
    worte: tuple[str, ...] = ()
    """What people call it."""

    def answers(self, beginn: datetime, standort: str | None) -> dict[str, Any]:
        """The slot as answers of the form."""
        house = {self.standortfeld: {"wert": standort}} if self.standortfeld and standort else {}
        return {**house, self.feld: {"beginn": beginn.isoformat(), "standort": standort}}


def occasions(katalog: Katalog, mandant: str) -> list[Anlass]:
    """By title."""
    found = (_occasion(katalog, mandant, leistung.leistung) for leistung in katalog.von(mandant) if not leistung.intern)
    return sorted((each for each in found if each), key=lambda each: each.titel)


def _occasion(katalog: Katalog, mandant: str, leistung: str) -> Anlass | None:
    start = katalog.start(mandant, leistung)
    if start is None:
        return None
    formular = katalog.fuer(mandant, start.leistung)
    feld = next((each for each in formular.felder if each.typ == "termin"), None)
    kalender = _calendar(formular.feld, feld, start.angaben) if feld else None
    if feld is None or kalender is None:
        return None
    wunsch, house = katalog.fuer(mandant, leistung), feld.standort.aus if feld.standort else None
    worte = (wunsch.titel, *wunsch.stichworte, *_names(formular, leistung))
    return Anlass(leistung, wunsch.titel, formular.leistung, kalender, feld.feld, house, worte)


def _names(formular: Leistung, leistung: str) -> Iterator[str]:
    """What the form calls a service that one comes to the counter for."""
    for feld in formular.felder:
        if leistung in feld.optionen:
            yield from feld.optionen[leistung].worte


def _calendar(find: Any, feld: Feld, angaben: Mapping[str, Any]) -> str | None:
    if not isinstance(feld.kalender, AusFeld):
        return feld.kalender
    auswahl, wert = find(feld.kalender.aus), plain(angaben.get(feld.kalender.aus))
    option = auswahl.optionen.get(wert) if auswahl and isinstance(wert, str) else None
    return option.kalender if option else None
