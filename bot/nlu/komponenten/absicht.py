"""Chances of the intents, learned from the phrases in `data/nlu` and the examples of the services.

Rasa's own logistic regression is stored with a package whose import alone takes seconds, and needs its n-grams pickled.
"""

import functools
import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.anliegen import emphasised
from bot.nlu.kern import Kern, learn_kern
from bot.nlu.komponenten.satzvektor import sentence_vector
from bot.nlu.komponenten.schreibfehler import readable
from bot.nlu.merkmale import encode
from bot.nlu.spaet import SpaeteZuordnung
from bot.nlu.text import clean

TEMPERATURE = 0.1  # the lower, the surer a small lead; at this one nine of ten readings with chance 0.9 are right
SHARPNESS = 1.0  # a vote of the intents fades more slowly than one of the services
CHANCEN = "chancen"  # key of the message under which intent → chance stands


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AbsichtKlassifikator(GraphComponent):
    """Graph component around `bot.nlu.kern.Kern`; the final intent is set by `Deutung`."""

    def __init__(self, storage: ModelStorage, resource: Resource, kern: Kern | None, intents: list[str]) -> None:
        self._storage, self._resource, self._kern, self._intents = storage, resource, kern, intents

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "AbsichtKlassifikator":
        return cls(model_storage, resource, None, [])

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        self._intents = sorted({e.get(INTENT) for e in examples})
        labels = [self._intents.index(e.get(INTENT)) for e in examples]
        texts = [clean(e.get(TEXT)) for e in examples]
        self._kern = learn_kern(
            [emphasised(text) for text in texts],
            labels,
            len(self._intents),
            encode(texts),
            sharpness=SHARPNESS,
            balanced=True,
            build=True,
        )
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / "absicht.npz", **self._kern.arrays())
            (folder / "absicht.json").write_text(json.dumps(self._intents))
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "AbsichtKlassifikator":
        with model_storage.read_from(resource) as folder:
            with np.load(folder / "absicht.npz", allow_pickle=False) as arrays:
                kern = Kern.from_arrays(dict(arrays))
            return cls(model_storage, resource, kern, json.loads((folder / "absicht.json").read_text()))

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if self._kern is not None:
                message.set(CHANCEN, SpaeteZuordnung(functools.partial(self._chances, message, self._kern)))
        return messages

    def _chances(self, message: Message, kern: Kern) -> dict[str, float]:
        text = readable(message, clean(message.get(TEXT) or ""))
        if not text:
            return {}
        chances = kern.chances(kern.similarity(emphasised(text), sentence_vector(message)), TEMPERATURE)
        return dict(zip(self._intents, map(float, chances), strict=True))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data
