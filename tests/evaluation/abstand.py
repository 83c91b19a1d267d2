"""How far the test phrases are from what the model was trained on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from bot.nlu.kern import BLOCK, NGRAMS
from bot.nlu.merkmale import encode, matrix, rarity
from bot.nlu.text import fold
from scipy.sparse import csr_matrix
from spacy.lang.de.stop_words import STOP_WORDS

RUN = 3  # content words in a row that a test phrase may not share with a training phrase
_LITTLE = frozenset(fold(word) for word in STOP_WORDS)


@dataclass(frozen=True)
class Nachbar:
    """The nearest training phrase; `naehe` between 0 and 1, from n-grams and sentence vector in equal parts."""

    text: str
    naehe: float


def neighbours(texts: Sequence[str], training: Sequence[str]) -> list[Nachbar]:
    """The nearest training phrase of each text."""
    weights = rarity(training)
    similarity = likenesses(matrix(texts, weights), encode(texts), matrix(training, weights), encode(training))
    best = similarity.argmax(axis=1)
    return [Nachbar(training[place], float(similarity[row, place])) for row, place in enumerate(best)]


def shared_runs(texts: Sequence[str], training: Sequence[str]) -> dict[str, str]:
    """Test phrases that share `RUN` content words in a row with a training phrase, each with the last such run."""
    known = {run for text in training for run in _runs(text)}
    return {text: " ".join(run) for text in texts for run in _runs(text) if run in known}


def farthest_third(nearness: Sequence[float]) -> list[int]:
    """Places of the third that is least like any training phrase."""
    order = np.argsort(np.asarray(nearness), kind="stable")
    return [int(place) for place in order[: len(nearness) // 3]]


def _runs(text: str) -> list[tuple[str, ...]]:
    words = [word for word in fold(text).split() if word not in _LITTLE and any(char.isalpha() for char in word)]
    return [tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]


def likenesses(rows: csr_matrix, vectors: np.ndarray, others: csr_matrix, their_vectors: np.ndarray) -> np.ndarray:
    """Likeness of each text to each of the others, from 0 to 1. Without sentence vectors the n-grams count alone."""
    found = np.empty((rows.shape[0], others.shape[0]), dtype=np.float32)
    columns, dense = others.T.tocsr(), bool(vectors.any())
    for start in range(0, len(found), BLOCK):
        part = slice(start, start + BLOCK)
        found[part] = (rows[part] @ columns).toarray()
        if dense:
            found[part] *= NGRAMS
            found[part] += (1 - NGRAMS) * (vectors[part] @ their_vectors.T)
    return found
