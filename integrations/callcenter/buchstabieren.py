"""Numbers and codes as they are read aloud: each character with the word that stands for it on the telephone."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Zeichen:
    zeichen: str
    wort: str


def spell(text: str) -> list[list[Zeichen]]:
    """The groups of a number or code ("SN-2026-000123": three), every character with its word."""
    gruppen = "".join(zeichen if zeichen.isalnum() else " " for zeichen in text).split()
    return [[Zeichen(zeichen, word_for(zeichen)) for zeichen in gruppe] for gruppe in gruppen]


def word_for(zeichen: str) -> str:
    """The word of a letter or digit; other characters stand for themselves."""
    gross = zeichen if zeichen == "ß" else zeichen.upper()
    return _tafel().get(gross, zeichen)


@cache
def _tafel() -> dict[str, str]:
    return dict(yaml.safe_load(Path(__file__).with_name("buchstabiertafel.yml").read_text("utf-8")))
