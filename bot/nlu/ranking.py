"""Which service a text asks for: a linear model and the nearest example, over n-grams and sentence vectors.

Learned from titles, names and example phrases of the services. Pure: no file, no Rasa.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.leistungsdateien import Leistungstexte
from bot.nlu.linear import Linear, learn_linear
from bot.nlu.merkmale import FEATURES, matrix, row
from bot.nlu.rauschen import variants
from bot.nlu.text import fold

NEAR, FAR = 0.62, 0.22  # similarity to the nearest example that counts in full, and that doesn't count at all
NAMED = 0.9  # similarity when the text holds a name of the service word for word
LEAST = 0.05  # confidence below which a service is left out
VAGUE = 0.45  # confidence of the likeliest service for a word that several are about
VAGUE_HITS = 2  # phrases of a service a single word must stand in
_LITTLE = frozenset(
    [
        *(
            "ich",
            "brauche",
            "mochte",
            "will",
            "wegen",
            "was",
            "mit",
            "zum",
            "zur",
            "und",
            "fur",
            "bitte",
            "moin",
            "hallo",
        ),
        *("das", "der", "die", "ein", "eine", "einen", "neu", "neuer", "neue", "neuen", "mein", "meine", "meinen"),
    ]
)

Encode = Callable[[Sequence[str]], np.ndarray]
"""Texts → matrix of one sentence vector per text."""


@dataclass
class Ranking:
    """A learned ranking."""

    leistungen: list[str]
    linear: Linear  # one class per service and a last one for none of them
    texts: list[str]  # the examples
    owners: np.ndarray  # index into leistungen, one per example
    vectors: np.ndarray  # sentence vectors of the examples
    names: dict[str, list[str]]  # service → folded names
    rows: csr_matrix = field(init=False)

    def __post_init__(self) -> None:
        self.rows = matrix(self.texts, self.linear.rarity)

    def rank(self, text: str, vector: np.ndarray, count: int = 3) -> list[tuple[str, float]]:
        """The best services with a confidence between 0 and 1, best first; those near nothing are left out."""
        if not self.leistungen:
            return []
        vague = self._vague(text)
        if vague:
            return vague[:count]
        scores = self.linear.chances(text, vector)[: len(self.leistungen)] * self._nearness(text, vector)
        best = np.argsort(-scores)[:count]
        return [(self.leistungen[i], round(float(scores[i]), 3)) for i in best if scores[i] > LEAST]

    def _vague(self, text: str) -> list[tuple[str, float]]:
        """A single word that several services are about ("Müll"): all of them, none surely. [] for anything else."""
        words = [word for word in fold(text).split() if word not in _LITTLE]
        if len(words) != 1 or any(words[0] in names for names in self.names.values()):
            return []
        hits = [0] * len(self.leistungen)
        for example, owner in zip(self.texts, self.owners, strict=True):
            hits[owner] += any(words[0] in word for word in fold(example).split())
        found = [(name, hits[i]) for i, name in enumerate(self.leistungen) if hits[i] >= VAGUE_HITS]
        if len(found) < 2:
            return []
        most = max(number for _, number in found)
        return sorted(((name, round(VAGUE * number / most, 3)) for name, number in found), key=lambda pair: -pair[1])

    def _nearness(self, text: str, vector: np.ndarray) -> np.ndarray:
        """How near each service's nearest example is, from 0 to 1."""
        places, values = row(text, self.linear.rarity)
        spread = np.zeros(FEATURES, dtype=np.float32)
        spread[places] = values
        similarity = 0.5 * (self.rows @ spread) + 0.5 * (self.vectors @ vector)
        if not vector.any():  # no encoder: the n-grams count alone
            similarity = similarity * 2
        best = np.zeros(len(self.leistungen))
        np.maximum.at(best, self.owners, similarity)
        folded = f" {fold(text)} "
        for index, name in enumerate(self.leistungen):
            if any(f" {word} " in folded or (len(word) > 6 and word in folded) for word in self.names[name]):
                best[index] = max(best[index], NAMED)
        return np.clip((best - FAR) / (NEAR - FAR), 0.0, 1.0)


def learn(leistungen: Sequence[Leistungstexte], others: Sequence[str], encode: Encode) -> Ranking:
    """A ranking from the texts of the services; `others` are phrases that ask for none of them."""
    pairs = [(t, i) for i, e in enumerate(leistungen) for t in (e.titel, *e.stichworte, *e.beispiele)]
    noisy = [(copy, owner, index) for index, (text, owner) in enumerate(pairs) for copy in variants(text, 3)]
    examples = [text for text, _ in pairs]
    vectors = encode(examples)  # a noisy copy keeps the vector of its text: encoding is most of the training time
    texts = [*examples, *(copy for copy, _, _ in noisy), *others]
    labels = [*(owner for _, owner in pairs), *(owner for _, owner, _ in noisy), *[len(leistungen)] * len(others)]
    dense = np.vstack([vectors, vectors[[index for _, _, index in noisy]], encode(others)])
    linear = learn_linear(texts, labels, len(leistungen) + 1, dense)
    return Ranking(
        leistungen=[entry.leistung for entry in leistungen],
        linear=linear,
        texts=examples,
        owners=np.asarray([owner for _, owner in pairs], dtype=np.int32),
        vectors=vectors,
        names={entry.leistung: [fold(word) for word in entry.stichworte if fold(word)] for entry in leistungen},
    )
