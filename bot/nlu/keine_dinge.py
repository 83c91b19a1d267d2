"""Nouns between the things of an enumeration that are none: persons, animals, times, places, materials, thoughts; and
ordinary words that only look like a thing. The words stand in `keine_dinge.yml`.
"""

import functools
from pathlib import Path

from bot.nlu.haushalt import is_person
from bot.nlu.text import fold
from bot.nlu.yaml_datei import read_yaml

_FILE = Path(__file__).with_suffix(".yml")
_ABSTRACT = ("heit", "keit", "ismus", "itat", "nis")  # of five letters and more before it


@functools.lru_cache(maxsize=1)
def _classes() -> tuple[frozenset[str], frozenset[str]]:
    data = {name: frozenset(map(fold, words.split())) for name, words in read_yaml(_FILE).items()}
    alike = data.pop("aehnlich")
    return frozenset().union(*data.values()), alike


@functools.lru_cache(maxsize=20_000)
def names_no_thing(word: str) -> bool:
    """Whether a folded word names nothing that could be fetched."""
    return word in _classes()[0] or is_person(word) or (len(word) > 8 and word.endswith(_ABSTRACT))


def is_ordinary(word: str) -> bool:
    """Whether a folded word is right as it is and no thing misspelled."""
    return word in _classes()[1] or word in _classes()[0]
