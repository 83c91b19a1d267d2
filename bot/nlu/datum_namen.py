"""Days that have a name: feasts, first and last days of months and years, "ab sofort", and the days around another.
Texts are those of `bot.nlu.zeitsprache`.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from bot.nlu.datum_wochen import MONTH, WEEKDAY
from bot.nlu.feiertage import FEASTS
from bot.nlu.kalender import add_months, last_weekday, make_date, month, next_weekday, weekday
from bot.nlu.umfeld import Umfeld
from bot.nlu.zeitrichtung import full_year, of_years, placed, said_year

Rule = tuple[str, Callable[[Match[str], Umfeld], date | None]]

_WHICH_MONTH = r"(?:(?P<which>nachsten|kommenden|ubernachsten|dieses|diesen|diesem|letzten|vorigen|laufenden)\s+)?"
_AROUND = re.compile(
    r"\b(?:(?P<count>\d{1,2})\s+|(?:am|den|1)\s+)?"
    r"(?P<unit>(?:(?<=\d )tage|tag)|(?:(?<=\d )wochen|woche)|abend)\s+(?P<way>vor|nach)\s+(?:de[mnr]\s+)?$"
)
_EVE = re.compile(r"\b(?:am\s+)?(?:vortag|vorabend)\s+(?:von|zu[mr]?|des)\s+(?:de[mrn]\s+)?$")
_WEEKDAY_BESIDE = re.compile(rf"\b(?P<day>{WEEKDAY})\s+(?P<way>vor|nach)\s+(?:de[mnr]\s+)?$")
_BESIDE = re.compile(r"\b(?:vor|nach|rund\s+um|um)\s+(?:de[mnr]\s+)?$")


def shifted(text: str, start: int, day: date) -> tuple[int, date]:
    """ "am Tag vor Heiligabend", "zwei Tage nach Ostern": beginning and day with what stands before it."""
    eve = _EVE.search(text[:start])
    if eve:  # "am Vortag von Heiligabend"
        return eve.start(), day - timedelta(days=1)
    named = _WEEKDAY_BESIDE.search(text[:start])
    if named:  # "Dienstag nach Ostern"
        found = last_weekday if named["way"] == "vor" else next_weekday
        return named.start(), found(day, weekday(named["day"]))
    match = _AROUND.search(text[:start])
    if match is None:
        return start, day
    steps = int(match["count"] or 1) * (7 if match["unit"].startswith("woche") else 1)
    return match.start(), day + timedelta(days=-steps if match["way"] == "vor" else steps)


def _feast(made: Callable[[int], date]) -> Callable[[Match[str], Umfeld], date | None]:
    def build(m: Match[str], umfeld: Umfeld) -> date | None:
        before = m.string[: m.start()]
        if _BESIDE.search(before) and not (_AROUND.search(before) or _WEEKDAY_BESIDE.search(before)):
            return None  # "nach Ostern" names no day
        if m["year"]:
            return made(full_year(m["year"], m.string, umfeld))
        year = said_year(m.string, umfeld)
        return made(year) if year is not None else of_years(made, m.string, umfeld)

    return build


def _month_meant(m: Match[str], umfeld: Umfeld) -> date:
    """The first day of the month named by its relation to this one."""
    which = m["which"] or ""
    steps = {"nachst": 1, "kommend": 1, "ubernachst": 2, "letzt": -1, "vorig": -1}
    step = {"n": 1, "v": -1}.get(which) or next((number for word, number in steps.items() if which.startswith(word)), 0)
    return add_months(umfeld.heute.replace(day=1), step)


def _day_of_that_month(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "zum 15. des nächsten Monats", "am 3. dieses Monats"; without a relation the next such day."""
    first = _month_meant(m, umfeld)
    made = make_date(first.year, first.month, int(m["day"]))
    if m["which"] or (made and made >= umfeld.heute):
        return made
    first = add_months(first, 1)
    return make_date(first.year, first.month, int(m["day"]))


def _next_first(_: Match[str], umfeld: Umfeld) -> date | None:
    return add_months(umfeld.heute.replace(day=1), 1)


def _last_of_month(m: Match[str], umfeld: Umfeld) -> date | None:
    return add_months(_month_meant(m, umfeld), 1) - timedelta(days=1)


def _last_of_named_month(m: Match[str], umfeld: Umfeld) -> date | None:
    number = month(m["month"])

    def made(year: int) -> date:
        return add_months(date(year, number, 1), 1) - timedelta(days=1)

    year = full_year(m["year"], m.string, umfeld) if m["year"] else said_year(m.string, umfeld)
    around = m.string[: m.start()] + m.string[m.end() :]  # the "letzten" of "am letzten Tag" tells no past
    return made(year) if year is not None else of_years(made, around, umfeld)


def _end_of_year(m: Match[str], umfeld: Umfeld) -> date | None:
    return placed(31, 12, m.string[: m.start()] + m.string[m.end() :], umfeld)


def _beginning_of_year(m: Match[str], umfeld: Umfeld) -> date | None:
    return placed(1, 1, m.string, umfeld)


def _at_once(_: Match[str], umfeld: Umfeld) -> date | None:
    return umfeld.heute


NAMED_RULES: list[Rule] = [
    *((rf"\b(?:{name})\b(?:\s+(?P<year>\d{{4}}|\d{{2}}(?!\d|[.:]|\s*uhr)))?", _feast(made)) for name, made in FEASTS),
    (rf"\b(?P<day>\d{{1,2}})\.\s+(?:des\s+|vom\s+|im\s+|in\s+diesem\s+)?{_WHICH_MONTH}monate?s?\b", _day_of_that_month),
    (r"\b(?P<day>\d{1,2})\.\s+(?P<which>[dnv])\.\s?m\.?(?!\w)", _day_of_that_month),
    (r"\b(?:monatserste[nr]?|nachste[nrm]?\s+1\.(?!\s*\w))", _next_first),
    (
        rf"\b(?:zum|am|bis\s+zum|bis)\s+(?:monatsende|monatsletzten?|ultimo|ende\s+des\s+{_WHICH_MONTH}monate?s)\b|\bmonatsletzte[nr]?\b",
        _last_of_month,
    ),
    (rf"\b(?:am\s+)?letzte[nrms]?\s+tag\s+(?:des|im|in\s+diesem|vom)\s+{_WHICH_MONTH}monate?s?\b", _last_of_month),
    (
        rf"\b(?:am\s+)?letzte[nrms]?\s+tag\s+(?:des|im|vom)\s+(?P<month>{MONTH})s?\b(?:\s+(?P<year>\d{{4}}))?",
        _last_of_named_month,
    ),
    (r"\b(?:zum|am|bis\s+zum)\s+(?:jahresende|ende\s+des\s+jahres|quartalsende)\b", _end_of_year),
    (
        r"\b(?:zum|am)\s+(?:jahresanfang|jahresbeginn|anfang\s+des\s+(?:neuen\s+|nachsten\s+)?jahres)\b",
        _beginning_of_year,
    ),
    (r"\bletzte[nrms]?\s+tag\s+(?:des|vom|im|in\s+diesem|dieses)\s+(?:alten\s+|laufenden\s+)?jahre?s?\b", _end_of_year),
    (r"\b1\.\s+tag\s+(?:im|des|vom)\s+(?:neuen|neun|nachsten|kommenden)\s+jahre?s?\b", _beginning_of_year),
    (rf"\b(?:zum|am)\s+letzten\s+(?:des|dieses|vom|im)\s+{_WHICH_MONTH}monate?s?\b", _last_of_month),
    (rf"\b(?:zum|am)\s+letzten\s+(?P<month>{MONTH})\b(?:\s+(?P<year>\d{{4}}))?", _last_of_named_month),
    (r"\b(?:ab\s+)?(?:sofort|jetzt\s+gleich|jetzt\s+sofort)\b|\bab\s+jetzt\b", _at_once),
]
