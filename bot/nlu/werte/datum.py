"""Dates: "24.12.2026", "3. Mai 90", "nächsten Dienstag", "übermorgen", "heute in drei Wochen". Inexact ones ("Mitte
Dezember") have no value.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from bot.nlu.kalender import (
    MONTH_PATTERN,
    WEEKDAY_PATTERN,
    add_months,
    last_weekday,
    make_date,
    month,
    next_weekday,
    weekday,
    weekday_of_week,
)
from bot.nlu.lesart import Wert
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.zahlwoerter import as_number, ordinal_word

Rule = tuple[str, Callable[[Match[str], Umfeld], date | None]]

_ORDINAL = r"(?:\d{1,2}\.?|[a-zäöüß]{4,}(?:te|ten|ter))"
_YEAR_WORD = (
    r"(?:neunzehnhundert|zweitausend|zwanzig)?[a-zäöüß]*(?:zig|zehn|tausend|eins|zwei|drei|vier|fünf|sechs|"
    r"sieben|acht|neun|elf|zwölf)"
)
_COUNT = r"(?:\d{1,3}|[a-zäöüß]{2,})"
_UNIT = r"(?:tag(?:e|en)?|woche(?:n)?|monat(?:e|en)?|jahr(?:e|en)?)"
_VAGUE = (
    r"(?:anfang|mitte|ende)\s+(?:des\s+|der\s+)?(?:nächsten?\s+|kommenden?\s+)?(?:monats?|woche|jahres?|"
    + MONTH_PATTERN
    + r")"
)
_WHICH = r"(?:(?:über)?nächste[rn]?|kommende[rn]?|diese[rn]?|letzte[rn]?)"
_FIXED_DAYS = {"heiligabend": (12, 24), "silvester": (12, 31), "neujahr": (1, 1), "nikolaus": (12, 6)}
_NEAR_DAYS = {"heute": 0, "morgen": 1, "ubermorgen": 2, "gestern": -1, "vorgestern": -2}


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found: list[Wert] = []
    taken = [match.span() for match in muster(rf"\b{_VAGUE}\b").finditer(text)]
    for pattern, build in _RULES:
        for match in muster(pattern).finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            day = build(match, umfeld)
            if day is not None:
                taken.append(match.span())
                found.append(Wert("datum", day.isoformat(), match.group(), match.start(), match.end()))
    return found


def _year(text: str | None, umfeld: Umfeld) -> int | None:
    if not text:
        return None
    number = int(text)
    if len(text) == 4:
        return number
    pivot = umfeld.heute.year % 100 + (0 if umfeld.blick_zurueck else 15)
    return 2000 + number if number <= pivot else 1900 + number


def _placed(day: int, month_number: int, year: int | None, umfeld: Umfeld, text: str = "") -> date | None:
    """The date; without a year the next such day, or the last one where a day gone by is meant."""
    if year is not None:
        return make_date(year, month_number, day)
    if umfeld.geburt:
        return None
    past = umfeld.blick_zurueck or bool(muster(r"\b(?:seit|letzten?|vergangenen?|war|wurde)\b").search(text))
    years = range(umfeld.heute.year, umfeld.heute.year + 5)
    if past:
        years = range(umfeld.heute.year, umfeld.heute.year - 5, -1)
    for candidate in years:
        made = make_date(candidate, month_number, day)
        if made and (made <= umfeld.heute if past else made >= umfeld.heute):
            return made
    return None


def _iso(m: Match[str], _: Umfeld) -> date | None:
    return make_date(int(m.group(1)), int(m.group(2)), int(m.group(3)))


def _numeric(m: Match[str], umfeld: Umfeld) -> date | None:
    return _placed(int(m.group(1)), int(m.group(2)), _year(m.group(3), umfeld), umfeld, m.string)


def _day_and_month(m: Match[str], umfeld: Umfeld) -> date | None:
    if not m.group().endswith(".") and umfeld.typ not in ("datum", "termin"):
        return None  # "2.5" is a number unless a day was asked for
    return _placed(int(m.group(1)), int(m.group(2)), None, umfeld, m.string)


def _digits(m: Match[str], umfeld: Umfeld) -> date | None:
    if umfeld.typ != "datum":
        return None
    return make_date(int(m.group(3)), int(m.group(2)), int(m.group(1)))


def _day_number(text: str) -> int | None:
    digits = re.match(r"\d{1,2}", text)
    return int(digits.group()) if digits else ordinal_word(text)


def _named_month(m: Match[str], umfeld: Umfeld) -> date | None:
    day = _day_number(m.group(1))
    return _placed(day, month(m.group(2)), _year(m.group(3), umfeld), umfeld, m.string) if day else None


def _spoken_year(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "dritter April neunzig"."""
    day, year = _day_number(m.group(1)), _year_in_words(m.group(3), umfeld)
    return make_date(year, month(m.group(2)), day) if day and year else None


def _spoken_numbers(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "am dritten vierten neunzig"."""
    day, number, year = _day_number(m.group(1)), _day_number(m.group(2)), _year_in_words(m.group(3), umfeld)
    return make_date(year, number, day) if day and number and year and number <= 12 else None


def _year_in_words(text: str, umfeld: Umfeld) -> int | None:
    number = as_number(text)
    if number is None or not (0 < number < 100 or 1800 < number < 2200):
        return None
    return int(number) if number > 99 else _year(f"{int(number):02d}", umfeld)


def _relative_weekday(m: Match[str], umfeld: Umfeld) -> date | None:
    which, number = fold(m.group(1) or ""), weekday(m.group(2))
    if which.startswith(("letzt", "vorig", "vergang")):
        return last_weekday(umfeld.heute, number)
    if which.startswith("ubernachst"):
        return next_weekday(umfeld.heute, number) + timedelta(days=7)
    since = muster(r"\bseit\s+(?:dem\s+|letzte[mn]\s+)?$").search(m.string[: m.start()])
    if (umfeld.blick_zurueck or since) and not which.startswith(("nachst", "kommend")):
        return last_weekday(umfeld.heute, number)
    later = as_number(m.group(3)) if m.group(3) else 0
    return None if later is None else next_weekday(umfeld.heute, number) + timedelta(weeks=later)


def _weekday_of_week(m: Match[str], umfeld: Umfeld) -> date | None:
    which = fold(m.group("which") or m.group("which2") or "")
    weeks = (
        2
        if which.startswith("ubernachst")
        else 0
        if which.startswith("dies")
        else -1
        if which.startswith("letzt")
        else 1
    )
    return weekday_of_week(umfeld.heute, weekday(m.group("day") or m.group("day2")), weeks)


def _distance(m: Match[str], umfeld: Umfeld) -> date | None:
    start = umfeld.heute + timedelta(days=_NEAR_DAYS.get(fold(m.group(1) or "heute"), 0))
    count = as_number(m.group(3))
    if count is None or not float(count).is_integer():
        return None
    steps = int(count) * (-1 if fold(m.group(2)) == "vor" else 1)
    unit = fold(m.group(4))
    if unit.startswith("tag"):
        return start + timedelta(days=steps)
    if unit.startswith("woche"):
        return start + timedelta(weeks=steps)
    return add_months(start, steps if unit.startswith("monat") else steps * 12)


def _near(m: Match[str], umfeld: Umfeld) -> date | None:
    before = m.string[: m.start()].lower().rstrip()
    after = m.string[m.end() :].lower().lstrip()
    if fold(m.group(1)) == "morgen" and (
        before.endswith(("guten", "am", "schönen", "jeden", "diesen")) or before.endswith("gestern")
    ):
        return None
    if fold(m.group(1)) == "heute" and after.startswith("in "):
        return None
    return umfeld.heute + timedelta(days=_NEAR_DAYS[fold(m.group(1))])


def _at_once(_: Match[str], umfeld: Umfeld) -> date | None:
    return umfeld.heute


def _first_of_month(m: Match[str], umfeld: Umfeld) -> date | None:
    return add_months(umfeld.heute.replace(day=1), 1)


def _day_of_month(m: Match[str], umfeld: Umfeld) -> date | None:
    day = _day_number(m.group(1))
    if not day or day > 31:
        return None
    for months in range(3):
        first = add_months(umfeld.heute.replace(day=1), -months if umfeld.blick_zurueck else months)
        made = make_date(first.year, first.month, day)
        if made and (made <= umfeld.heute if umfeld.blick_zurueck else made >= umfeld.heute):
            return made
    return None


def _feast(m: Match[str], umfeld: Umfeld) -> date | None:
    month_number, day = _FIXED_DAYS[fold(m.group(1))]
    return _placed(day, month_number, None, umfeld)


_RULES: list[Rule] = [
    (r"\b(\d{4})-(\d{2})-(\d{2})\b", _iso),
    (r"(?<![\d.,/])(\d{1,2})\s?[./]\s?(\d{1,2})\s?[./]\s?(\d{4}|\d{2})(?![\d])", _numeric),
    (r"(?<![\d.,/])(\d{1,2})\s?\.\s?(\d{1,2})\.?(?![\d.]*\d)(?!\s*(?:uhr|euro|€|kubik|m³))", _day_and_month),
    (r"(?<!\d)(\d{1,2})[ -](\d{1,2})[ -](\d{4})(?!\d)", _numeric),
    (r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)", _digits),
    (rf"\b({_ORDINAL})\s+({MONTH_PATTERN})\s+({_YEAR_WORD})\b", _spoken_year),
    (rf"\b({_ORDINAL})\s+({_ORDINAL})\s+(\d{{4}}|\d{{2}}|{_YEAR_WORD})\b", _spoken_numbers),
    (rf"(?<![\w.])({_ORDINAL})\s*({MONTH_PATTERN})\b\.?(?:\s*(?:'?(\d{{4}}|\d{{2}})\b(?!\s*uhr)))?", _named_month),
    (
        rf"\b(?:(?P<which>{_WHICH})\s+woche\s+(?:am\s+)?(?P<day>{WEEKDAY_PATTERN})"
        rf"|(?P<day2>{WEEKDAY_PATTERN})\s+(?:in\s+der\s+)?(?P<which2>{_WHICH})\s+woche)\b",
        _weekday_of_week,
    ),
    (
        rf"\b(?:(übernächste[nr]?|nächste[nr]?|kommende[nr]?|diese[nr]?|letzte[nr]?|vorige[nr]?|"
        rf"vergangene[nr]?)\s+)?({WEEKDAY_PATTERN})"
        rf"(?:s)?(?:\s+in\s+({_COUNT})\s+wochen?)?(?=\b|früh|vormittag|nachmittag|abend|morgen)",
        _relative_weekday,
    ),
    (rf"\b(heute|morgen|übermorgen)?\s*\b(in|vor)\s+({_COUNT})\s+({_UNIT})\b", _distance),
    (r"\b(heiligabend|silvester|neujahr|nikolaus)\b", _feast),
    (r"\b(übermorgen|vorgestern|gestern|heute|morgen)\b", _near),
    (r"\b(?:ab\s+)?(?:sofort|jetzt\s+gleich)\b", _at_once),
    (
        (
            r"\b(?:zum\s+|ab\s+dem\s+|am\s+|ab\s+)?(?:nächsten\s+)?(?:monatsersten|"
            r"ersten\s+des\s+(?:nächsten\s+)?monats|nächsten\s+ersten)\b"
        ),
        _first_of_month,
    ),
    (r"\b(?:am|zum|ab\s+dem|ab|der|den|dem|bis\s+zum|vom|seit\s+dem)\s+(\d{1,2})\.(?!\s?\d)(?!\w)", _day_of_month),
]
