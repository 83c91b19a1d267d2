"""Which service a text asks for: a linear model and the nearest example, over n-grams and sentence vectors.

Learned from titles, names and example phrases of the services. Pure: no file, no Rasa.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

from bot.nlu.leistungsdateien import Leistungstexte
from bot.nlu.rauschen import variants
from bot.nlu.text import fold

FEATURES = 2**15
NONE = ""  # class of what asks for no service
NEAR, FAR = (
    0.62,
    0.22,
)  # similarity to the nearest example from which a guess counts in full, and below which not at all
NAMED = 0.9  # similarity when the text holds a name of the service word for word
DENSE_WEIGHT = 1.5
VAGUE = 0.45  # confidence of the likeliest service for a word that several are about
VAGUE_HITS = 2  # phrases of a service a single word must stand in
_LITTLE = frozenset(
    [
        "ich",
        "brauche",
        "mochte",
        "will",
        "wegen",
        "was",
        "mit",
        "zum",
        "zur",
        "das",
        "der",
        "die",
        "ein",
        "eine",
        "einen",
        "bitte",
        "moin",
        "hallo",
        "neu",
        "neuer",
        "neue",
        "neuen",
        "und",
        "fur",
        "mein",
        "meine",
        "meinen",
    ]
)

_hashing = HashingVectorizer(
    analyzer="char_wb", ngram_range=(2, 5), n_features=FEATURES, norm="l2", alternate_sign=False
)


def ngrams(texts: Sequence[str], idf: np.ndarray) -> csr_matrix:
    """Unit rows of n-gram weights of the folded texts."""
    rows = _hashing.transform([fold(text) for text in texts]).multiply(idf).tocsr()
    norms = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1))).ravel()
    return csr_matrix(rows.multiply(1.0 / np.maximum(norms, 1e-9)[:, None]))


@dataclass
class Ranking:
    """A learned ranking. Arrays only, so that it can be stored without pickling."""

    leistungen: list[str]
    idf: np.ndarray
    weights: np.ndarray  # (services + none, features + dimensions)
    bias: np.ndarray
    texts: list[str]  # the examples
    owners: np.ndarray  # index into leistungen, one per example
    vectors: np.ndarray  # sentence vectors of the examples
    names: dict[str, list[str]]  # service → folded names

    def rank(self, text: str, vector: np.ndarray, count: int = 3) -> list[tuple[str, float]]:
        """The best services with a confidence between 0 and 1, best first; those near nothing are left out."""
        if not self.leistungen:
            return []
        vague = self._vague(text)
        if vague:
            return vague[:count]
        row = ngrams([text], self.idf)
        near = self._nearness(text, row, vector)
        chance = self._chances(row, vector)
        scored = [(name, float(chance[i] * near[i])) for i, name in enumerate(self.leistungen)]
        scored.sort(key=lambda pair: -pair[1])
        return [(name, round(score, 3)) for name, score in scored[:count] if score > 0.05]

    def _vague(self, text: str) -> list[tuple[str, float]]:
        """A single word that several services are about ("Müll"): all of them, none surely. [] for anything else."""
        words = [word for word in fold(text).split() if word not in _LITTLE]
        if len(words) != 1 or any(words[0] in names for names in self.names.values()):
            return []
        hits = [0] * len(self.leistungen)
        for example, owner in zip(self.texts, self.owners, strict=False):
            hits[owner] += any(words[0] in word for word in fold(example).split())
        found = [(name, hits[i]) for i, name in enumerate(self.leistungen) if hits[i] >= VAGUE_HITS]
        if len(found) < 2:
            return []
        most = max(count for _, count in found)
        return sorted(((name, round(VAGUE * count / most, 3)) for name, count in found), key=lambda pair: -pair[1])

    def _chances(self, row: csr_matrix, vector: np.ndarray) -> np.ndarray:
        sparse = self.weights[:, row.indices] @ row.data
        logits = sparse + self.weights[:, FEATURES:] @ (vector * DENSE_WEIGHT) + self.bias
        odds = np.exp(logits - logits.max())
        return np.asarray(odds / odds.sum())

    def _nearness(self, text: str, row: csr_matrix, vector: np.ndarray) -> np.ndarray:
        similarity = 0.5 * (self._rows() @ _dense(row)) + 0.5 * (self.vectors @ vector)
        if not vector.any():
            similarity = similarity * 2
        best = np.zeros(len(self.leistungen))
        np.maximum.at(best, self.owners, similarity)
        folded = f" {fold(text)} "
        for index, name in enumerate(self.leistungen):
            if any(f" {word} " in folded or (len(word) > 6 and word in folded) for word in self.names[name]):
                best[index] = max(best[index], NAMED)
        return np.clip((best - FAR) / (NEAR - FAR), 0.0, 1.0)

    def _rows(self) -> csr_matrix:
        if not hasattr(self, "_example_rows"):
            self._example_rows = ngrams(self.texts, self.idf)
        return self._example_rows


def _dense(row: csr_matrix) -> np.ndarray:
    vector = np.zeros(FEATURES)
    vector[row.indices] = row.data
    return vector


def learn(leistungen: Sequence[Leistungstexte], others: Sequence[str], encode: "Encode") -> Ranking:
    """A ranking from the texts of the services; `others` are phrases that ask for none of them."""
    texts, owners = [], []
    for index, entry in enumerate(leistungen):
        for text in (entry.titel, *entry.stichworte, *entry.beispiele):
            texts.append(text)
            owners.append(index)
    training = list(texts)
    labels = list(owners)
    for text, owner in zip(texts, owners, strict=False):
        for noisy in variants(text, 3):
            training.append(noisy)
            labels.append(owner)
    training += others
    labels += [len(leistungen)] * len(others)
    idf = _idf(training)
    weights, bias = _fit(training, labels, len(leistungen), idf, encode)
    return Ranking(
        leistungen=[entry.leistung for entry in leistungen],
        idf=idf,
        weights=weights,
        bias=bias,
        texts=texts,
        owners=np.asarray(owners, dtype=np.int32),
        vectors=encode(texts),
        names={entry.leistung: [fold(word) for word in entry.stichworte if fold(word)] for entry in leistungen},
    )


def _idf(texts: Sequence[str]) -> np.ndarray:
    counts = np.asarray((_hashing.transform([fold(text) for text in texts]) > 0).sum(axis=0)).ravel()
    return np.asarray(np.log((1 + len(texts)) / (1 + counts)) + 1, dtype=np.float32)


def _fit(
    texts: Sequence[str], labels: Sequence[int], services: int, idf: np.ndarray, encode: "Encode"
) -> tuple[np.ndarray, np.ndarray]:
    """Weights and bias, one row per service and a last one for none of them."""
    features = hstack([ngrams(texts, idf), csr_matrix(encode(texts) * DENSE_WEIGHT)]).tocsr()
    model = LogisticRegression(C=20.0, max_iter=60, tol=1e-3, class_weight="balanced")
    model.fit(features, labels)
    weights = np.zeros((services + 1, features.shape[1]), dtype=np.float32)
    bias = np.full(services + 1, -20.0, dtype=np.float32)
    if len(model.classes_) == 2:  # sklearn keeps one row for two classes
        weights[model.classes_[1]], bias[model.classes_[1]] = model.coef_[0], model.intercept_[0]
        bias[model.classes_[0]] = 0.0
    else:
        weights[model.classes_], bias[model.classes_] = model.coef_, model.intercept_
    return weights, bias


class Encode:
    """Type of the encoder that `learn` takes: texts → matrix of one vector per text."""

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        raise NotImplementedError
