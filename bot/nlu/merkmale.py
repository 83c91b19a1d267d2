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
    return _rarity(_counted(texts))


def row(text: str, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places and weights of a text's n-grams, of length one together."""
    places, numbers = counts(text)
    values = numbers * weights[places]
    return places, values / max(float(np.linalg.norm(values)), 1e-9)


def matrix(texts: Sequence[str], weights: np.ndarray) -> csr_matrix:
    """The rows of several texts."""
    return _weighted(_counted(texts), weights)


def learn_matrix(texts: Sequence[str]) -> tuple[np.ndarray, csr_matrix]:
    """Weights of the n-grams by `texts`, and the rows of `texts` by those weights: each is counted once."""
    counted = _counted(texts)
    weights = _rarity(counted)
    return weights, _weighted(counted, weights)


def _counted(texts: Sequence[str]) -> csr_matrix:
    """Numbers of the n-grams of several texts."""
    found = [counts(text) for text in texts]
    ends = np.cumsum([0] + [len(places) for places, _ in found])
    places = np.concatenate([places for places, _ in found]) if found else np.zeros(0, np.int32)
    values = np.concatenate([values for _, values in found]) if found else np.zeros(0, np.float32)
    return csr_matrix((values, places, ends), shape=(len(found), FEATURES))


def _rarity(counted: csr_matrix) -> np.ndarray:
    documents = np.bincount(counted.indices, minlength=FEATURES)
    return np.asarray(np.log((1 + counted.shape[0]) / (1 + documents)) + 1, dtype=np.float32)


def _weighted(counted: csr_matrix, weights: np.ndarray) -> csr_matrix:
    """Each row weighted and of length one."""
    values = counted.data * weights[counted.indices]
    rows = np.repeat(np.arange(counted.shape[0]), np.diff(counted.indptr))
    lengths = np.sqrt(np.bincount(rows, values * values, minlength=counted.shape[0]))
    values /= np.maximum(lengths, 1e-9)[rows].astype(np.float32)
    return csr_matrix((values.astype(np.float32), counted.indices, counted.indptr), shape=counted.shape)


def encode(texts: Sequence[str]) -> np.ndarray:
    """Sentence vectors, or zeros where the encoder is missing."""
    encoder = load_satzvektor()
    if encoder is None:
        return np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    return encoder.encode(list(texts))
