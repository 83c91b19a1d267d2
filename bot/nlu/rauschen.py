"""Noise as people type: without umlauts, without capitals, without punctuation, with slips of the finger. Always the
same for one text.
"""

import random
import re

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
_DROPPED = {"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "Ä": "A", "Ö": "O", "Ü": "U"}
_SLIP_FROM = 5  # letters a word needs before a slip is put into it


def variants(text: str, count: int = 2) -> list[str]:
    """Up to `count` noisy copies of `text`, none equal to it."""
    dice = random.Random(text)  # noqa: S311 - not for secrets: the same text must give the same noise
    made = {_noisy(text, dice) for _ in range(count)}
    return sorted(made - {text})


def _noisy(text: str, dice: random.Random) -> str:
    table = dice.choice((_UMLAUTS, _DROPPED, {}))
    text = "".join(table.get(char, char) for char in text)
    if dice.random() < 0.7:
        text = text.lower()
    if dice.random() < 0.6:
        text = re.sub(r"[.,;:!?]", "", text)
    return _slip(text, dice) if dice.random() < 0.5 else text


def _slip(text: str, dice: random.Random) -> str:
    """One slip in one longer word: two letters swapped, one missing, or one doubled."""
    places = [match for match in re.finditer(r"[^\W\d_]+", text) if len(match.group()) >= _SLIP_FROM]
    if not places:
        return text
    word = dice.choice(places)
    at = dice.randrange(word.start() + 1, word.end() - 1)
    kind = dice.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    return text[:at] + text[at] + text[at:]
