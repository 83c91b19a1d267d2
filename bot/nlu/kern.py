"""Kernel ridge regression over n-grams and sentence vectors: every known text votes for its class by how alike it is.

The solution is exact and takes one linear system instead of many rounds, which keeps training short with thousands of
texts and hundreds of classes. Plain arrays: nothing is pickled.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.merkmale import FEATURES, learn_matrix, row

SHARPNESS = 2.0  # how fast a text's vote fades with its distance, unless told otherwise
RIDGE = 0.1
BLOCK = 512  # rows worked out at once: the sparse product of all would need a multiple of the memory
COMMON = 600  # n-grams multiplied as a plain matrix
NGRAMS = 0.5  # share of the n-grams in the similarity; the rest is the sentence vector's


@dataclass
class Kern:
    """Learned texts with their votes. `rows` are n-gram rows, `vectors` sentence vectors, `votes` texts x classes."""

    rows: csr_matrix
    vectors: np.ndarray
    votes: np.ndarray
    rarity: np.ndarray
    sharpness: float = SHARPNESS
    columns: csr_matrix = field(init=False)
    dense: bool = field(init=False)

    def __post_init__(self) -> None:
        self.columns = self.rows.T.tocsr()
        self.dense = bool(self.vectors.any())

    def similarity(self, text: str, vector: np.ndarray) -> np.ndarray:
        """Likeness of `text` to each learned text, from 0 to 1. Without sentence vectors the n-grams count alone."""
        places, values = row(text, self.rarity)
        ngrams = np.asarray(self.columns[places].T @ values) if len(places) else np.zeros(self.rows.shape[0])
        if not self.dense or not vector.any():
            return ngrams
        return np.asarray(NGRAMS * ngrams + (1 - NGRAMS) * (self.vectors @ vector))

    def chances(self, similarity: np.ndarray, temperature: float) -> np.ndarray:
        """Chance of each class; they add up to 1. The lower the temperature, the surer a small lead."""
        scores = np.exp(self.sharpness * (similarity - 1)) @ self.votes
        odds = np.exp(scores / temperature)
        return np.asarray(odds / odds.sum())

    def arrays(self) -> dict[str, np.ndarray]:
        """What is to be stored."""
        return {
            "places": self.rows.indices.astype(np.int32),
            "values": self.rows.data.astype(np.float16),
            "ends": self.rows.indptr,
            "vectors": self.vectors.astype(np.float16),
            "votes": self.votes.astype(np.float32),
            "rarity": self.rarity,
            "sharpness": np.asarray(self.sharpness),
        }

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> "Kern":
        shape = (len(arrays["ends"]) - 1, FEATURES)
        values = arrays["values"].astype(np.float32)
        rows = csr_matrix((values, arrays["places"], arrays["ends"]), shape=shape)
        return cls(
            rows, arrays["vectors"].astype(np.float32), arrays["votes"], arrays["rarity"], float(arrays["sharpness"])
        )


def _among_themselves(rows: csr_matrix, vectors: np.ndarray) -> np.ndarray:
    """Likeness of each text to those before it and to itself; what lies above the diagonal is left open.

    The n-grams most texts have are multiplied as a plain matrix, which is many times faster than a sparse one.
    """
    common = np.argsort(-np.bincount(rows.indices, minlength=rows.shape[1]))[:COMMON]
    plain = np.ascontiguousarray(rows[:, common].toarray(), dtype=np.float32)
    keep = np.ones(rows.shape[1], dtype=np.float32)
    keep[common] = 0.0
    rare = rows.multiply(keep[None, :]).tocsr()
    rare.eliminate_zeros()
    dense = bool(vectors.any())
    share = np.float32(NGRAMS if dense else 1.0)
    found = np.empty((rows.shape[0], rows.shape[0]), dtype=np.float32)
    for start in range(0, len(found), BLOCK):
        part, before = slice(start, start + BLOCK), slice(0, start + BLOCK)
        here = (rare[part] @ rare[before].T).toarray()
        here += plain[part] @ plain[before].T
        here *= share
        if dense:
            here += (1 - share) * (vectors[part] @ vectors[before].T)
        found[part, before] = here
    return found


def _fade(likeness: np.ndarray, sharpness: float) -> None:
    """Votes by likeness, in place, below the diagonal blocks."""
    for start in range(0, len(likeness), BLOCK):
        here = likeness[start : start + BLOCK, : start + BLOCK]
        here -= 1
        here *= sharpness
        np.exp(here, out=here)


def learn_kern(
    texts: Sequence[str],
    labels: Sequence[int],
    classes: int,
    vectors: np.ndarray,
    sharpness: float = SHARPNESS,
    balanced: bool = False,
) -> Kern:
    """Solves for the votes of `texts`, whose classes are `labels` below `classes`.

    `balanced`: classes of few texts count as much as those of many.
    """
    from scipy.linalg import cho_factor, cho_solve

    vectors = np.asarray(vectors, dtype=np.float32)
    rare, rows = learn_matrix(texts)
    likeness = _among_themselves(rows, vectors)
    _fade(likeness, sharpness)
    sizes = np.bincount(labels, minlength=classes)[labels]
    share = sizes * np.count_nonzero(np.bincount(labels)) / len(texts)  # 1 for a class of mean size
    likeness[np.diag_indices(len(texts))] += RIDGE * share if balanced else RIDGE
    wanted = np.zeros((len(texts), classes), dtype=np.float32)
    wanted[np.arange(len(texts)), labels] = 1.0
    # The matrix is symmetric: its transpose is itself in the order LAPACK wants, so nothing is copied. What lies below
    # the diagonal lies above it there.
    factor = cho_factor(likeness.T, lower=False, overwrite_a=True, check_finite=False)
    votes = cho_solve(factor, wanted, overwrite_b=True, check_finite=False)
    return Kern(rows, vectors, votes, rare, sharpness)
