"""Which service a text asks for: votes of all known texts (`bot.nlu.kern`) and the nearest example.

Learned from titles, names and example phrases of the services. Pure: no file, no Rasa.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.nlu.kern import Kern, learn_kern
from bot.nlu.leistungsdateien import Leistungstexte
from bot.nlu.leistungsnamen import Leistungsnamen, telling
from bot.nlu.text import fold

TEMPERATURE = 0.03  # the lower, the surer a small lead
NEAR, FAR = 0.4, 0.1  # similarity to the nearest example that counts in full, and that doesn't count at all
NAMED = 0.9  # similarity when the text holds a name of the service word for word
MOST_OTHERS = 2_000  # phrases that ask for no service; more of them cost memory and bring nothing
LEAST = 0.01  # confidence below which a service is left out
VAGUE = 0.45  # confidence of the likeliest service for a word that several are about
MOST_CHOICES = 4  # services such a word offers
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
    """A learned ranking. The texts of `kern` are the examples, then phrases that ask for no service."""

    leistungen: list[str]
    kern: Kern  # one class per service and a last one for none of them
    texts: list[str]  # the examples
    owners: np.ndarray  # index into leistungen, one per example
    names: dict[str, list[str]]  # service → folded names
    starts: np.ndarray = field(init=False)  # where the examples of each service begin
    namen: Leistungsnamen = field(init=False)
    lange_namen: Leistungsnamen = field(init=False)
    holding: dict[str, set[int]] = field(init=False)  # folded word → examples it stands in

    def __post_init__(self) -> None:
        self.starts = np.searchsorted(self.owners, np.arange(len(self.leistungen)))
        self.holding = {}
        for place, example in enumerate(self.texts):
            for word in fold(example).split():
                self.holding.setdefault(word, set()).add(place)
        self.namen = Leistungsnamen(self.names)
        self.lange_namen = Leistungsnamen(telling(self.names))

    def rank(self, text: str, vector: np.ndarray, count: int = 3) -> list[tuple[str, float]]:
        """The best services with a confidence between 0 and 1, best first; those near nothing are left out."""
        if not self.leistungen:
            return []
        vague = self._vague(text)
        if vague:
            return vague[:MOST_CHOICES]
        similarity = self.kern.similarity(text, vector)
        chances = self.kern.chances(similarity, TEMPERATURE)[: len(self.leistungen)] * self._nearness(text, similarity)
        best = np.argsort(-chances)[:count]
        return [(self.leistungen[i], round(float(chances[i]), 3)) for i in best if chances[i] > LEAST]

    def _vague(self, text: str) -> list[tuple[str, float]]:
        """A single word that several services are about ("Müll"): all of them, none surely. [] for anything else."""
        words = [word for word in fold(text).split() if word not in _LITTLE]
        if len(words) != 1 or any(words[0] in names for names in self.names.values()):
            return []
        places = set().union(*(places for word, places in self.holding.items() if words[0] in word))
        hits = np.bincount(self.owners[sorted(places)], minlength=len(self.leistungen)).tolist()
        found = [(name, hits[i]) for i, name in enumerate(self.leistungen) if hits[i] >= VAGUE_HITS]
        if len(found) < 2:
            return []
        most = max(number for _, number in found)
        return sorted(((name, round(VAGUE * number / most, 3)) for name, number in found), key=lambda pair: -pair[1])

    def _nearness(self, text: str, similarity: np.ndarray) -> np.ndarray:
        """How near each service's nearest example is, from 0 to 1."""
        best = np.maximum.reduceat(similarity[: len(self.owners)], self.starts)
        for leistung in self.namen.named(text):
            index = self.leistungen.index(leistung)
            best[index] = max(best[index], NAMED)
        return np.clip((best - FAR) / (NEAR - FAR), 0.0, 1.0)


def learn(leistungen: Sequence[Leistungstexte], others: Sequence[str], encode: Encode) -> Ranking:
    """A ranking from the texts of the services; `others` are phrases that ask for none of them."""
    pairs = [(t, i) for i, e in enumerate(leistungen) for t in dict.fromkeys(e.alle)]
    none = list(dict.fromkeys(others))
    training = pairs + [(text, len(leistungen)) for text in none[:: 1 + len(none) // MOST_OTHERS]]
    texts = [text for text, _ in training]
    return Ranking(
        leistungen=[entry.leistung for entry in leistungen],
        kern=learn_kern(texts, [label for _, label in training], len(leistungen) + 1, encode(texts)),
        texts=[text for text, _ in pairs],
        owners=np.asarray([owner for _, owner in pairs], dtype=np.int32),
        names={entry.leistung: [fold(word) for word in entry.stichworte if fold(word)] for entry in leistungen},
    )
