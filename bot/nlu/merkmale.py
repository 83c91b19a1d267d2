"""What is learned from: character n-grams of the folded text, and its sentence vector."""

import functools
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.mundart import in_standard
from bot.nlu.satzvektor import DIMENSIONS, load_satzvektor
from bot.nlu.text import fold

FEATURES = 2**15
SHORTEST, LONGEST = 2, 5  # letters of an n-gram; a blank stands for each end of a word
DENSE_WEIGHT = 1.5  # weight of the sentence vector beside the n-grams


@functools.lru_cache(maxsize=2_000)
def counts(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Places (below `FEATURES`) and numbers of the n-grams of a text."""
    found: Counter[int] = Counter()
    for word in fold(in_standard(text)).split():
        padded = f" {word} "
        for length in range(SHORTEST, LONGEST + 1):
            for start in range(max(1, len(padded) - length + 1)):
                found[zlib.crc32(padded[start : start + length].encode()) % FEATURES] += 1
    return np.fromiter(found.keys(), np.int32, len(found)), np.fromiter(found.values(), np.float32, len(found))


def rarity(texts: Sequence[str]) -> np.ndarray:
    """Weight of each n-gram: the rarer among `texts`, the more telling."""
    documents = np.zeros(FEATURES)
    for text in texts:
        documents[counts(text)[0]] += 1
    return np.asarray(np.log((1 + len(texts)) / (1 + documents)) + 1, dtype=np.float32)


def row(text: str, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places and weights of a text's n-grams, of length one together."""
    places, numbers = counts(text)
    values = numbers * weights[places]
    return places, values / max(float(np.linalg.norm(values)), 1e-9)


def matrix(texts: Sequence[str], weights: np.ndarray) -> csr_matrix:
    """The rows of several texts."""
    rows = [row(text, weights) for text in texts]
    ends = np.cumsum([0] + [len(places) for places, _ in rows])
    places = np.concatenate([places for places, _ in rows]) if rows else np.zeros(0, np.int32)
    values = np.concatenate([values for _, values in rows]) if rows else np.zeros(0, np.float32)
    return csr_matrix((values, places, ends), shape=(len(rows), FEATURES))


def encode(texts: Sequence[str]) -> np.ndarray:
    """Sentence vectors, or zeros where the encoder is missing."""
    encoder = load_satzvektor()
    if encoder is None:
        return np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    return encoder.encode(list(texts))
