"""Finding services by words, for lists and search boxes. Pure. (What a sentence means is understood by the bot.)"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from api.leistungen.modell import Leistung
from api.mandanten.worte import distance, fold, squeeze

GEWICHTE = (("titel", 8), ("stichworte", 6), ("kurz", 2), ("beispiele", 1))
UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
TRAGEND = 4
"""Shorter words tell little."""
VERSCHRIEBEN = (5, 10)
"""Letters from which on a word may hold one slip, or two, and still be told from others."""


def search(leistungen: Iterable[Leistung], anfrage: str) -> list[Leistung]:
    """The services in which every word of the query begins a word, best first; all of them for an empty query."""
    words = _words(anfrage)
    scored = [(_score(leistung, words), leistung) for leistung in leistungen]
    found = [(score, leistung) for score, leistung in scored if score or not words]
    return [leistung for _score, leistung in sorted(found, key=lambda pair: (-pair[0], pair[1].titel))]


def search_loosely(leistungen: Iterable[Leistung], anfrage: str) -> list[Leistung]:
    """Like `search`, with a slip of the finger forgiven in titles and keywords; shorter words are not looked at."""
    words = [word for word in _folded(anfrage) if len(word) >= TRAGEND]
    scored = [(_slips(leistung, words), leistung) for leistung in leistungen] if words else []
    found = [(slips, leistung) for slips, leistung in scored if slips is not None]
    return [leistung for _slips, leistung in sorted(found, key=lambda pair: (pair[0], pair[1].titel))]


def _slips(leistung: Leistung, words: list[str]) -> int | None:
    """How many slips lie between the words and those of the service; None where one is like none of them."""
    own = _folded(f"{leistung.titel} {' '.join(leistung.stichworte)}")
    slips = [min((_distance(word, other) for other in own), default=len(word)) for word in words]
    return sum(slips) if all(each <= _forgiven(word) for each, word in zip(slips, words, strict=True)) else None


def _distance(word: str, other: str) -> int:
    """Of the whole word, or of its beginning: what is typed is often not finished."""
    return distance(word, other[: len(word)] if len(other) > len(word) + 2 else other, _forgiven(word))


def _forgiven(word: str) -> int:
    return sum(len(word) >= letters for letters in VERSCHRIEBEN)


def _score(leistung: Leistung, words: tuple[str, ...]) -> int:
    """Sum over the words of the best place each is found in; 0 where one is found nowhere."""
    fields = {name: _words(_text(getattr(leistung, name))) for name, _weight in GEWICHTE}
    total = 0
    for word in words:
        best = max((weight for name, weight in GEWICHTE if _begins(word, fields[name])), default=0)
        if not best:
            return 0
        total += best
    return total


def _begins(word: str, words: tuple[str, ...]) -> bool:
    return any(other.startswith(word) for other in words)


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Lower case, ae for ä, ss for ß."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(UMLAUTE)
    return tuple(re.findall(r"\w+", plain))


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, ...]:
    """The words as they sound."""
    return tuple(squeeze(fold(word)) for word in re.findall(r"\w+", text))
