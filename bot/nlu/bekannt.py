"""Phrases of the training data, word for word: what stands there is known and need not be guessed."""

import functools
import re
from collections import Counter

from bot.nlu.antworten_basis import bare
from bot.nlu.text import fold, similar
from bot.nlu.yaml_datei import read_yaml
from bot.settings import ROOT

# Turns of phrase that mean the same whatever was asked.
WENDUNGEN = ("abbruch", "pause", "wiederholen", "warum", "zurueck", "ueberspringen", "mensch", "datenschutz", "notfall")
_TAILS = ("bitte", "danke", "mal", "jetzt", "doch")


@functools.lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, str], ...]:
    """Every phrase as it is written, and its intent."""
    return tuple(
        (line.removeprefix("- "), block["intent"])
        for path in sorted((ROOT / "data" / "nlu").glob("*.yml"))
        for block in read_yaml(path).get("nlu", [])
        for line in block["examples"].splitlines()
    )


@functools.lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """Folded phrase → intent."""
    return {fold(line.lstrip("- ")): intent for line, intent in _lines()}


@functools.lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Folded words that phrases with capitals write without one: what is said with them is no name."""
    facts = ("angabe", "korrektur", "status")
    spoken = (line for line, intent in _lines() if intent not in facts and not line.islower())
    return frozenset(fold(word) for line in spoken for word in re.findall(r"[^\W\d_]+", line) if word.islower())


def word_counts() -> Counter[str]:
    """How often each word stands in the phrases, in lower case as it is written."""
    return Counter(word for line, _ in _lines() for word in re.findall(r"[^\W\d_]+", line.lower()))


@functools.lru_cache(maxsize=1)
def _by_length() -> dict[int, tuple[tuple[str, str], ...]]:
    grouped: dict[int, tuple[tuple[str, str], ...]] = {}
    for phrase, intent in phrases().items():
        if intent in WENDUNGEN:
            length = len(phrase.split())
            grouped[length] = (*grouped.get(length, ()), (phrase, intent))
    return grouped


def known_turn(text: str) -> str | None:
    """The turn of phrase a whole text is, up to typing errors and a "bitte"; None for anything else."""
    folded = fold(bare(text)) or fold(text)
    candidates = [folded]
    words = folded.split()
    if len(words) > 1 and words[-1] in _TAILS:
        candidates.append(" ".join(words[:-1]))
    for candidate in candidates:
        intent = phrases().get(candidate)
        if intent in WENDUNGEN:
            return intent
    for candidate in candidates:
        parts = candidate.split()
        for phrase, intent in _by_length().get(len(parts), ()):
            if all(similar(a, b) for a, b in zip(parts, phrase.split(), strict=False)):
                return intent
    return None
