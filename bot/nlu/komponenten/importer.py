"""Reads the training data and adds examples of the services as wishes."""

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.anliegen import kind_of_example
from bot.nlu.leistungsdateien import content_root, read_leistungen
from bot.nlu.text import fold

WISHES_EACH = 7  # examples of a service learned as wishes, about: more would drown the other intents


def examples_to_learn(data: TrainingData) -> list[tuple[str, str]]:
    """Examples of the services with their intents: both are learned from every service, not from a few."""
    known = {fold(example.get(TEXT) or "") for example in data.intent_examples}
    found: list[tuple[str, str]] = []
    for entry in read_leistungen(content_root()):
        kinds = [(text, kind_of_example(text)) for text in entry.beispiele if fold(text) not in known]
        wishes = [text for text, kind in kinds if kind == "antrag"]
        found += [(text, "antrag") for text in wishes[:: max(1, round(len(wishes) / WISHES_EACH))]]
        found += [(text, "info") for text, kind in kinds if kind == "info"]
    return found


class WunschImporter(RasaFileImporter):
    """`RasaFileImporter` whose wishes and questions are also those of the service files. Rasa asks for the data several
    times; they are read once.
    """

    _read: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "de") -> TrainingData:
        if self._read is None:
            data = super().get_nlu_data(language)
            more = TrainingData([Message({TEXT: text, INTENT: intent}) for text, intent in examples_to_learn(data)])
            self._read = data.merge(more)
        return self._read
