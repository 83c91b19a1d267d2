"""An address as it is said: numbers in words become digits, storeys and helping words fall out, places stay known."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from re import Match

from bot.nlu.strassenschreibung import (
    BY_SOUND,
    CONTRACTED,
    DECLINED,
    INSIDE,
    SHORTENED,
    WORD_OF_A_STREET,
    by_sound,
    on_its_own,
    street_spelled,
)
from bot.nlu.text import fold, muster
from bot.nlu.zahlwoerter import number_word

_WORD = re.compile(r"[^\W\d_]+|(?<![\d.,])\d+(?![.,]?\d)")
_ARTICLES = frozenset(
    ("ein", "eine", "einen", "einem", "einer", "eines", "n", "ne", "nen", "nem", "beide", "beiden", "halb")
)
_NUMBER_LABEL = (
    r"(?:,\s*)?\b(?:und\s+)?(?:die\s+|mit\s+der\s+|meine\s+|mit\s+)?(?:haus)?(?:nummer|nr\.?|no\.?|numm?ero|hausnr\.?)\s*"
    r"(?:ist|is|lautet|wäre|:)?\s*(?:die\s+|dann\s+)?(?=\d)"
)
_PLZ_LABEL = r"\b(?:plz|postleitzahl)\s*(?:ist|lautet|:)?\s*(?:die\s+)?(?=\d{5}\b)|\bDE?\s?-\s?(?=\d{5}\b)"
_LETTER = r"(?<=\d)(?P<gap>\s*(?:buchstabe\s+|klein(?:es)?\s+)?)(?P<letter>[a-h])\s+wie\s+[^\W\d_]+"
_LETTER_RANGE = r"(?<=\d)\s?(?P<von>[a-h])\s?(?:bis|-)\s?(?P<bis>[a-h])\b"
_HEIGHT = r"[,\s]+(?:auf\s+)?(?:der\s+)?höhe\s+(?:der\s+|von\s+)?(?=(?:haus)?(?:nummer|nr)|\d)"
_LETTER_NAMED = r"(?<=\d)\s*(?:buchstabe|klein(?:es)?|groß(?:es)?|zusatz)\s+(?P<letter>[a-h])\b"
_RANGE = r"(?<=\d)\s*(?:bis|strich|-|–|bindestrich)\s*(?=\d{1,3}(?!\d))"
_NOISE = (
    r"[,;\s(-]*(?:\b\d{1,2}\.\s*(?:og|ug|stock\w*|etage|obergeschoss|stiege|hinterhof|hof|li\b|re\b|mitte)|"
    r"\b(?:im\s+|in\s+der\s+)?(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)e[nrms]?\s+(?:stock\w*|og|etage|"
    r"obergeschoss)|\bganz\s+oben|\bim\s+(?:hinter|vorder)haus|\b(?:hinterhaus|vorderhaus|gartenhaus|seitenflügel|souterrain|"
    r"hochparterre|parterre|erdgeschoss|dachgeschoss|untergeschoss|eg|dg|ug|og|hh|vh)\b|"
    r"\b(?:wohnung|whg|app|apartment|appartement|zimmer|eingang|aufgang|stiege|tür)(?:\.\s*|\s+)(?:nr\.?|nummer)?\s*[a-z0-9]{1,3}\b|"
    r"\bc/o\s+(?:familie\s+|frau\s+|herrn?\s+)?[^\W\d_]+(?:\s+[A-ZÄÖÜ][^\W\d_]+)?|\bbei\s+(?:familie|frau|herrn)\s+[^\W\d_]+(?:\s+(?:bitte\s+)?klingeln)?|"
    r"\bklingeln?\s+(?:ist\s+|bei\s+|an\s+|steht\s+)*[^\W\d_]+)"
    r"(?:[,\s]*\b(?:links|rechts|mitte|mittig|oben|unten|li|re)\b\.?)?\)?"
)


@dataclass(frozen=True)
class Normiert:
    """A text rewritten, and for each of its characters the place in the text it was made of."""

    text: str
    herkunft: tuple[int, ...]
    quelle: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of a stretch of the rewritten text."""
        if not self.herkunft or end <= start:
            return 0, 0
        first = self.herkunft[start]
        last = self.herkunft[end] if end < len(self.herkunft) else len(self.quelle)
        return first, first + len(self.quelle[first:last].rstrip(" ,;"))


@functools.lru_cache(maxsize=16)
def normalised(text: str, labels: bool = False) -> Normiert:
    """The text with digits for number words, without storeys and flats; "Hausnummer" stays with `labels`."""
    said = _digits_for_words(text)
    for pattern, fresh in (
        (_NUMBER_LABEL if not labels else "(?!)", " "),
        (_PLZ_LABEL, ""),
        (_RANGE, "-"),
        (_LETTER, r"\g<letter>"),
        (_LETTER_NAMED, r"\g<letter>"),
        (_LETTER_RANGE, r"\g<von>-\g<bis>"),
    ):
        said = _rewritten(said, pattern, fresh)
    return Normiert(*said, text)


Said = tuple[str, tuple[int, ...]]
"""A text, and for each of its characters the place in the text it was made of."""


@functools.lru_cache(maxsize=8)
def _digits_for_words(text: str) -> Said:
    said = _rewritten((text, tuple(range(len(text)))), WORD_OF_A_STREET, street_spelled)
    for pattern, fresh in (
        *SHORTENED,
        (_NOISE, ""),
        (_LETTER, r"\g<letter>"),
        (_HEIGHT, " "),
        *CONTRACTED,
        *DECLINED,
        (BY_SOUND, by_sound),
    ):
        said = _rewritten(said, pattern, fresh)
    return _in_digits(_rewritten(said, INSIDE, on_its_own))


def _rewritten(said: Said, pattern: str, fresh: str | Callable[[Match[str]], str]) -> Said:
    text, places = said
    parts: list[str] = []
    origins: list[int] = []
    end = 0
    for match in muster(pattern).finditer(text):
        new = fresh(match) if callable(fresh) else match.expand(fresh)
        if new == match.group():
            continue
        parts += [text[end : match.start()], new]
        origins += places[end : match.start()]
        origins += [places[min(match.start(), len(places) - 1)]] * len(new)
        end = match.end()
    if not parts:
        return said
    return "".join((*parts, text[end:])), (*origins, *places[end:])


def _in_digits(said: Said) -> Said:
    """Runs of numbers: the last five digits said singly are a PLZ, what stands before is the house number."""
    text, places = said
    made, end = "", 0
    origins: list[int] = []
    for run in _runs(text):
        start = run[0][1]
        made += text[end:start]
        origins += places[end:start]
        for digits, at in _grouped(run):
            new = f" {digits}" if made and made[-1].isdigit() else digits
            made += new
            origins += [places[at]] * len(new)
        end = run[-1][2]
    return (made + text[end:], (*origins, *places[end:])) if end else said


Run = list[tuple[str, int, int]]


def _runs(text: str) -> list[Run]:
    """Numbers beside each other, at least one of them in words."""
    runs: list[Run] = []
    for match in _WORD.finditer(text):
        digits = match.group() if match.group().isdigit() else _digits(match.group())
        if digits is None:
            continue
        near = runs and re.fullmatch(r"\s+", text[runs[-1][-1][2] : match.start()])
        if not near:
            runs.append([])
        runs[-1].append((digits, match.start(), match.end()))
    return [run for run in runs if any(not text[start:end].isdigit() for _, start, end in run)]


def _digits(word: str) -> str | None:
    if fold(word) in _ARTICLES or len(word) < 3:
        return None
    number = number_word(word)
    return str(int(number)) if number is not None and number == int(number) else None


def _grouped(run: Run) -> list[tuple[str, int]]:
    """The numbers of a run put together: (digits, place)."""
    for first in range(len(run)):
        tail = "".join(digits for digits, _, _ in run[first:])
        if len(tail) == 5 and len(run) - first > 1 and all(len(digits) < 4 for digits, _, _ in run[first:]):
            before = [("".join(digits for digits, _, _ in run[:first]), run[0][1])] if first else []
            return [*before, (tail, run[first][1])]
    if len(run) > 1 and all(len(digits) == 1 for digits, _, _ in run) and len(run) <= 3:
        return [("".join(digits for digits, _, _ in run), run[0][1])]
    return [(digits, start) for digits, start, _ in run]
