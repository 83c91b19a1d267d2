"""Words of dialect read as standard German, for what intent and service are learned from; never for a value.

One file per dialect in `data/mundart/`: words that are unmistakable, words that are standard German too and count only
in a sentence that is clearly dialect, and a few sound rules for such a sentence.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import Match, Pattern

from bot.nlu.yaml_datei import read_yaml
from bot.settings import ROOT

FOLDER = ROOT / "data" / "mundart"
CLEAR = 2  # unmistakable words of one dialect that make a sentence dialect
_WORD = re.compile(
    r"(?<![\w.@/-])[^\W\d_]+(?:'[^\W\d_]+)*(?![\w@/]|\.\w|-)"
)  # no part of an address, a date or a plate
_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True)
class Mundart:
    """One dialect: lower-case form → standard word (`sicher`, `sonst`), sound rules, and words they don't touch."""

    sicher: dict[str, str]
    sonst: dict[str, str]
    laute: list[tuple[Pattern[str], str]]
    irgendein_laut: Pattern[str]
    nie: frozenset[str]

    def meaning(self, word: str, clear: bool) -> str | None:
        """The standard word for a lower-case form, or None where it stays as it is."""
        known = self.sicher.get(word)
        if known or not clear:
            return known
        return self.sonst.get(word) or self._by_sound(word)

    def _by_sound(self, word: str) -> str | None:
        if word in self.nie or not self.irgendein_laut.search(word):
            return None
        said = word
        for pattern, standard in self.laute:
            said = pattern.sub(standard, said)
        return said if said != word else None


def read_mundart(path: Path) -> Mundart:
    """The dialect of one file."""
    data = read_yaml(path)
    sicher, sonst = dict(_forms(data["sicher"])), dict(_forms(data["sonst"]))
    standard = {word.lower() for words in (data["sicher"], data["sonst"]) for word in words}
    laute = [(re.compile(pattern), standard) for pattern, standard in data["laute"]]
    any_of_them = re.compile("|".join(pattern for pattern, _ in data["laute"]))
    return Mundart(sicher, sonst, laute, any_of_them, frozenset(data["nie"].lower().split()) | standard)


def _forms(words: dict[str, str]) -> Iterator[tuple[str, str]]:
    for standard, forms in words.items():
        for form in forms.lower().split():
            yield form, standard
            yield form.translate(_ASCII), standard


@functools.lru_cache(maxsize=1)
def _mundarten() -> tuple[list[Mundart], dict[str, list[int]]]:
    """All dialects by file name, and for each unmistakable form the places of those that have it."""
    found = [read_mundart(path) for path in sorted(FOLDER.glob("*.yml"))]
    where: dict[str, list[int]] = {}
    for place, mundart in enumerate(found):
        for form in mundart.sicher:
            where.setdefault(form, []).append(place)
    return found, where


@functools.lru_cache(maxsize=20_000)
def _meaning(place: int, word: str, clear: bool) -> str | None:
    return _mundarten()[0][place].meaning(word, clear)


def in_standard(text: str) -> str:
    """The text with its words of dialect as standard German; without an unmistakable one, the text as it is.

    The dialect with most such words reads the sentence. Words of others are read too where they are unmistakable.
    """
    mundarten, where = _mundarten()
    said = [match.group().lower() for match in _WORD.finditer(text)]
    hits: dict[int, int] = {}
    for word in said:
        for place in where.get(word, ()):
            hits[place] = hits.get(place, 0) + 1
    if not hits:
        return text
    most = max(hits.values())
    tied = [place for place in hits if hits[place] == most]
    if len(tied) > 1:  # the one that also knows more of the other words
        tied.sort(key=lambda place: (-sum(word in mundarten[place].sonst for word in said), place))
    order = [tied[0], *sorted(place for place in hits if place != tied[0])]
    clear = most >= CLEAR

    def standard(match: Match[str]) -> str:
        form = match.group()
        word = form.lower()
        meant = _meaning(order[0], word, clear)
        if meant is None:
            meant = next((mundarten[p].sicher[word] for p in order if word in mundarten[p].sicher), form)
        return meant[0].upper() + meant[1:] if form[0].isupper() else meant

    return _WORD.sub(standard, text)
