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
def _by_beginning() -> dict[int, dict[str, list[tuple[int, list[str], str]]]]:
    """Number of words → first word → place among all phrases, further words and intent of each phrase."""
    grouped: dict[int, dict[str, list[tuple[int, list[str], str]]]] = {}
    for place, (phrase, intent) in enumerate(phrases().items()):
        if intent in WENDUNGEN:
            first, *rest = phrase.split() or [""]
            grouped.setdefault(1 + len(rest), {}).setdefault(first, []).append((place, rest, intent))
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
        intent = _misspelled(candidate.split())
        if intent is not None:
            return intent
    return None


def _misspelled(parts: list[str]) -> str | None:
    """The intent of the first phrase that has these words up to typing errors."""
    hits = [
        (place, intent)
        for first, group in _by_beginning().get(len(parts), {}).items()
        if similar(parts[0], first)
        for place, rest, intent in group
        if all(map(similar, parts[1:], rest))
    ]
    return min(hits)[1] if hits else None
