"""First and last name told apart by their labels: "Nachname Nguyen, Vorname Mai", "Okonkwo ist mein Familienname"."""

import re
from collections.abc import Callable

from bot.nlu.personenname import PARTICLES, TITLES, capitalised
from bot.nlu.text import fold, muster
from bot.nlu.werte.name import until_stop

_LABEL = (
    r"\b(?:(?P<vorname>(?:vor|ruf)name?n?s?|vorne(?=\s+[A-ZÄÖÜ]|\W*$))|(?P<nachname>(?:nach|familien|zu|"
    r"haus)name?n?s?))\b"
)
_COPULA = (
    r"^[\s:=.,-]*(?:(?:ist|is|lautet|heißt|heiße|heiß|wäre|sein|schreib\w*|sie|man|sich|ich|der|die|das|mein\w*|doch|dann|"
    r"aber|war|und|also|äh|ähm)\b[\s:=,]*)*"
)
_LABELLED = r"\b(?:ist|is|mit|als|wäre|lautet|sein|heißt)\s+(?:(?:der|die|den|dem|das|mein\w*|sein\w*|ihr\w*)\s+)*$"
_CALLED = r"\s+heiße?\s+ich\b.*$"
_LEADING = r"^(?:(?:und|dann|mit|der|die|den|mein\w*|also|ja|herr|frau|als|ich\s+bin|ich\s+heiße)\b[\s,]*)+"


def by_labels(text: str, is_name: Callable[[str], bool]) -> dict[str, str]:
    """ "vorname" and "nachname" as far as labels tell them; `is_name` says whether words can be a name.

    What stands beside the only label is the other part.
    """
    found: dict[str, str] = {}
    marks = list(muster(_LABEL).finditer(text))
    free = [
        text[a:b] for a, b in zip([0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(text)], strict=True)
    ]
    for at, mark in enumerate(marks):
        key = str(mark.lastgroup)
        before, behind = free[at], free[at + 1]
        ahead, after = _last(before, is_name), _first(behind, is_name)
        backwards = bool(ahead) and (not after or bool(muster(_LABELLED).search(before)))
        name = ahead if backwards else after
        if not name:
            continue
        found[key] = _written(name)
        if backwards:
            free[at] = before.replace(name, ";")
        else:
            free[at + 1] = behind.replace(name, ";", 1)
    if len(found) == 1:
        other = "vorname" if "nachname" in found else "nachname"
        said = next(iter(found.values()))
        rest = next((name for part in free if (name := _without(_first(part, is_name), said))), "")
        if rest:
            found[other] = _written(rest)
    return found


def _without(name: str, said: str) -> str:
    """ "MEYER LISELOTTE" without the "Meyer" that was told to be the last name."""
    return " ".join(word for word in name.split() if fold(word) not in fold(said).split())


def _written(name: str) -> str:
    return capitalised(" ".join(word for word in name.split() if fold(word) not in TITLES))


def _pieces(part: str, is_name: Callable[[str], bool]) -> list[str]:
    """The stretch of text cut at commas and small words: each piece a name, or "" where it is none."""
    found = []
    for piece in re.split(r"\s*[,;:/()\n.]\s*|\s+(?:und|aber)\s+", part):
        piece = muster(_LEADING).sub("", muster(_LABELLED).sub("", muster(_COPULA).sub("", piece))).strip(" -=")
        piece = muster(_CALLED).sub("", piece)
        name = until_stop(piece).strip()
        words = [word for word in name.split() if word.lower() not in PARTICLES]
        found.append(name if words and is_name(name) else "")
    return found


def _first(part: str, is_name: Callable[[str], bool]) -> str:
    return next(filter(None, _pieces(part, is_name)), "")


def _last(part: str, is_name: Callable[[str], bool]) -> str:
    """The name that ends the stretch."""
    return _pieces(part, is_name)[-1]
