"""Words as people type them: folding for comparison, patterns that don't care about umlauts, and a measure of typing
errors.
"""

import functools
import re
import unicodedata
from re import Pattern

WORD_JOINER = "\u2060"  # escapes a leading "/" (inner contract, section 1)

_FOLD = {"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "ı": "i"}
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_FLEXIBLE = {"ä": "(?:ä|ae|a)", "ö": "(?:ö|oe|o)", "ü": "(?:ü|ue|u)", "ß": "(?:ß|ss|s)"}


def clean(text: str) -> str:
    """The text without the gateway's escape, typographic variants and outer blanks. Keeps the length of what is
    inside.
    """
    text = unicodedata.normalize("NFC", text).replace(WORD_JOINER, "")
    return text.translate(
        {0x2019: "'", 0x2018: "'", 0x201E: '"', 0x201C: '"', 0x00A0: " ", 0x2013: "-", 0x2014: "-"}
    ).strip()


@functools.lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case, ä/ae/a alike, no accents, only letters, digits and single blanks: "Für Müll!" → "fur mull"."""
    text = "".join(_FOLD.get(char, char) for char in text.lower())
    text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    for digraph, vowel in _DIGRAPHS:
        text = text.replace(digraph, vowel)
    return " ".join(re.findall(r"[^\W_]+", text))


@functools.lru_cache(maxsize=2_000)
def muster(pattern: str) -> Pattern[str]:
    """A compiled pattern, case-insensitive, in which ä, ö, ü, ß outside of brackets also match ae/a, oe/o, ue/u,
    ss/s.
    """
    out: list[str] = []
    in_class = False
    for char in pattern:
        in_class = (in_class or char == "[") and char != "]"
        out.append(char if in_class else _FLEXIBLE.get(char, char))
    return re.compile("".join(out), re.IGNORECASE)


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return fold(text).split()


@functools.lru_cache(maxsize=50_000)
def distance(a: str, b: str, limit: int = 3) -> int:
    """Typing errors between two words (insert, delete, replace, swap neighbours); `limit` + 1 for more."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def similar(a: str, b: str) -> bool:
    """Whether two folded words are the same up to a typing error (none below 5 letters, two from 9 on)."""
    if a == b:
        return True
    length = min(len(a), len(b))
    allowed = 0 if length < 5 else 1 if length < 9 else 2
    return allowed > 0 and abs(len(a) - len(b)) <= allowed and distance(a, b, allowed) <= allowed
