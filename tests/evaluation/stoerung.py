"""Typing errors for measuring what noise costs. Other than the noise of the training: keys beside each other, blanks
lost, letters doubled, everything in small letters.
"""

import random

_BESIDE = {"a": "sq", "e": "wr", "i": "uo", "n": "bm", "o": "ip", "r": "et", "s": "ad", "t": "rz", "u": "zi", "h": "gj"}


def disturb(text: str) -> str:
    """`text` with about one slip in twelve letters, always the same for one text."""
    dice = random.Random(f"stoerung:{text}")
    letters = list(text.lower())
    for _ in range(max(1, len(text) // 12)):
        at = dice.randrange(len(letters))
        kind = dice.randrange(4)
        if kind == 0:
            letters[at] = dice.choice(_BESIDE.get(letters[at], letters[at]))
        elif kind == 1:
            letters[at] *= 2
        elif kind == 2 and len(letters) > 4:
            del letters[at]
        elif at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)
