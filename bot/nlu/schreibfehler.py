"""Slips of the pen in words nobody ever wrote, put right before intent and service are learned from a text; never for a
value.

Only a word that stands in no known text is changed, and only into one that is a single slip away and leaves no doubt.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from re import Match

from bot.nlu.text import distance, fold

SHORTEST = 6  # letters of a word that is put right: a short one is too near to others
KNOWN = 2  # known texts a word must stand in to be taken for what was meant
CLEAR = 5  # times as often as the next that is as near
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]+(?![\w@/]|\.\w|-)")  # no part of an address, a date or a plate


@dataclass
class Rechtschreibung:
    """Words of all known texts. `haeufig`: folded word → how often; `formen`: those that may have been meant → how they
    are mostly written.
    """

    haeufig: dict[str, int]
    formen: dict[str, str]
    _nah: dict[str, list[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._nah = {}
        for word in self.formen:
            for shorter in {word, *_one_less(word)}:
                self._nah.setdefault(shorter, []).append(word)

    def corrected(self, text: str) -> str:
        """The text with its slips put right."""
        return _WORD.sub(self._word, text)

    def _word(self, match: Match[str]) -> str:
        said = match.group()
        word = fold(said)
        if len(word) < SHORTEST or word in self.haeufig:
            return said
        meant = self._meant(word)
        return said if meant is None else self.formen[meant]

    def _meant(self, word: str) -> str | None:
        near = {other for key in {word, *_one_less(word)} for other in self._nah.get(key, ())}
        found = sorted((other for other in near if distance(word, other, 1) <= 1), key=lambda w: -self.haeufig[w])
        if not found or (len(found) > 1 and self.haeufig[found[0]] < CLEAR * self.haeufig[found[1]]):
            return None
        return found[0]


def learn(texts: Iterable[str]) -> Rechtschreibung:
    """The words of `texts`."""
    counted: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for text in texts:
        for said in re.findall(r"[^\W\d_]+", text):
            word = fold(said)
            counted[word] += 1
            written.setdefault(word, Counter())[said] += 1
    meant = {
        word: written[word].most_common(1)[0][0]
        for word, number in counted.items()
        if number >= KNOWN and len(word) >= SHORTEST - 1
    }
    return Rechtschreibung(dict(counted), meant)


def _one_less(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}
