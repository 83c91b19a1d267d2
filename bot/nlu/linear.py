"""A linear model over n-grams and sentence vector, as plain arrays: nothing is pickled."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.nlu.merkmale import DENSE_WEIGHT, FEATURES, matrix, rarity, row

UNSEEN = -20.0  # bias of a class without examples


@dataclass
class Linear:
    """`weights` has one row per feature (n-grams, then the sentence vector) and one column per class."""

    weights: np.ndarray
    bias: np.ndarray
    rarity: np.ndarray

    def chances(self, text: str, vector: np.ndarray) -> np.ndarray:
        """Chance of each class; they add up to 1."""
        places, values = row(text, self.rarity)
        logits = values @ self.weights[places] + (vector * DENSE_WEIGHT) @ self.weights[FEATURES:] + self.bias
        odds = np.exp(logits - logits.max())
        return np.asarray(odds / odds.sum())

    def arrays(self) -> dict[str, np.ndarray]:
        """What is to be stored."""
        return {"weights": self.weights.astype(np.float16), "bias": self.bias, "rarity": self.rarity}

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> "Linear":
        return cls(arrays["weights"].astype(np.float32), arrays["bias"], arrays["rarity"])


def learn_linear(texts: Sequence[str], labels: Sequence[int], classes: int, vectors: np.ndarray) -> Linear:
    """Logistic regression; classes are weighed alike however many examples they have."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    rare = rarity(texts)
    features = hstack([matrix(texts, rare), csr_matrix(vectors * DENSE_WEIGHT)]).tocsr()
    used = np.unique(features.indices)  # a feature that never occurs keeps the weight zero
    model = LogisticRegression(C=20.0, max_iter=60, tol=1e-3, class_weight="balanced")
    model.fit(features[:, used], labels)
    weights = np.zeros((features.shape[1], classes), dtype=np.float32)
    bias = np.full(classes, UNSEEN, dtype=np.float32)
    if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes
        weights[used, model.classes_[1]], bias[model.classes_[1]] = model.coef_[0], model.intercept_[0]
        bias[model.classes_[0]] = 0.0
    else:
        weights[np.ix_(used, model.classes_)], bias[model.classes_] = model.coef_.T, model.intercept_
    return Linear(weights, bias, rare)
