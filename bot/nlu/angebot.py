"""The answer to an offer in other words than yes and no: "jo dann bitte eine bestellen"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.nlu.ja_nein import leading
from bot.nlu.lesart import Lesart
from bot.nlu.text import muster
from bot.nlu.themen import is_question

MAX_WORDS = 8
NAMED = 0.5
"""Chance from which another service is meant than the one offered."""
_TAKES = (
    r"\b(?:bestell\w*|beantrag\w*|anmeld\w*|erledig\w*|aufnehmen|loslegen|los|starten|anfangen|beginnen|buchen|reservieren|"
    r"mach(?:en)?\s+(?:wir|sie)|mach\s+(?:mal|das)|nehm(?:e|en)?\s+(?:ich|wir)|brauch\w*\s+ich|will\s+ich|möchte\s+ich|"
    r"(?:eine?n?|das)\s+bitte)\b"
)
_NOT = r"\b(?:nicht|kein\w*|nein|nee+|später|ander\w*|erst|aber)\b"


def taken_up(text: str, metadata: dict[str, Any], leistungen: Sequence[tuple[str, float]]) -> Lesart | None:
    """Yes to the offer of the last message; None where none was made, or something else is said."""
    angebot = (metadata.get("zustand") or {}).get("angebot")
    if not angebot or is_question(text) or len(text.split()) > MAX_WORDS or muster(_NOT).search(text):
        return None
    if leistungen and leistungen[0][1] >= NAMED and leistungen[0][0] != angebot.get("leistung"):
        return None
    word, rest = leading(text)
    takes = word == "ja" or (word is None and muster(_TAKES).search(rest))
    return Lesart("bestaetigung", 0.9) if takes else None
