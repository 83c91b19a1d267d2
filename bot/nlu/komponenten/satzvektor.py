"""The sentence vector of a message, from `bot.nlu.satzvektor`. Without the encoder it is nought, and training still
works.
"""

import functools
import logging
from collections.abc import Callable
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.komponenten.schreibfehler import readable
from bot.nlu.satzvektor import DIMENSIONS, load_satzvektor
from bot.nlu.text import clean

logger = logging.getLogger(__name__)


_VECTOR = "satzvektor"  # key of the message under which the function stands


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SatzvektorFeaturizer(DenseFeaturizer, GraphComponent):
    """Has the sentence vector of a text at hand, encoded at the first look: a plain answer is read without."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._encoder = load_satzvektor() if config.get("an", True) else None
        if self._encoder is None:
            logger.warning("no sentence encoder: understanding goes on with n-grams alone")

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**DenseFeaturizer.get_default_config(), "an": True}

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SatzvektorFeaturizer":
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Any configuration is fine."""

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            message.set(_VECTOR, functools.cache(functools.partial(self._encode, message)))
        return messages

    def _encode(self, message: Message) -> np.ndarray:
        if self._encoder is None:
            return np.zeros(DIMENSIONS, dtype=np.float32)
        return np.asarray(self._encoder.encode([readable(message, clean(message.get(TEXT) or ""))])[0])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """What learns encodes its texts itself; on 15,000 messages Rasa's hashing of vectors takes seconds."""
        return training_data


def sentence_vector(message: Message) -> np.ndarray:
    """The sentence vector of a message that went through `SatzvektorFeaturizer`; zeros where it didn't."""
    encoded: Callable[[], np.ndarray] | None = message.get(_VECTOR)
    return np.zeros(DIMENSIONS, dtype=np.float32) if encoded is None else encoded()
