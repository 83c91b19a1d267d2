"""Amounts of money as they are said at the market: "'n Fuffi", "drei Hunnis", "zwei Zehner", "einsfuffzig"."""

import re
from typing import NamedTuple

from bot.nlu.text import fold, muster
from bot.nlu.zahlwoerter import number_word

_NOTES = {"fuffi": 50, "funfi": 5, "zwanni": 20, "zwannie": 20, "hunni": 100, "heiermann": 5, "tausi": 1000}
_NOTE = r"\b(?:(?P<zahl>\d{1,3}|[a-zäöüß]+|'?n)\s+)?(?P<schein>[a-zäöüß]{4,})\b(?!\s*(?:uhr|jahre))"
_SEPARATORS = (  # of the same length, so that places stay true
    (r"(?<![\d.,])(\d{1,3}),(\d{3})\.(\d{2})(?!\d)", r"\1.\2,\3"),
    (r"(?<![\d.,])(\d{1,3})['’`´](\d{3})(?![\d])", r"\1.\2"),
    (r"(?<![\d.,])(\d{1,3}),(\d{3})(?![\d.,])", r"\1.\2"),
    (r"(?<=\d)\.(?=-)", ","),
)
_LEAST_CENTS = 10


class Geld(NamedTuple):
    """Euros and where they stand."""

    euro: float
    start: int
    ende: int


def separated(text: str) -> str:
    """Thousands and cents parted as in German: "1,250.00", "1'250" and "1500.-" are "1.250,00", "1.250", "1500,-"."""
    for pattern, fresh in _SEPARATORS:
        text = re.sub(pattern, fresh, text)
    return text


def notes(text: str) -> list[Geld]:
    """Banknotes by their names, with how many of them."""
    found = []
    for match in muster(_NOTE).finditer(text):
        note = _note(match["schein"])
        if note is None:
            continue
        count = _count(match["zahl"] or "")
        found.append(Geld(note * (count or 1), match.start() if count else match.start("schein"), match.end()))
    return found


def _note(word: str) -> float | None:
    """ "Zwanziger" → 20, "Hunnis" → 100."""
    folded = fold(word)
    for end in ("", "s", "n", "r", "rs"):
        if end and not folded.endswith(end):
            continue
        known = _NOTES.get(folded[: len(folded) - len(end)])
        if known:
            return known
    stem = re.fullmatch(r"(?P<zahl>\w{3,}?)er[ns]?", word.lower())
    number = number_word(stem["zahl"]) if stem else None
    return number if number in (5, 10, 20, 50, 100, 200, 500, 1000) else None


def _count(word: str) -> float | None:
    if not word or fold(word) == "n":
        return 1.0 if word else None
    return float(word) if word.isdigit() else number_word(word)


def in_one_word(word: str) -> float | None:
    """Euros and cents in one word: "einsfünfzig" → 1.5, "zweineunundneunzig" → 2.99."""
    if number_word(word) is not None:
        return None
    for cut in range(3, len(word) - 2):
        euros, cents = number_word(word[:cut]), number_word(word[cut:])
        if euros is None or cents is None or word[:cut].lower() in ("ein", "eine", "einen"):
            continue
        if euros == int(euros) and 0 < euros < 1000 and cents == int(cents) and _LEAST_CENTS <= cents < 100:
            return euros + cents / 100
    return None
