"""A question about what has just been sent, while nothing is open: "wann wird die repariert"."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.nlu.lesart import Lesart
from bot.nlu.text import muster

NAMED = 0.4  # certainty of a service from which the question is about that one
MOST_WORDS = 9
_GOES_ON = (
    r"^\W*(?:(?:und|ok(?:ay)?|gut|danke|also|äh|ähm|ehm|super|aber|na|ja|jetzt|nun|dann|sag\w*|mal)\W+)*(?:"
    r"(?:bis\s+|ab\s+)?wann\s+(?:wird|werden|kommt|kommen|holt|holen|ist|sind|passiert|macht|repariert|erfahre?|höre?|krieg\w*|bekomm\w*|meldet|melden|"
    r"geht|habe?|rechne|kann\s+ich\s+(?:damit|mit))\b|"
    r"wie\s+(?:lange?|schnell)\s+(?:dauert|braucht|wird|muss|geht|kann|das|des|dat)\b|wie\s+geht(?:'?s|\s+es)?\s+(?:jetzt|nun|dann|da|denn|nu)?\s*weiter|"
    r"was\s+(?:passiert|geschieht|kommt|ist)\s+(?:denn\s+)?(?:jetzt|nun|dann|als\s+nächstes|damit)|(?:und\s+)?(?:jetzt|nun|dann)\s*\?|"
    r"(?:muss|soll)\s+ich\s+(?:jetzt\s+|nun\s+)?noch\s+(?:was|etwas)\s+(?:machen|tun)|meldet\s+(?:sich|ihr)\b"
    r")"
)
_TOWN = r"\b(?:offen|geöffnet|auf(?:machen)?|zu|öffn\w*|sprechzeit\w*|\w*tonne\w*|müll\w*|bus|wahl\w*|markt)\b"


def own_case(text: str, zustand: Mapping[str, Any], leistungen: Sequence[tuple[str, float]]) -> Lesart | None:
    """The status of what this conversation has sent; None where nothing was, or another service is named."""
    if not zustand.get("vorgaenge") or (leistungen and leistungen[0][1] >= NAMED):
        return None
    if len(text.split()) > MOST_WORDS or muster(_TOWN).search(text) or not muster(_GOES_ON).search(text):
        return None
    return Lesart("status", 0.9)
