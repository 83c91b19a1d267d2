"""How a sentence is built, whatever it is about: its common words and its marks as they are, of every other word only
its ending, one by one and two by two. "Ich habe …, was kostet …?" asks for a fact of a dog as of a passport.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.mundart import in_standard
from bot.nlu.text import fold

PLACES = 2**14
COMMON = 450  # words that stand for themselves
RARE = 0.6  # how much more a rare pair tells than a frequent one: 0 not at all, 1 as much as for n-grams
_TOKEN = re.compile(r"[\w'@-]+|[?.!,:]")


@dataclass(frozen=True)
class Satzbau:
    """What the learned texts have in common: their frequent words, and how much each pair tells."""

    common: frozenset[str]
    weights: np.ndarray

    def row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Places (below `PLACES`) and weights of a text's pairs, of length one together."""
        places, numbers = _counts(text, self.common)
        values = (1 + np.log(numbers)) * self.weights[places]
        return places, values / max(float(np.linalg.norm(values)), 1e-9)

    def rows(self, texts: Sequence[str]) -> csr_matrix:
        """The rows of several texts."""
        found = [self.row(text) for text in texts]
        ends = np.cumsum([0] + [len(places) for places, _ in found])
        places = np.concatenate([places for places, _ in found])
        values = np.concatenate([values for _, values in found]).astype(np.float32)
        return csr_matrix((values, places, ends), shape=(len(texts), PLACES))


def learn_satzbau(texts: Sequence[str]) -> Satzbau:
    """Frequent words and weights of `texts`."""
    words = Counter(word for text in texts for word in fold(in_standard(text)).split())
    common = frozenset(word for word, _ in words.most_common(COMMON))
    holding = np.bincount(np.concatenate([_counts(text, common)[0] for text in texts]), minlength=PLACES)
    weights = (np.log((1 + len(texts)) / (1 + holding)) + 1) ** RARE
    return Satzbau(common, weights.astype(np.float32))


def _counts(text: str, common: frozenset[str]) -> tuple[np.ndarray, np.ndarray]:
    found = Counter(zlib.crc32(pair.encode()) % PLACES for pair in _pairs(text, common))
    return np.fromiter(found.keys(), np.int32, len(found)), np.fromiter(found.values(), np.float32, len(found))


def _pairs(text: str, common: frozenset[str]) -> Iterable[str]:
    tokens = ["<", *(_shape(token, common) for token in _TOKEN.findall(in_standard(text))), ">"]
    yield from tokens
    yield from map(" ".join, pairwise(tokens))


def _shape(token: str, common: frozenset[str]) -> str:
    """The token itself where it is a mark or common, "0" for what holds a digit, else its ending; capitals count."""
    folded = fold(token)
    if not folded or folded in common:
        return folded or token
    if any(char.isdigit() for char in token):
        return "0"
    return ("N" if token[0].isupper() else "") + folded[-2:]
