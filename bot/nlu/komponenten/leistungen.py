"""Names the best services for a text (`deutung.leistungen`). Learned from the service files, and anew when their
phrases change.
"""

import functools
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.benannt import leads, with_named, words_asked_about
from bot.nlu.kern import Kern
from bot.nlu.komponenten.satzvektor import sentence_vector
from bot.nlu.komponenten.schreibfehler import readable
from bot.nlu.leistungsdateien import content_root, fingerprint, read_leistungen
from bot.nlu.maske import without_persons
from bot.nlu.merkmale import encode
from bot.nlu.ranking import Ranking, learn
from bot.nlu.spaet import Spaet
from bot.nlu.text import clean
from bot.nlu.umfeld import Umfeld
from bot.nlu.wuensche import Wunsch, wishes

KANDIDATEN = "leistungen"  # key of the message under which the ranking stands
WUENSCHE = "wuensche"  # key for the services wished for, where there is more than one
# Phrases of these intents may name a service or what it is about; those of all others teach what asks for none.
_SERVICE_INTENTS = (
    "antrag",
    "info",
    "termin",
    "status",
    "dokument",
    "zahlung",
    "storno",
    "termin_absagen",
    "angabe",
    "korrektur",
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LeistungRanker(GraphComponent):
    """Graph component around `bot.nlu.ranking.Ranking`."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, ranking: Ranking | None = None) -> None:
        self._storage, self._resource, self._ranking = model_storage, resource, ranking

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LeistungRanker":
        return cls(model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return fingerprint(content_root())

    def train(self, training_data: TrainingData) -> Resource:
        others = [e.get(TEXT) for e in training_data.intent_examples if e.get(INTENT) not in _SERVICE_INTENTS]
        services = read_leistungen(content_root())
        if services:
            self._ranking = learn(services, others, encode)
            self._persist(self._ranking)
        return self._resource

    def _persist(self, ranking: Ranking) -> None:
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / "ranking.npz", owners=ranking.owners, **ranking.kern.arrays())
            rest = {"leistungen": ranking.leistungen, "texts": ranking.texts, "names": ranking.names}
            (folder / "ranking.json").write_text(json.dumps(rest, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "LeistungRanker":
        try:
            with model_storage.read_from(resource) as folder:
                rest: dict[str, Any] = json.loads((folder / "ranking.json").read_text(encoding="utf-8"))
                with np.load(folder / "ranking.npz", allow_pickle=False) as arrays:
                    ranking = Ranking(kern=Kern.from_arrays(dict(arrays)), owners=arrays["owners"], **rest)
        except ValueError:  # trained without a single service
            return cls(model_storage, resource)
        return cls(model_storage, resource, ranking)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if self._ranking is not None and message.get(TEXT):
                self._read(message, self._ranking)
            else:
                message.set(KANDIDATEN, [])
        return messages

    def _read(self, message: Message, ranking: Ranking) -> None:
        text = clean(message.get(TEXT))
        metadata = message.get(METADATA) or {}
        umfeld = Umfeld.from_metadata(metadata)

        @functools.cache
        def masked() -> str:
            return without_persons(text, umfeld)

        def rank() -> Sequence[tuple[str, float]]:
            said = readable(message, masked())
            ranked = ranking.rank(said, sentence_vector(message) if masked() == text else encode([said])[0])
            asked = words_asked_about(metadata)
            if asked is None or leads(ranked):
                return ranked
            joined = readable(message, without_persons(f"{asked} {text}", umfeld))  # "abmelden" after "Hund"
            return ranking.rank(joined, encode([joined])[0])

        ranked = Spaet(rank)
        message.set(KANDIDATEN, Spaet(lambda: with_named(ranking.lange_namen, text, ranked)))
        message.set(WUENSCHE, Spaet(lambda: self._wishes(message, masked(), ranking) if ranked else []))

    @staticmethod
    def _wishes(message: Message, text: str, ranking: Ranking) -> list[Wunsch]:
        def rank(part: str) -> Sequence[tuple[str, float]]:
            said = readable(message, part)
            return with_named(ranking.lange_namen, part, ranking.rank(said, encode([said])[0]))

        return wishes(text, rank, ranking.namen.only)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data
