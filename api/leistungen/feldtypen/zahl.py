"""Numbers and amounts of money."""

import re
from decimal import Decimal
from typing import override

from api.leistungen.bedingungen import as_number
from api.leistungen.ergebnis import JsonWert, Pruefung
from api.leistungen.feldtypen.basis import Feldtyp, number
from api.leistungen.kontext import Kontext

_TAUSENDER = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
_GROESSTE = Decimal(10) ** 12


def parse(wert: JsonWert) -> Decimal | None:
    """3, "3", "2,5", "1.480,00" and "1480.00" as a decimal."""
    if isinstance(wert, str):
        text = wert.strip().replace(" ", "")
        text = (
            text.replace(".", "").replace(",", ".")
            if _TAUSENDER.fullmatch(text) and "," in text
            else text.replace(",", ".")
        )
        if len(text) > 30:
            return None
        wert = text
    zahl = as_number(wert)
    return zahl if zahl is not None and abs(zahl) < _GROESSTE else None


def out_of_range(zahl: Decimal, kontext: Kontext, einheit: str) -> str | None:
    """The message for a number outside ``min`` … ``max`` of the field."""
    kleinste, groesste = as_number(kontext.min), as_number(kontext.max)
    if kleinste is not None and zahl < kleinste:
        return f"{_text(zahl)}{einheit} ist zu wenig. Es müssen mindestens {_text(kleinste)}{einheit} sein."
    if groesste is not None and zahl > groesste:
        return f"{_text(zahl)}{einheit} ist zu viel. Möglich sind höchstens {_text(groesste)}{einheit}."
    return None


def _text(zahl: Decimal) -> str:
    return number(format(zahl.normalize(), "f"))


class Zahl(Feldtyp):
    """A JSON number. Whole, unless the field has a unit or a limit with decimals; then up to three decimals."""

    name = "zahl"
    beispiel = "3"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        zahl = parse(wert)
        beispiel = kontext.feld.beispiel or self.beispiel
        if zahl is None:
            return Pruefung(meldung=f"Bitte geben Sie eine Zahl an, zum Beispiel {beispiel}.")
        if zahl != zahl.to_integral_value() and not _fractions(kontext):
            return Pruefung(meldung=f"Bitte geben Sie eine ganze Zahl an, zum Beispiel {beispiel}.")
        if zahl < 0 and kontext.min is None:
            return Pruefung(meldung=f"Die Zahl darf nicht kleiner als 0 sein. Richtig wäre zum Beispiel {beispiel}.")
        einheit = f" {kontext.einheit}" if kontext.einheit else ""
        falsch = out_of_range(zahl, kontext, einheit)
        if falsch is not None:
            return Pruefung(meldung=falsch)
        return Pruefung(wert=int(zahl) if zahl == zahl.to_integral_value() else round(float(zahl), 3))

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        einheit = f" {kontext.einheit}" if kontext.einheit else ""
        return f"{_text(Decimal(str(wert)))}{einheit}"


def _fractions(kontext: Kontext) -> bool:
    return bool(kontext.einheit) or any("." in (grenze or "") for grenze in (kontext.min, kontext.max))


class Betrag(Feldtyp):
    """Euros as a decimal string with two digits: "1480.00"."""

    name = "betrag"
    beispiel = "450,00 €"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        if isinstance(wert, str):
            wert = wert.replace("€", "").replace("Euro", "").replace("EUR", "")
        zahl = parse(wert)
        if zahl is None or zahl != round(zahl, 2):
            return Pruefung(meldung=f"Bitte geben Sie den Betrag in Euro an, zum Beispiel {self.beispiel}.")
        if zahl < 0:
            return Pruefung(meldung="Der Betrag darf nicht kleiner als 0 sein.")
        falsch = out_of_range(zahl, kontext, " €")
        return Pruefung(meldung=falsch) if falsch is not None else Pruefung(wert=f"{zahl:.2f}")

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return euro(Decimal(str(wert)))


def euro(betrag: Decimal) -> str:
    """1480 → "1.480,00 €"."""
    return f"{betrag:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".") + " €"


TYPEN = (Zahl(), Betrag())
