"""Facts for another open question than the one asked: "karl petersen" or "am 17.11." while a choice is offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.nlu.antworten_basis import leftover
from bot.nlu.korrektur_werte import read_for
from bot.nlu.lage import Lage
from bot.nlu.lesart import Wert
from bot.nlu.personenname import is_first
from bot.nlu.text import fold, muster
from bot.nlu.werte import finde

APPLICANT = "name"
FREE = ("text", "ort", "liste")
KINDS = ("adresse", "datum", "email", "iban", "kennzeichen", "telefon")
FIGURES = 5  # of an example from which a number is asked for
NAME_WORDS = (2, 3, 4)
_EXACT = r"(?:\w+\s+)?(?:\d{1,2}\.\s?(?:\d{1,2}\.?|[^\W\d_]{3,})(?:\s?\d{2,4})?|heute|gestern|vorgestern)\W*"


def bare_fact(lage: Lage) -> list[Wert]:
    """A full name or a day and nothing else, for the one open field that takes it; [] where several could. While a
    text is asked for, what is plainly of another kind: "Birkenstr 3" is no nationality.
    """
    if lage.umfeld.typ == "text":
        return _misplaced(lage)
    if lage.umfeld.typ in FREE or not lage.states or lage.teile.frage:
        return []
    return _name(lage) or _day(lage)


def _name(lage: Lage) -> list[Wert]:
    """A first name that is known, and a last one."""
    takers = _open(lage, "name")
    own = [entry for entry in takers if entry["feld"] == APPLICANT]
    words = lage.text.strip(" .!").split()
    if lage.umfeld.typ == "name" or len(words) not in NAME_WORDS or not is_first(words[0]):
        return []
    if len(own or takers) != 1:
        return []
    found = read_for((own or takers)[0], lage.text, lage.umfeld)
    return found if found and {"vorname", "nachname"} <= set(found[0].wert) else []


def _day(lage: Lage) -> list[Wert]:
    takers = _open(lage, "datum")
    said = [wert for wert in lage.werte if wert.typ == "datum"]
    if lage.umfeld.typ in ("datum", "termin", "uhrzeit", "zahl") or len(takers) != 1 or len(said) != 1:
        return []
    exact = muster(_EXACT).fullmatch(said[0].text)
    return read_for(takers[0], lage.text, lage.umfeld) if exact and not leftover(lage.text, said) else []


def _misplaced(lage: Lage) -> list[Wert]:
    """An address, a day, an e-mail address … and nothing else, which the example of the asked text does not hold."""
    frage = lage.umfeld.frage or {}
    example, free = str(frage.get("beispiel") or ""), replace(lage.umfeld, frage=None)
    found = [wert for wert in finde(lage.text, free) if wert.typ in KINDS]
    if len(found) != 1 or leftover(lage.text, found) or found[0].typ in {wert.typ for wert in finde(example, free)}:
        return []
    figures = any(char.isdigit() for char in found[0].text)
    asks_for_figures = sum(char.isdigit() for char in example) >= FIGURES
    named = "name" in fold(f"{lage.umfeld.gefragt} {frage.get('titel') or ''}".replace("_", " "))
    if (found[0].typ == "telefon" and asks_for_figures) or (named and not figures):
        return []
    takers = _open(lage, found[0].typ)
    return read_for(takers[0], lage.text, lage.umfeld) if len(takers) == 1 else []


def _open(lage: Lage, typ: str) -> list[dict[str, Any]]:
    """Fields of a type that have no answer, without the one asked."""
    return [
        entry
        for entry in lage.umfeld.felder
        if entry.get("typ") == typ and not entry.get("beantwortet") and entry["feld"] != lage.umfeld.gefragt
    ]


def describes_another(lage: Lage, others: Sequence[Wert]) -> bool:
    """Whether nothing is said but an adjective that is a choice of another field ("männlich" is no breed of dog), or a
    value of another kind than a text.
    """
    if lage.umfeld.typ == "text" and _misplaced(lage):
        return True
    if lage.umfeld.typ != "text" or len(others) != 1 or leftover(lage.text, others):
        return False
    entry = next((e for e in lage.umfeld.felder if e["feld"] == others[0].feld), {})
    said = fold(others[0].text)
    choices = [str(word) for option in entry.get("optionen") or () for word in option.get("worte") or ()]
    return any(word.islower() and fold(word) == said for word in choices)
