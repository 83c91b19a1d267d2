"""Kernel ridge regression over n-grams, sentence vectors and, where told, the build of sentences: every known text
votes for its class by how alike it is.

The solution is exact and takes one linear system instead of many rounds, which keeps training short with thousands of
texts and hundreds of classes. Plain arrays: nothing is pickled.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix, hstack
from threadpoolctl import threadpool_limits

from bot.nlu.merkmale import FEATURES, learn_matrix, row
from bot.nlu.satzbau import PLACES, Satzbau, learn_satzbau

SHARPNESS = 2.0  # how fast a text's vote fades with its distance, unless told otherwise
RIDGE = 0.1
BLOCK = 512  # rows worked out at once: the sparse product of all would need a multiple of the memory
COMMON = 600  # n-grams multiplied as a plain matrix
NGRAMS = 0.5  # share of the n-grams in the similarity; the rest is the sentence vector's
NGRAMS_AND_BUILD = (0.4, 0.2)  # their shares where the build counts, too


@dataclass
class Kern:
    """Learned texts with their votes. `rows` are n-gram rows and, with `satzbau`, rows of builds, each with its share
    in the similarity; `vectors` are sentence vectors, `votes` texts x classes.
    """

    rows: csr_matrix
    vectors: np.ndarray
    votes: np.ndarray
    rarity: np.ndarray
    sharpness: float = SHARPNESS
    satzbau: Satzbau | None = None
    columns: csr_matrix = field(init=False)
    dense: bool = field(init=False)

    def __post_init__(self) -> None:
        self.columns = self.rows.T.tocsr()
        self.dense = bool(self.vectors.any())

    def similarity(self, text: str, vector: np.ndarray) -> np.ndarray:
        """Likeness of `text` to each learned text, from 0 to 1. Without sentence vectors the words count alone."""
        places, values = self._row(text)
        words = np.asarray(self.columns[places].T @ values) if len(places) else np.zeros(self.rows.shape[0])
        share = _share_of_words(self.satzbau)
        if not self.dense or not vector.any():
            return np.asarray(words / share)
        return np.asarray(words + (1 - share) * (self.vectors @ vector))

    def _row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Places and values of a text; a learned text's values hold the root of the share, this one's as well."""
        places, values = row(text, self.rarity)
        if self.satzbau is None:
            return places, values * np.sqrt(NGRAMS)
        ngrams, build = np.sqrt(NGRAMS_AND_BUILD)
        more, their_values = self.satzbau.row(text)
        return np.concatenate([places, more + FEATURES]), np.concatenate([values * ngrams, their_values * build])

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
        } | ({"common": np.asarray(sorted(self.satzbau.common)), "build": self.satzbau.weights} if self.satzbau else {})

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> "Kern":
        satzbau = Satzbau(frozenset(arrays["common"].tolist()), arrays["build"]) if "common" in arrays else None
        shape = (len(arrays["ends"]) - 1, FEATURES + (PLACES if satzbau else 0))
        values = arrays["values"].astype(np.float32)
        rows = csr_matrix((values, arrays["places"], arrays["ends"]), shape=shape)
        vectors, sharpness = arrays["vectors"].astype(np.float32), float(arrays["sharpness"])
        return cls(rows, vectors, arrays["votes"], arrays["rarity"], sharpness, satzbau)


def _share_of_words(satzbau: Satzbau | None) -> float:
    """What the sentence vectors leave to the words."""
    return sum(NGRAMS_AND_BUILD) if satzbau else NGRAMS


def _among_themselves(rows: csr_matrix, vectors: np.ndarray, share: float) -> np.ndarray:
    """Likeness of each text to those before it and to itself; what lies above the diagonal is left open. `share` is
    that of the rows, whose squares already add up to it.

    The n-grams most texts have are multiplied as a plain matrix, which is many times faster than a sparse one.
    """
    common = np.argsort(-np.bincount(rows.indices, minlength=rows.shape[1]))[:COMMON]
    plain = np.ascontiguousarray(rows[:, common].toarray(), dtype=np.float32)
    keep = np.ones(rows.shape[1], dtype=np.float32)
    keep[common] = 0.0
    rare = rows.multiply(keep[None, :]).tocsr()
    rare.eliminate_zeros()
    dense = bool(vectors.any())
    found = np.empty((rows.shape[0], rows.shape[0]), dtype=np.float32)
    for start in range(0, len(found), BLOCK):
        part, before = slice(start, start + BLOCK), slice(0, start + BLOCK)
        here = (rare[part] @ rare[before].T).toarray()
        here += plain[part] @ plain[before].T
        if dense:
            here += np.float32(1 - share) * (vectors[part] @ vectors[before].T)
        else:
            here /= np.float32(share)
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
    build: bool = False,
) -> Kern:
    """Solves for the votes of `texts`, whose classes are `labels` below `classes`.

    `balanced`: classes of few texts count as much as those of many. `build`: how the sentences are built counts, too.
    """
    vectors = np.asarray(vectors, dtype=np.float32)
    rare, rows = learn_matrix(texts)
    satzbau = learn_satzbau(texts) if build else None
    if satzbau is None:
        rows = rows * np.float32(np.sqrt(NGRAMS))
    else:
        of_ngrams, of_build = np.sqrt(NGRAMS_AND_BUILD).astype(np.float32)
        rows = hstack([rows * of_ngrams, satzbau.rows(texts) * of_build], format="csr")
    sizes = np.bincount(labels, minlength=classes)[labels]
    share = sizes * np.count_nonzero(np.bincount(labels)) / len(texts)  # 1 for a class of mean size
    wanted = np.zeros((len(texts), classes), dtype=np.float32)
    wanted[np.arange(len(texts)), labels] = 1.0
    with threadpool_limits(limits=os.cpu_count(), user_api="blas"):  # one sentence has one thread, learning has all
        likeness = _among_themselves(rows, vectors, _share_of_words(satzbau))
        _fade(likeness, sharpness)
        likeness[np.diag_indices(len(texts))] += RIDGE * share if balanced else RIDGE
        votes = _solved(likeness, wanted)
    return Kern(rows, vectors, votes, rare, sharpness, satzbau)


def _solved(likeness: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """What times `likeness` is `wanted`; both are overwritten.

    The matrix is symmetric: its transpose is itself in the order LAPACK wants, so nothing is copied. What lies below
    the diagonal lies above it there.
    """
    from scipy.linalg import cho_factor, cho_solve

    factor = cho_factor(likeness.T, lower=False, overwrite_a=True, check_finite=False)
    return np.asarray(cho_solve(factor, wanted, overwrite_b=True, check_finite=False))
