"""Letters of a plate beside those of the spelling alphabets: any first name among spelled letters ("Kurt Ludwig"),
letters' names as dialects say them ("vau er ah be"), umlauts ("Übermut").
"""

import re
from collections.abc import Container

from bot.nlu.buchstaben import letter
from bot.nlu.personenname import is_first
from bot.nlu.text import fold

_FURTHER = {"ubermut": "Ü", "okonom": "Ö", "arger": "Ä", "kah": "K", "kaa": "K", "tee": "T", "pee": "P", "zed": "Z"}
_VOWELS = {"ah": "A", "aa": "A", "eh": "E", "ih": "I", "oh": "O", "uh": "U"}  # else they only fill a pause
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
SHORTEST = 4  # letters of such a name


def named_letters(text: str, towns: Container[str]) -> dict[str, str]:
    """Folded words of the text with the letters they stand for; `towns` (folded) are none of them."""
    tokens = [match.group() for match in _TOKEN.finditer(text)]
    said = [_spelled(token) for token in tokens]
    sure = [bool(spelled) or token.isdigit() for spelled, token in zip(said, tokens, strict=True)]
    found = dict(_FURTHER)
    for i, token in enumerate(tokens):
        folded = fold(token)
        beside = (i > 0 and bool(said[i - 1])) or (i + 1 < len(tokens) and sure[i + 1])
        if said[i] and letter(token) is None and beside and folded not in towns:
            found[folded] = str(said[i])
        elif folded in _VOWELS and i and all(sure[i - 1 : i] + sure[i + 1 : i + 2]):
            found[folded] = _VOWELS[folded]
    return found


def _spelled(token: str) -> str | None:
    known = letter(token) or _FURTHER.get(fold(token))
    return known or (token[0].upper() if len(token) >= SHORTEST and is_first(token) else None)
