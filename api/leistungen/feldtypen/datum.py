"""Dates and times of day."""

import re
from datetime import date
from typing import override

from api.leistungen.ergebnis import JsonWert, Pruefung
from api.leistungen.feldtypen.basis import Feldtyp
from api.leistungen.kontext import Kontext
from api.leistungen.zeitangaben import german_date, relative_date

_DEUTSCH = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_UHRZEIT = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?: ?Uhr)?")
_FRUEHESTENS = date(1880, 1, 1)
_SPAETESTENS = date(2200, 1, 1)


def parse_date(wert: JsonWert) -> date | None:
    """An ISO or a German date, None for anything else."""
    if not isinstance(wert, str):
        return None
    text = wert.strip()
    deutsch = _DEUTSCH.fullmatch(text)
    try:
        if deutsch:
            return date(int(deutsch[3]), int(deutsch[2]), int(deutsch[1]))
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None


class Datum(Feldtyp):
    name = "datum"
    beispiel = "24.12.2026"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        tag = parse_date(wert)
        if tag is None or not _FRUEHESTENS <= tag <= _SPAETESTENS:
            gemeint = (
                f"„{wert}“ ist kein gültiges Datum. "
                if isinstance(wert, str) and len(wert) <= 30 and wert.isprintable()
                else ""
            )
            return Pruefung(meldung=f"{gemeint}Bitte geben Sie Tag, Monat und Jahr an, zum Beispiel {self.beispiel}.")
        frueh, spaet = (
            relative_date(kontext.min, kontext.umfeld.heute),
            relative_date(kontext.max, kontext.umfeld.heute),
        )
        if frueh is not None and tag < frueh:
            return Pruefung(
                meldung=f"Der {german_date(tag)} liegt zu früh. Möglich ist es ab dem {german_date(frueh)}."
            )
        if spaet is not None and tag > spaet:
            if spaet == kontext.umfeld.heute:
                return Pruefung(meldung=f"Der {german_date(tag)} liegt in der Zukunft. Bitte prüfen Sie das Datum.")
            return Pruefung(
                meldung=f"Der {german_date(tag)} liegt zu spät. Möglich ist es bis zum {german_date(spaet)}."
            )
        return Pruefung(wert=tag.isoformat())

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return german_date(date.fromisoformat(wert))

    @override
    def autocomplete_for(self, kontext: Kontext) -> str | None:
        eigen = kontext.feld.feld == "geburtsdatum"
        return kontext.feld.autocomplete or ("bday" if eigen else None)


class Uhrzeit(Feldtyp):
    name = "uhrzeit"
    beispiel = "14:30"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        gefunden = _UHRZEIT.fullmatch(wert.strip()) if isinstance(wert, str) else None
        if gefunden is None:
            return Pruefung(meldung=f"Bitte geben Sie die Uhrzeit so an: {self.beispiel}.")
        zeit = f"{int(gefunden[1]):02d}:{gefunden[2]}"
        if kontext.min is not None and zeit < kontext.min:
            return Pruefung(meldung=f"{zeit} Uhr ist zu früh. Möglich ist es ab {kontext.min} Uhr.")
        if kontext.max is not None and zeit > kontext.max:
            return Pruefung(meldung=f"{zeit} Uhr ist zu spät. Möglich ist es bis {kontext.max} Uhr.")
        return Pruefung(wert=zeit)

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return f"{wert} Uhr"


TYPEN = (Datum(), Uhrzeit())
