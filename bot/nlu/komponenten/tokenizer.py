"""German words from `spacy.blank("de")`; the folded form of each word is what the n-grams are made of."""

from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.text import fold


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class DeutschTokenizer(Tokenizer):
    """Splits by spaCy's German rules. `Token.lemma` is the folded word."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._nlp = spacy.blank("de")

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "DeutschTokenizer":
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing learns from tokens; on 15,000 messages Rasa's hashing of them takes seconds."""
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = message.get(attribute)
        tokens = [
            Token(token.text, token.idx, lemma=folded)
            for token in self._nlp.make_doc(text)
            if (folded := fold(token.text))
        ]
        return tokens or [Token(text, 0, lemma=text)]
