"""How a word sounds: words that are written as they are heard share one key ("schtul" and "Stuhl")."""

import functools
import re

_SOUNDS = (  # on folded words, in this order
    (r"sch(?=[tp])", "s"),
    (r"tz|zz|ts", "z"),
    (r"dt|th", "t"),
    (r"ck|kk|gk|c(?!h)", "k"),
    (r"ph|v", "f"),
    (r"qu", "kw"),
    (r"chs|ks", "x"),
    (r"ie(?=[^r]|$)", "i"),
    (r"y", "i"),
    (r"ai|ei|ay|ey", "ei"),
    (r"(?<=[aeiou])h(?=[^aeiou]|$)", ""),
    (r"(.)\1", r"\1"),
)
_HARDENED = str.maketrans("bdg", "ptk")


@functools.lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """The key of a folded word: no length of vowels, no doubled letters, hard at the end."""
    for pattern, heard in _SOUNDS:
        word = re.sub(pattern, heard, word)
    return word[:-1] + word[-1:].translate(_HARDENED)
