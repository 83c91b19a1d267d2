"""A service called by its name is meant, however the rest of the sentence sounds: "Was kostet eigentlich ein …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.nlu.leistungsnamen import Leistungsnamen
from bot.nlu.text import muster

SURE, NAMED = 0.5, 0.65
"""Chance from which another service leads, and chance given to the one that is named."""
LEAD = 0.15
"""What the best must be ahead by."""
FEW_WORDS = 8
"""Words of a message up to which it is read together with the answer to "Was davon meinen Sie?"."""
_ASKED_ABOUT = (
    r"\b(?:kost\w*|dauert|(?:anspruch|antrag)\s+auf)\s+(?:(?:mich|uns|denn|eigentlich|so|jetzt|überhaupt|bei\s+(?:ihnen|euch)|"
    r"ein\w*|de[rnm]|die|das|mein\w*|neue?r?)\s+)*(?P<name>\S+(?:\s+\S+)?)"
)


def with_named(
    names: Leistungsnamen, text: str, leistungen: Sequence[tuple[str, float]]
) -> Sequence[tuple[str, float]]:
    """The ranking, led by the one service the text names word for word where none leads yet; what a price or a right
    is asked of leads always. The ranking is not looked at where nothing is named.
    """
    named = names.only(text)
    if named is None or (leads(leistungen) and not _asked_about(names, text, named)):
        return leistungen
    rest = [(other, min(chance, SURE - LEAD)) for other, chance in leistungen if other != named]
    return [(named, max(NAMED, dict(leistungen).get(named, 0.0))), *rest]


def leads(leistungen: Sequence[tuple[str, float]]) -> bool:
    """Is the best service sure, and well ahead of the second?"""
    second = leistungen[1][1] if len(leistungen) > 1 else 0.0
    return bool(leistungen) and leistungen[0][1] >= SURE and leistungen[0][1] - second >= LEAD


def _asked_about(names: Leistungsnamen, text: str, named: str) -> bool:
    """ "Was kostet die Hundesteuer?": the name is what the price is asked of, not "die Änderung des …"."""
    match = muster(_ASKED_ABOUT).search(text)
    return match is not None and names.only(match.group("name")) == named


def words_asked_about(metadata: Mapping[str, Any]) -> str | None:
    """The few words that were asked about ("Was davon meinen Sie?"), while that question is open."""
    wahl = (metadata.get("zustand") or {}).get("wahl") or {}
    text = str((wahl.get("daten") or {}).get("text") or "")
    asked = (metadata.get("frage") or {}).get("feld") == "leistung"
    return text if asked and 0 < len(text.split()) <= FEW_WORDS else None
