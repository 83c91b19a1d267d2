"""What a message wants: the part of it that asks, and whether an example of a service states a wish or asks a question.

A story ends with what is wanted, so that part counts twice where intents are learned (ADR 0004).
"""

import re

from bot.nlu import themen
from bot.nlu.text import muster, similar, words

_CUT = r"(?<=[.!?:;])\s+|,\s+(?=(?:wo|wie|was|wann|kann|wer|wohin|welch\w*|bekomm\w*|gib\w*|muss|darf|könn\w*|bitte)\b)"
_PARTS = r"(?<=[.!?:])\s+|,\s+|;\s*"
_OWN = r"\b(?:ich|i|ick|ik|wir|mia|mir|mein\w*|unser\w*|uns|mei|meen\w*|mien\w*|habe?|haben|bin|muss|will|brauche?n?)\b"
_APPOINTMENT = (
    r"\btermin\w*\b|\bvorbei(?:kommen|schauen)\b|\b(?:freie?|einen?)\s+(?:slot|zeiten|platz)\b|"
    r"\bwann\s+(?:kann|könnte|darf|hätte\w*|haben|passt)\b[^.?!]*\b(?:ich|sie|wir|kommen|zeit|frei|vorbei\w*)\b"
)
_ASKS_A_FACT = (
    r"^(?:was\s+kost|wie\s+(?:viel|lang|hoch|teuer|oft|groß|schnell)|wieviel|welche|wann|(?:bis|ab|seit)\s+wann|ist|"
    r"sind|warum|wer|was\s+(?:muss|brauch|darf|gehört|bringt|passiert|ist)|darf|gibt|gilt|muss\s+(?:ich|man)|"
    r"brauche?t?\s+(?:ich|man)|wird|(?:mit|für|in|aus|bei|an)\s+welch|wo\s+(?:ist|liegt|steht|sind|finde)|lohnt)"
)
_FACTS = ("kosten", "dauer", "oeffnungszeiten", "rechtsgrundlage", "frist", "unterlagen")
_FACTS_IN_A_STORY = ("kosten", "dauer", "oeffnungszeiten", "rechtsgrundlage")
_ASKS_FOR_A_TIME = (
    r"\bwann\s+(?:kann|könnte|darf|dürfte|soll)\s+ich\b[^.?!]*\b(?:kommen|vorbei\w*|hin)\b|"
    r"\bwann\s+(?:hätte\w*|haben|hat|hast|habt)\b[^.?!]*\b(?:zeit|frei|platz)\b|"
    r"\b(?:an\s+)?welche[mnr]\s+(?:tag|vormittag|nachmittag|wochentag)\b[^.?!]*\b(?:kommen|ich\s+mich)\b|"
    r"\bwann\s+(?:könn\w*|kann)\s+(?:ihr|sie)\s+mich\b"
)
_TERMIN = "termin"
_QUESTION_WORD = (
    r"^\s*(?:und\s+|aber\s+|äh\s+)?(?:w(?:o|ie|as|at|ann|er|en|em|oher|ohin|omit|ieso|arum|ia|os)|welche[nrsm]?)\b"
)
LEAST_WORDS = 3  # of a part that tells something


def emphasised(text: str) -> str:
    """The text with its last part, the one that says what is wanted, said twice; a text of one part as it is."""
    parts = [part for part in muster(_CUT).split(text) if part.strip()]
    return f"{text} {parts[-1]}" if len(parts) > 1 else text


def kind_of_example(text: str) -> str | None:
    """Intent of an example of a service: "antrag" or "info"; None where a clerk might doubt it.

    Whoever tells what happened and then asks for the way wants the service; whoever asks for a fact wants to know it
    (docs/absichten.md).
    """
    if muster(_APPOINTMENT).search(text):
        return None
    if not themen.is_question(text):
        return "antrag"
    parts = [part for part in re.split(_PARTS, text) if part.strip()]
    topic = themen.topic(parts[-1])
    if _tells(parts):
        return None if topic in _FACTS_IN_A_STORY else "antrag"
    return "info" if topic in _FACTS or muster(_ASKS_A_FACT).match(text) else None


def _tells(parts: list[str]) -> bool:
    """Whether a part beside the question tells something of one's own."""
    return len(parts) > 1 and any(_told(part) and muster(_OWN).search(part) for part in parts)


def _told(part: str) -> bool:
    asking = muster(_QUESTION_WORD).match(part) or themen.is_question(part.rstrip("?"))
    return len(part.split()) >= LEAST_WORDS and not asking


def asks_for_a_time(text: str) -> bool:
    """Whether a day and an hour to come are asked for in so many words, up to a typing error."""
    return bool(muster(_ASKS_FOR_A_TIME).search(text)) or any(similar(word, _TERMIN) for word in words(text))
