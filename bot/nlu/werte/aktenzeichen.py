"""Numbers of cases ("SN-2026-000123") and the codes that go with them, written or dictated in any way.

A number is complete with its letters, its year and six digits. What is missing isn't guessed.
"""

import re

from bot.nlu.gesprochen import Einheit, found_in, runs
from bot.nlu.lesart import Wert
from bot.nlu.mandantendaten import town_letters
from bot.nlu.umfeld import Umfeld
from bot.nlu.werte.iban import begins_iban

_NUMBER = re.compile(r"(?P<letters>[A-ZÄÖÜ]{1,4})(?P<year>20\d{2}|[12]\d)(?P<number>\d{6})")
_YEAR_LAST = re.compile(r"(?P<letters>[A-ZÄÖÜ]{2,4})(?P<number>\d{6})(?P<year>20[12]\d)")
_FIGURES = re.compile(r"(?<![^\W\d_])[\dOo]*\d[\dOo]*(?![^\W\d_])")
_DAY = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\b")
_ABRUFCODE = (
    r"(?<![\w-])(?!(?i:code|abrufcode)\b)"
    r"((?=[A-Za-z0-9 -]*[A-Za-z])[A-Za-z0-9]{4}(?:[- ][A-Za-z0-9]{4}){2,6})(?![\w-])"
)


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    return _numbers(text) + _codes(text, umfeld)


def _numbers(text: str) -> list[Wert]:
    text = _FIGURES.sub(lambda match: re.sub("[Oo]", "0", match[0]), text)  # "2O26"
    said = runs(text, tuple(town_letters().items()))
    return [
        Wert("aktenzeichen", value, text[start:end], start, end)
        for value, start, end in found_in(said, _number_at)
        if not _DAY.search(text[start:end])  # "war der 16.04.1971"
    ]


def _number_at(run: list[Einheit], at: int) -> tuple[str, int] | None:
    """The number that begins with unit `at` and where it ends; it ends with a unit, or six digits are too many."""
    if not run[at].zeichen.isalpha():
        return None
    if len(run[at].zeichen) == 1 and at and run[at - 1].zeichen.isalpha():
        return None  # amid letters one by one
    for said in run[at].lesarten:
        for end in range(at + 1, len(run)):
            said += run[end].zeichen
            match = _NUMBER.fullmatch(said) or _YEAR_LAST.fullmatch(said)
            if (
                match
                and (len(match["letters"]) > 1 or not run[at].wort)
                and _year_for_itself(match, run[at : end + 1])
                and _letters_of_a_kind(run[at:end])
                and (len(match["year"]) == 4 or _ends(run, end, match["year"]))
            ):
                return f"{match['letters']}-20{match['year'][-2:]}-{match['number']}", end + 1
    return None


def _year_for_itself(match: re.Match[str], units: list[Einheit]) -> bool:
    """Whether a short year is one: "SN 20 261234", but not "SN-2026-1234" which lacks two digits."""
    if len(match["year"]) == 4:
        return True
    figures = [unit.zeichen for unit in units if unit.zeichen.isdigit()]
    return len(match["letters"]) > 1 and (match["year"] != "20" or (len(figures) > 1 and len(figures[1]) == 6))


def _letters_of_a_kind(units: list[Einheit]) -> bool:
    """One group of letters, or letters one by one: the "de" of "de SN-2026" is none of them."""
    letters = [unit.zeichen for unit in units if unit.zeichen.isalpha()]
    return len(letters) == 1 or all(len(letter) == 1 for letter in letters)


def _ends(run: list[Einheit], end: int, year: str) -> bool:
    """Whether no digit follows, except for the year in full."""
    rest = run[end + 1 : end + 2]
    return not rest or not rest[0].zeichen.isdigit() or rest[0].zeichen == f"20{year}"


def _codes(text: str, umfeld: Umfeld) -> list[Wert]:
    """Groups of four with a letter and a digit; in free text only where they are joined by hyphens."""
    found = []
    for match in re.finditer(_ABRUFCODE, text):
        code = match.group(1)
        mixed = any(char.isdigit() for char in code) and any(char.isalpha() for char in code)
        if mixed and not begins_iban(code) and ("-" in code or umfeld.gefragt == "abrufcode"):
            found.append(Wert("abrufcode", re.sub(r"[ ]", "-", code).upper(), code, match.start(1), match.end(1)))
    return found
