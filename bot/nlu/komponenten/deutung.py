"""Last component: reads text and open question together and sets the final intent and `deutung`."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.deutung import deute
from bot.nlu.komponenten.absicht import CHANCEN
from bot.nlu.komponenten.leistungen import KANDIDATEN, WUENSCHE


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Deutung(GraphComponent):
    """Graph component around `bot.nlu.deutung.deute`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Deutung":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            chances = message.get(CHANCEN, default={})
            ranked, wishes = message.get(KANDIDATEN, default=[]), message.get(WUENSCHE, default=[])
            lesart = deute(message.get(TEXT) or "", message.get(METADATA) or {}, chances, ranked, wishes)
            message.set(INTENT, {"name": lesart.absicht, "confidence": lesart.sicherheit}, add_to_output=True)
            message.set("deutung", lesart.as_deutung(), add_to_output=True)
            message.set(ENTITIES, [], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data
