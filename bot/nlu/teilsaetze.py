"""The answer without what is said beside it: "Bello, und er ist ein Labrador" without its second half."""

import re
from collections.abc import Iterator, Sequence

from bot.nlu.antworten_basis import FILLERS
from bot.nlu.lesart import Wert
from bot.nlu.text import fold

_BREAK = r"[,;\n]+\s*(?:und\s+|aber\s+|dann\s+)?|\.\s+|\s+(?:und|sowie|aber)\s+"
_CUES = frozenset(
    fold(
        "geboren geb am seit heißt heiße namens genannt erreichbar unter ruf rufen telefon handy nummer lautet"
        " "
        "gehört hört wohnt lebt zugelassen auto rasse chip geschlecht alt jahre nämlich übrigens sowie außerdem dazu"
    ).split()
)


def core(text: str, taken: Sequence[Wert]) -> str:
    """The text with those of its parts blanked that nothing but `taken` stands in; all of it when nothing else would
    remain. Places in the text stay true.
    """
    chars = list(text)
    for start, end in _parts(text, taken):
        inside = [w for w in taken if start <= w.start and w.ende <= end]
        if inside and not _rest(text, start, end, inside):
            chars[start:end] = " " * (end - start)
    kept = "".join(chars)
    if not re.search(r"\w", re.sub(r"\b(?:und|sowie|aber)\b", "", kept)):
        return text
    return _trimmed(kept)


def _parts(text: str, taken: Sequence[Wert]) -> Iterator[tuple[int, int]]:
    """The parts between commas and the like; a comma within a value parts nothing."""
    start = 0
    for match in re.finditer(_BREAK, text, re.IGNORECASE):
        if any(wert.start < match.start() < wert.ende for wert in taken):
            continue
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _rest(text: str, start: int, end: int, inside: Sequence[Wert]) -> list[str]:
    """Words of the part that carry content and that no value explains."""
    chars = list(text[start:end])
    for wert in inside:
        chars[wert.start - start : wert.ende - start] = " " * (wert.ende - wert.start)
    return [word for word in fold("".join(chars)).split() if word not in FILLERS and word not in _CUES]


def _trimmed(text: str) -> str:
    """Without the joints that now join nothing, at either end."""
    text = re.sub(r"(?i)(?:[\s,;]|\.\s|\b(?:und|sowie|aber)\b)+$", lambda m: " " * len(m.group()), text)
    return re.sub(r"(?i)^(?:[\s,;]|\b(?:und|sowie|aber)\b)+", lambda m: " " * len(m.group()), text)
