"""A service called by its name is meant, however the rest of the sentence sounds: "Was kostet eigentlich ein …"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from bot.nlu.leistungsdateien import content_root, read_leistungen
from bot.nlu.leistungsnamen import Leistungsnamen
from bot.nlu.text import fold

SURE, NAMED = 0.5, 0.65
"""Chance from which another service leads, and chance given to the one that is named."""
LEAD = 0.15
"""What the best must be ahead by."""
LETTERS = 6
"""A shorter name ("Hund") is too common a word."""


@functools.lru_cache(maxsize=1)
def names() -> Leistungsnamen:
    """The names of all services that are long enough to mean but them."""
    return Leistungsnamen(
        {
            entry.leistung: [word for said in entry.stichworte if len(word := fold(said)) >= LETTERS]
            for entry in read_leistungen(content_root())
        }
    )


def with_named(text: str, leistungen: Sequence[tuple[str, float]]) -> Sequence[tuple[str, float]]:
    """The ranking, led by the one service named word for word where none leads yet; not looked at without one."""
    named = names().only(text)
    if named is None:
        return leistungen
    second = leistungen[1][1] if len(leistungen) > 1 else 0.0
    if leistungen and leistungen[0][1] >= SURE and leistungen[0][1] - second >= LEAD:
        return leistungen
    return [(named, NAMED), *((other, min(chance, SURE - LEAD)) for other, chance in leistungen if other != named)]
