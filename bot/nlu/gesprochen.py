"""Numbers and letters as they are dictated: "es en zwo null", "doppel drei", "dreimal die null", "fünfundvierzig".

A text becomes units, each with the characters it stands for and its place; what only joins them ("Strich", "dann",
a comma) is left out. Which characters make a telephone number or an account is for the readers to say.
"""

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bot.nlu.buchstaben import letter
from bot.nlu.text import fold
from bot.nlu.zahlwoerter import number_word


class Einheit(NamedTuple):
    """`zeichen`: digits, capital letters or "+"; `wort`: whether it was said in words; `auch`: another reading ("de" is
    D when letters are named, and DE).
    """

    zeichen: str
    start: int
    ende: int
    wort: bool
    auch: str = ""

    @property
    def lesarten(self) -> tuple[str, ...]:
        return (self.zeichen, self.auch) if self.auch else (self.zeichen,)


_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_JOINERS = frozenset(
    fold(
        "strich bindestrich minus schrägstrich slash punkt leerzeichen pause und un dann danach hinten vorne jahr die "
        "der das eine nochmal wieder äh ähm öh ehm hm also komma weiter vorwahl durchwahl nummer kontonummer "
        "bankleitzahl blz prüfziffer unterstrich am ende anfang zum schluss noch mal im aus dem kommt kommen groß "
        "klein halt moment sekunde warte warten laufende fortlaufende lfd ziffern zahlen dahinter zuerst"
    ).split()
)
_SIGNS = frozenset("-–—/.,_()[]:;|·\\'\"\u2060…")
_TIMES = {"doppel": 2, "doppelte": 2, "doppelt": 2, "zweimal": 2, "zwomal": 2, "dreifach": 3, "dreimal": 3}
_TIMES |= {"viermal": 4, "funfmal": 5, "sechsmal": 6, "siebenmal": 7, "achtmal": 8, "neunmal": 9, "einmal": 1}
_MORE = {"nul": 0, "noll": 0, "fumf": 5, "funwe": 5, "een": 1}  # beside the number words
_NO_DIGITS = frozenset(
    fold("ein eine einen einem einer eines n ne nen nem beide beiden halb halbe halben halber dutzend").split()
)
_PLURALS = {"nullen": "0", "nuller": "0", "einsen": "1", "zweien": "2", "dreien": "3", "vieren": "4", "funfen": "5"}
_PLURALS |= {"sechsen": "6", "siebenen": "7", "achten": "8", "neunen": "9", "einser": "1", "zweier": "2"}
_SINGLE = re.compile(r"null|eins|zwei|zwo|drei|vier|funf|sechs|sieben|acht|neun")
_COUNTRIES = {"deutschland": "DE", "osterreich": "AT", "frankreich": "FR", "niederlande": "NL", "holland": "NL"}
_COUNTRIES |= {"polen": "PL", "italien": "IT", "spanien": "ES", "schweiz": "CH", "belgien": "BE", "luxemburg": "LU"}
MOST_JOINERS = 5


def runs(text: str, words: Sequence[tuple[str, str]] = ()) -> list[list[Einheit]]:
    """The runs of units in a text. `words`: further folded words with the letters they stand for (names of towns)."""
    return _runs(text, tuple(words))


def found_in(
    runs: Sequence[list[Einheit]], read: Callable[[list[Einheit], int], tuple[str, int] | None]
) -> Iterator[tuple[str, int, int]]:
    """Value, beginning and end in the text of all that `read` finds, one after the other.

    `read` takes a run and the place of a unit: the value that begins there and the place after it, or None.
    """
    for run in runs:
        at = 0
        while at < len(run):
            hit = read(run, at)
            if hit is None:
                at += 1
                continue
            value, end = hit
            yield value, run[at].start, run[end - 1].ende
            at = end


@functools.lru_cache(maxsize=64)
def _runs(text: str, words: tuple[tuple[str, str], ...]) -> list[list[Einheit]]:
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    further = {**_COUNTRIES, **dict(words)}
    found: list[list[Einheit]] = []
    index, gap = 0, MOST_JOINERS + 1
    while index < len(tokens):
        unit, used = _unit(tokens, index, further)
        if unit is not None:
            if gap > MOST_JOINERS:
                found.append([])
            found[-1].append(unit)
            gap = 0
        else:
            joins = tokens[index][0] in _SIGNS or fold(tokens[index][0]) in _JOINERS
            signs = tokens[index][0] in _SIGNS
            gap = gap + (0 if signs else 1) if joins else MOST_JOINERS + 1
        index += used
    return found


def _unit(tokens: list[tuple[str, int, int]], i: int, further: dict[str, str]) -> tuple[Einheit | None, int]:
    """The unit that begins with token `i`, and how many tokens it takes; None and 1 where none begins."""
    word, start, end = tokens[i]
    if word == "+" or fold(word) == "plus":
        return Einheit("+", start, end, word != "+"), 1
    repeated = _repeated(tokens, i)
    if repeated is not None:
        return repeated
    if word.isdigit():
        return Einheit(word, start, end, False), 1
    if fold(word) in further:
        return Einheit(further[fold(word)], start, end, True), 1
    number, used = _number(tokens, i)
    if number is not None:
        return Einheit(number, start, tokens[i + used - 1][2], True), used
    if fold(word) in _JOINERS:
        return None, 1
    said = letter(word)
    if said is not None:
        also = word.upper() if len(word) == 2 else ""
        return Einheit(said, start, end, len(word) > 1, also), 1 + _like(tokens, i + 1)
    if re.fullmatch(r"[A-ZÄÖÜ]{2,5}", word) or _letters_beside_digits(tokens, i):
        return Einheit(word.upper(), start, end, False), 1
    return None, 1


def _letters_beside_digits(tokens: list[tuple[str, int, int]], i: int) -> bool:
    word = tokens[i][0]
    return word.isalpha() and len(word) <= 5 and (_glued_to_digits(tokens, i) or _before_digits(tokens, i))


def _glued_to_digits(tokens: list[tuple[str, int, int]], i: int) -> bool:
    """Letters without a gap to digits ("nl91abna0417")."""
    before = i > 0 and tokens[i - 1][0].isdigit() and tokens[i - 1][2] == tokens[i][1]
    after = i + 1 < len(tokens) and tokens[i + 1][0].isdigit() and tokens[i + 1][1] == tokens[i][2]
    return before or after


def _before_digits(tokens: list[tuple[str, int, int]], i: int) -> bool:
    """Two or three small letters are letters where digits follow ("sn 2026"), not a word."""
    of_a_bank = len(tokens[i][0]) == 4 and i > 0 and re.fullmatch(r"\d\d", tokens[i - 1][0])  # "nl15 ingb 0001"
    if len(tokens[i][0]) not in (2, 3) and not of_a_bank:
        return False
    rest = [token for token, _, _ in tokens[i + 1 : i + 4] if token not in _SIGNS and fold(token) not in _JOINERS]
    return bool(rest) and (rest[0].isdigit() or digits(rest[0]) is not None)


def _like(tokens: list[tuple[str, int, int]], i: int) -> int:
    """Tokens of "wie Siegfried" after a letter."""
    return 2 if i + 1 < len(tokens) and fold(tokens[i][0]) == "wie" else 0


def digits(word: str) -> str | None:
    """A number word as the digits it is written with."""
    folded = fold(word)
    if word.lower() in _NO_DIGITS or folded in _NO_DIGITS:
        return None
    if folded in _MORE:
        return str(_MORE[folded])
    number = number_word(word)
    if number is None:
        return _glued(word)
    return str(int(number)) if float(number).is_integer() else None


_FIGURE = re.compile(r"null|eins|zwei|zwo|drei|vier|funf|sechs|sieben|acht|neun")
_SINGLY = re.compile(rf"(?:{_FIGURE.pattern}){{3,}}")


def _glued(word: str) -> str | None:
    """Two numbers in one word ("zwanzigsechsundzwanzig"), "hundertzwölf"; any number of zeros ("nullnullnull")."""
    if re.fullmatch(r"(?:null){2,}", word.lower()):
        return "0" * (len(word) // 4)
    if _SINGLY.fullmatch(fold(word)):
        return "".join(str(_MORE.get(part, int(number_word(part) or 0))) for part in _FIGURE.findall(fold(word)))
    single = _SINGLE.findall(fold(word))
    if len(single) > 2 and "".join(single) == fold(word):
        return "".join(str(int(number_word(digit) or 0)) for digit in single)
    for cut in range(4, len(word) - 2):
        left, right = number_word(word[:cut]), number_word(word[cut:])
        if (
            left is not None
            and right is not None
            and word[:cut].lower() not in _NO_DIGITS
            and word[cut:] not in _NO_DIGITS
        ):
            return f"{int(left)}{int(right)}"
    return None


def _number(tokens: list[tuple[str, int, int]], i: int) -> tuple[str | None, int]:
    """The digits of one number said in one or several words ("vier und zwanzig", "zweitausend sechsundzwanzig")."""
    said = digits(tokens[i][0])
    if said is None:
        return None, 1
    rest = [token for token, _, _ in tokens[i + 1 : i + 3]]
    single = len(said) == 1 and said != "0"
    if single and len(rest) == 2 and rest[0].lower() == "und":
        tens = digits(rest[1]) or ""
        if len(tens) == 2 and tens.endswith("0") and tens != "10":
            return f"{tens[0]}{said}", 3
    if single and rest and rest[0].lower() == "tausend":
        low, used = _below_hundred(tokens, i + 2)
        return str(int(said) * 1000 + low), 2 + used
    if said.endswith("00"):
        low, used = _below_hundred(tokens, i + 1)
        if used == 3:  # "hundert drei und zwanzig"
            return str(int(said) + low), 1 + used
    if said.endswith("000") and rest and (small := digits(rest[0])) and len(small) <= 2:
        return str(int(said) + int(small)), 2
    if single and rest and rest[0].lower() == "hundert":
        return f"{said}00", 2
    return said, 1


def _below_hundred(tokens: list[tuple[str, int, int]], i: int) -> tuple[int, int]:
    """A number below a hundred said in one or three words, and how many; 0 and 0 where there is none."""
    words = [token for token, _, _ in tokens[i : i + 3]]
    said = digits(words[0]) if words else None
    if said is None or len(said) > 2:
        return 0, 0
    tens = digits(words[2]) if len(words) == 3 and words[1].lower() in ("und", "un") else None
    if len(said) == 1 and tens and len(tens) == 2 and tens.endswith("0"):
        return int(tens) + int(said), 3
    return (int(said), 1) if len(said) == 2 else (0, 0)


def _repeated(tokens: list[tuple[str, int, int]], i: int) -> tuple[Einheit, int] | None:
    """ "doppel vier", "doppelnull", "dreimal die null", "3x 5", "drei Nullen"."""
    word = fold(tokens[i][0])
    times, used = _TIMES.get(word), 1
    following = fold(tokens[i + 1][0]) if i + 1 < len(tokens) else ""
    if times is None and following in ("mal", "x") and (count := _count(tokens[i][0])):
        times, used = count, 2
    if times is None and following in _PLURALS and (count := _count(tokens[i][0])):
        return Einheit(_PLURALS[following] * count, tokens[i][1], tokens[i + 1][2], True), 2
    if times is None and word.startswith("doppel"):
        rest = tokens[i][0][6:]
        char = digits(rest) or letter(rest)
        return (Einheit(char * 2, tokens[i][1], tokens[i][2], True), 1) if char and len(char) == 1 else None
    while times and i + used < len(tokens) and fold(tokens[i + used][0]) in ("", "die", "eine", "der", "das"):
        used += 1
    if not times or i + used >= len(tokens):
        return None
    said = tokens[i + used][0]
    char = said if said.isdigit() else digits(said) or letter(said)
    if char is None or len(char) > 2:
        return None
    return Einheit(char * times, tokens[i][1], tokens[i + used][2], True), used + 1


def _count(word: str) -> int | None:
    said = word if word.isdigit() else digits(word)
    return int(said) if said and 2 <= int(said) <= 9 else None
