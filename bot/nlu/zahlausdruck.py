"""Numbers of more than one word: "1,5 tausend", "zwei Dutzend", "eins Komma fünf", "hundert und fünf", "3 400,75"."""

import re
from typing import NamedTuple

from bot.nlu.text import fold, muster
from bot.nlu.zahlwoerter import as_number

_TOKEN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+")
_TIMES = {"k": 1000, "tausend": 1000, "tsd": 1000, "tausi": 1000, "tausender": 1000, "mille": 1000, "riesen": 1000}
_TIMES |= {"mio": 10**6, "million": 10**6, "millionen": 10**6, "dutzend": 12, "hundert": 100, "hunderter": 100}
_TIMES |= {"dusend": 1000, "hunnert": 100}
_ONE = ("ein", "eine", "einen", "nen", "ne", "n", "en", "een")
_HUNDRED = ("hundert", "hunnert", "hundat", "hunert")
_HALF = ("halb", "halbe", "halbes", "halben", "halber")
_BLANKS = r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:,\d{1,2})?(?![\d.])"
_RANGE = (
    r"\b(?:zwischen\s+(?P<von>\S+)\s+(?:\w+\s+)?und\s+(?P<bis>\S+)|(?P<a>[\d.,]+|[a-zäöüß]+)\s*(?:euro|€)?\s*"
    r"(?:-\s*(?=bis|oder))?(?:-|bis|oder|bzw\.?|beziehungsweise)\s*(?:zu\s+|auch\s+|vielleicht\s+)?(?P<b>[\d.,]+|[a-zäöüß]+)|"
    r"(?P<c>[a-zäöüß]+|\d+),\s+(?P<d>[a-zäöüß]+|\d+)(?=\s))"
)


class Ausdruck(NamedTuple):
    """A number and where it stands."""

    wert: float
    start: int
    ende: int


def composed(text: str) -> list[Ausdruck]:
    """The numbers of the text that take more than one word."""
    tokens = list(_TOKEN.finditer(text))
    found: list[Ausdruck] = []
    i = 0
    while i < len(tokens):
        hit = _at(text, tokens, i)
        if hit is None:
            i += 1
            continue
        value, used = hit
        found.append(Ausdruck(value, tokens[i].start(), tokens[i + used - 1].end()))
        i += used
    return found


def grouped(text: str) -> list[Ausdruck]:
    """Thousands parted by blanks, as amounts of money are written: "3 400,75"."""
    return [
        Ausdruck(float(match.group().replace(" ", "").replace(",", ".")), match.start(), match.end())
        for match in re.finditer(_BLANKS, text)
    ]


def is_range(text: str) -> bool:
    """Whether the text leaves it open between two numbers: "zwischen 20 und 30", "zwei bis drei", "zwei, drei"."""
    return bool(ranges(text))


def ranges(text: str) -> list[tuple[int, int]]:
    """Where two different numbers stand of which either may be meant."""
    found, at = [], 0
    while match := muster(_RANGE).search(text, at):
        ends = [part.strip(".,") for part in match.groups() if part]
        numbers = [as_number(part) if fold(part) not in _ONE else None for part in ends]
        if len(numbers) == 2 and None not in numbers and numbers[0] != numbers[1]:
            found.append(match.span())
            at = match.end()
        else:  # the word before may be none of the range: "schwer zu sagen, drei bis fünf"
            at = match.start() + len(re.match(r"\W*\w*", text[match.start() :]).group())  # type: ignore[union-attr]
    return found


Tokens = list[re.Match[str]]


def _at(text: str, tokens: Tokens, i: int) -> tuple[float, int] | None:
    """The composed number that begins with token `i`, and how many tokens it takes."""
    word = fold(tokens[i].group())
    if word in _HALF and _times(text, tokens, i + 1):
        return 0.5 * (_times(text, tokens, i + 1) or 0), 2
    if word in _ONE:
        return _of_one(text, tokens, i)
    number = as_number(tokens[i].group())
    if number is None or (word in _HALF):
        return None
    if _word(text, tokens, i + 1) == "komma":
        return _decimal(text, tokens, i, number)
    if 0 < number < 10 and (tens := _tens_behind(text, tokens, i)):
        return number + tens, 3
    times = _times(text, tokens, i + 1)
    if times:
        return _and_more(text, tokens, i, number * times, 2, times)
    if number >= 100 and number % 100 == 0:
        more = _and_more(text, tokens, i, number, 1, 100 if number % 1000 else 1000)
        return more if more[1] > 1 else None
    return None


def _tens_behind(text: str, tokens: Tokens, i: int) -> float | None:
    """The tens of a number said in three words: "fünf und dreißig"."""
    word = _word(text, tokens, i + 2)
    if tokens[i].group().isdigit() or _word(text, tokens, i + 1) not in ("und", "un") or not word or word[0].isdigit():
        return None
    tens = as_number(tokens[i + 2].group())
    return tens if tens in range(20, 100, 10) else None


def _of_one(text: str, tokens: Tokens, i: int) -> tuple[float, int] | None:
    """ "ein Tausi", "eine halbe Million", "ein halbes Dutzend"."""
    if _word(text, tokens, i + 1) in _HALF and (times := _times(text, tokens, i + 2)):
        return 0.5 * times, 3
    times = _times(text, tokens, i + 1)
    return _and_more(text, tokens, i, float(times), 2, times) if times else None


def _and_more(text: str, tokens: Tokens, i: int, value: float, used: int, below: int) -> tuple[float, int]:
    """What is added, each smaller than the last: "zwei tausend drei hundert fünfzig", "hundert und fünf"."""
    while below >= 100:
        at = i + used
        if _word(text, tokens, at) in ("und", "un"):
            at += 1
        number, count = _part(text, tokens, at)
        if number is None or number >= below or number != int(number):
            break
        value, used = value + number, at - i + count
        below = 100 if number >= 100 and number % 100 == 0 else 1
    return value, used


def _part(text: str, tokens: Tokens, at: int) -> tuple[float | None, int]:
    """A smaller part of a number and how many words it takes: "drei hundert", "drei und vierzig", "fünfzig"."""
    word = _word(text, tokens, at)
    if not word or word in _HALF:
        return None, 1
    if _word(text, tokens, at + 1) in _HUNDRED:
        one = 1 if word in _ONE else as_number(tokens[at].group())
        return (one * 100, 2) if one is not None and one < 10 else (None, 1)
    if word[0].isdigit():
        behind_thousand = len(word) == 3 and word.isdigit() and _TIMES.get(_word(text, tokens, at - 1) or "") == 1000
        return (float(word), 1) if behind_thousand else (None, 1)
    number = as_number(tokens[at].group()) if word not in _ONE else None
    if number is not None and 0 < number < 10 and (tens := _tens_behind(text, tokens, at)):
        return number + tens, 3
    return number, 1


def _decimal(text: str, tokens: Tokens, i: int, whole: float) -> tuple[float, int] | None:
    digits, at = "", i + 2
    while (word := _word(text, tokens, at)) and word not in _ONE and (number := as_number(word)) is not None:
        if number >= 100 or number != int(number):
            break
        digits += str(int(number))
        at += 1
    times = _times(text, tokens, at)
    value = float(f"{int(whole)}.{digits}") if digits else 0.0
    return (round(value * times, 2), at - i + 1) if digits and times else (value, at - i) if digits else None


def _times(text: str, tokens: Tokens, i: int) -> int | None:
    word = _word(text, tokens, i)
    return _TIMES.get(word) if word else None


def _word(text: str, tokens: Tokens, i: int) -> str | None:
    """The folded token `i` where only blanks part it from the one before."""
    if i >= len(tokens) or text[tokens[i - 1].end() : tokens[i].start()].strip(" ."):
        return None
    return fold(tokens[i].group()) if tokens[i].group()[0].isalpha() else tokens[i].group()
