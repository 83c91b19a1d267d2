"""Phrases of the training data, word for word: what stands there is known and need not be guessed."""

import functools

import yaml

from bot.nlu.antworten_basis import bare
from bot.nlu.text import fold, similar
from bot.settings import ROOT

# Turns of phrase that mean the same whatever was asked.
WENDUNGEN = ("abbruch", "pause", "wiederholen", "warum", "zurueck", "ueberspringen", "mensch", "datenschutz", "notfall")
_TAILS = ("bitte", "danke", "mal", "jetzt", "doch")


@functools.lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """Folded phrase → intent."""
    known: dict[str, str] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.load(path.read_text(encoding="utf-8"), Loader=loader).get("nlu", []):  # noqa: S506 - a safe loader
            for line in block["examples"].splitlines():
                known[fold(line.lstrip("- "))] = block["intent"]
    return known


@functools.lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Folded words of the phrases that tell no facts: what is said there is no name."""
    facts = ("angabe", "korrektur", "status")
    return frozenset(word for phrase, intent in phrases().items() if intent not in facts for word in phrase.split())


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
