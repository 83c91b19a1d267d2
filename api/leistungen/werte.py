"""Judging one value: its type first, then the rules of its field."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from api.leistungen.bedingungen import FEHLT
from api.leistungen.ergebnis import JsonWert, Pruefung
from api.leistungen.feldtypen import feldtypen
from api.leistungen.kontext import Kontext, look_up
from api.leistungen.platzhalter import fill
from api.leistungen.pruefungen import PRUEFUNGEN

_TIEFE = 12


def judge(wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
    """Type and rules. Any JSON value gets a verdict."""
    if too_deep(wert) or too_deep(bisher):
        return Pruefung(meldung="Diese Angabe konnte ich nicht lesen. Bitte geben Sie sie noch einmal ein.")
    geprueft = feldtypen()[kontext.feld.typ].check(wert, kontext, bisher)
    if not geprueft.ok:
        return geprueft
    verstoss = _broken_rule(geprueft.wert, kontext)
    if verstoss is None:
        return geprueft
    return replace(verstoss, wert=geprueft.wert if verstoss.abbruch else None)


def _broken_rule(wert: JsonWert, kontext: Kontext) -> Pruefung | None:
    """The first rule that strikes: a check that fails, or a condition that holds."""
    angaben = {**kontext.angaben, kontext.feld.feld: wert}
    for regel in kontext.feld.regeln:
        if regel.pruefung is not None:
            trifft = not PRUEFUNGEN[regel.pruefung](wert, kontext)
        else:
            trifft = regel.wenn is not None and regel.wenn.holds(lambda pfad: lookup(pfad, angaben, kontext)) is True
        if trifft:
            if regel.abbruch is not None:
                return Pruefung(abbruch=fill(regel.abbruch, kontext.leistung, kontext.mandant))
            return Pruefung(meldung=fill(regel.meldung or "", kontext.leistung, kontext.mandant))
    return None


def lookup(pfad: str, angaben: Mapping[str, JsonWert], kontext: Kontext) -> Any:
    """A path among the answers, then among the facts."""
    if pfad.split(".")[0] in angaben:
        return look_up(pfad, angaben, kontext.mandant)
    return fact(pfad, kontext.umfeld.fakten)


def fact(pfad: str, fakten: Mapping[str, JsonWert]) -> Any:
    """A named fact, or FEHLT; truth reads as ja/nein."""
    wert = fakten.get(pfad)
    if wert is None:
        return FEHLT
    return ("ja" if wert else "nein") if isinstance(wert, bool) else wert


def too_deep(wert: JsonWert, tiefe: int = _TIEFE) -> bool:
    """JSON nested deeper than any answer is."""
    if not isinstance(wert, dict | list):
        return False
    kinder = wert.values() if isinstance(wert, dict) else wert
    return tiefe == 0 or any(too_deep(kind, tiefe - 1) for kind in kinder)
