"""Finding services by words, for lists and search boxes. Pure. (What a sentence means is understood by the bot.)"""

import re
import unicodedata
from collections.abc import Iterable

from api.leistungen.modell import Leistung

GEWICHTE = (("titel", 8), ("stichworte", 6), ("kurz", 2), ("beispiele", 1))
UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def search(leistungen: Iterable[Leistung], anfrage: str) -> list[Leistung]:
    """The services in which every word of the query begins a word, best first; all of them for an empty query."""
    words = _words(anfrage)
    scored = [(_score(leistung, words), leistung) for leistung in leistungen]
    found = [(score, leistung) for score, leistung in scored if score or not words]
    return [leistung for _score, leistung in sorted(found, key=lambda pair: (-pair[0], pair[1].titel))]


def _score(leistung: Leistung, words: list[str]) -> int:
    """Sum over the words of the best place each is found in; 0 where one is found nowhere."""
    fields = {name: _words(_text(getattr(leistung, name))) for name, _weight in GEWICHTE}
    total = 0
    for word in words:
        best = max((weight for name, weight in GEWICHTE if _begins(word, fields[name])), default=0)
        if not best:
            return 0
        total += best
    return total


def _begins(word: str, words: list[str]) -> bool:
    return any(other.startswith(word) for other in words)


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _words(text: str) -> list[str]:
    """Lower case, ae for ä, ss for ß."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(UMLAUTE)
    return re.findall(r"\w+", plain)
