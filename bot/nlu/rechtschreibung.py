"""Typing errors in the words by which people ask, turn and correct: put right by the words of the training phrases.

A second reading uses it where the first understood nothing. Values are never taken from a word that was put right.
"""

import functools
import re
from collections import defaultdict

from bot.nlu.bekannt import word_counts
from bot.nlu.text import distance, fold

OFTEN = 3  # so many times a word stands in the phrases that it is right, and may be meant by others
LEAST_LETTERS = 5
LONG = 9  # letters from which two errors are possible
FAR_AHEAD = 3  # so many times as often as the next likely one
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?![\w@/]|[.-]\w)")  # no part of an address, a date or a plate


def repaired(text: str) -> str:
    """The text with misspelled common words put right; itself where there are none."""
    return _WORD.sub(lambda match: _right(match.group()), text)


def wrong_words(text: str) -> frozenset[str]:
    """The folded words of a text that `repaired` would change."""
    said = (match.group() for match in _WORD.finditer(text))
    return frozenset(fold(word) for word in said if _right(word) != word)


def is_common(word: str) -> bool:
    """Whether a folded word is one of those people use, and no misspelling of another."""
    return word in _vocabulary()[0]


def _right(word: str) -> str:
    meant = _meant(word.lower()) if len(word) >= LEAST_LETTERS else None
    if meant is None:
        return word
    return meant[:1].upper() + meant[1:] if word[:1].isupper() else meant


@functools.lru_cache(maxsize=20_000)
def _meant(word: str) -> str | None:
    known, common = _vocabulary()
    folded = fold(word)
    if folded in known:
        return None
    allowed = 2 if len(folded) >= LONG else 1
    near = []
    for length in range(len(folded) - allowed, len(folded) + allowed + 1):
        for other, spelling, count in common.get((folded[:1], length), ()):
            errors = distance(folded, other, allowed)
            if errors <= allowed:
                near.append((errors, -count, spelling))
    near.sort()
    if not near or (len(near) > 1 and near[1][0] == near[0][0] and near[0][1] > FAR_AHEAD * near[1][1]):
        return None
    return near[0][2]


@functools.lru_cache(maxsize=1)
def _vocabulary() -> tuple[frozenset[str], dict[tuple[str, int], list[tuple[str, str, int]]]]:
    """Folded words that are right as they are, and by first letter and length those others may be meant for."""
    counts: defaultdict[str, int] = defaultdict(int)
    spelling: dict[str, str] = {}
    for word, count in word_counts().most_common():
        counts[fold(word)] += count
        spelling.setdefault(fold(word), word)
    common: defaultdict[tuple[str, int], list[tuple[str, str, int]]] = defaultdict(list)
    for folded, count in counts.items():
        if count >= OFTEN and len(folded) >= LEAST_LETTERS - 1:
            common[folded[:1], len(folded)].append((folded, spelling[folded], count))
    return frozenset(folded for folded, count in counts.items() if count >= OFTEN), dict(common)
