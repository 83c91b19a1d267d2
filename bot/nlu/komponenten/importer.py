"""Reads the training data and adds noisy copies, so that the files hold each phrase once and well written."""

from typing import Optional

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.rauschen import variants

COPIES = 2


class RauschenImporter(RasaFileImporter):
    """`RasaFileImporter` whose intent examples come with noise."""

    def get_nlu_data(self, language: Optional[str] = "de") -> TrainingData:
        data = super().get_nlu_data(language)
        noisy = [
            Message({TEXT: text, INTENT: example.get(INTENT)})
            for example in data.intent_examples
            for text in variants(example.get(TEXT) or "", COPIES)
        ]
        return data.merge(TrainingData(noisy))
