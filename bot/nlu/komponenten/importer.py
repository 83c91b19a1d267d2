"""Reads the training data and adds examples of the services as wishes."""

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.leistungsdateien import content_root, read_leistungen
from bot.nlu.text import fold
from bot.nlu.themen import is_question

MOST_WISHES, FEWEST = 600, 4  # examples of services learned as wishes: over all, and of each service at least


def _wishes(data: TrainingData) -> list[str]:
    """Examples of the services that state a wish: the intent is learned from every service, not from a few."""
    known = {fold(example.get(TEXT) or "") for example in data.intent_examples}
    found: list[str] = []
    services = read_leistungen(content_root())
    each = max(FEWEST, MOST_WISHES // max(1, len(services)))
    for entry in services:
        plain = [text for text in entry.beispiele if not is_question(text) and "termin" not in fold(text)]
        found += [text for text in plain if fold(text) not in known][:: max(1, len(plain) // each)]
    return found


class WunschImporter(RasaFileImporter):
    """`RasaFileImporter` whose wishes are also those of the service files."""

    def get_nlu_data(self, language: str | None = "de") -> TrainingData:
        data = super().get_nlu_data(language)
        return data.merge(TrainingData([Message({TEXT: text, INTENT: "antrag"}) for text in _wishes(data)]))
