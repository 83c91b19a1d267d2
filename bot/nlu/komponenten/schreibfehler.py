"""Knows the words of all known texts, so that a slip in a message can be put right where features are made of it.

The message keeps its text: values are read as they were written.
"""

import json
from collections.abc import Callable
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.leistungsdateien import content_root, fingerprint, read_leistungen
from bot.nlu.mundart import in_standard
from bot.nlu.schreibfehler import Rechtschreibung, learn
from bot.nlu.text import clean

_CORRECT = "berichtigen"  # key of the message under which the function stands


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class RechtschreibungKorrektor(GraphComponent):
    """Graph component around `bot.nlu.schreibfehler.Rechtschreibung`."""

    def __init__(self, storage: ModelStorage, resource: Resource, known: Rechtschreibung | None = None) -> None:
        self._storage, self._resource, self._known = storage, resource, known

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "RechtschreibungKorrektor":
        return cls(model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        return fingerprint(content_root())

    def train(self, training_data: TrainingData) -> Resource:
        phrases = [clean(example.get(TEXT) or "") for example in training_data.intent_examples]
        services = [t for e in read_leistungen(content_root()) for t in e.alle]
        self._known = learn([*phrases, *map(clean, services)])
        with self._storage.write_to(self._resource) as folder:
            words = {"haeufig": self._known.haeufig, "formen": self._known.formen}
            (folder / "woerter.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "RechtschreibungKorrektor":
        with model_storage.read_from(resource) as folder:
            known = Rechtschreibung(**json.loads((folder / "woerter.json").read_text(encoding="utf-8")))
        return cls(model_storage, resource, known)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if self._known is not None:
                message.set(_CORRECT, self._known.corrected)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """What is known is learned from as it is written."""
        return training_data


def readable(message: Message, text: str) -> str:
    """A text of the message for features: words of dialect as standard German, slips put right."""
    correct: Callable[[str], str] | None = message.get(_CORRECT)
    return text if correct is None else correct(in_standard(text))
