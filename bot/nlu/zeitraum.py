"""Stretches of days that somebody wishes for: "nächste Woche", "Ende nächster Woche", "Mitte Dezember", "im Januar"."""

import re
from datetime import date, timedelta

from bot.nlu.datum_wochen import MONTH
from bot.nlu.kalender import add_months, month
from bot.nlu.zeitsprache import plain

_WHICH = r"(?P<which>ubernachste|nachste|kommende|folgende|diese|laufende)[nrsm]?"
_PART = r"(?:(?P<part>anfang|mitte|ende)\s+(?:der\s+|des\s+)?)?"
_WEEK = re.compile(rf"\b{_PART}{_WHICH}\s+woche\b")
_MONTH = re.compile(rf"\b{_PART}{_WHICH}\s+monate?s?\b")
_NAMED_MONTH = re.compile(rf"\b(?:im|(?P<part>anfang|mitte|ende))\s+(?P<month>{MONTH})\b(?!\s*\d)")
_STEPS = {"ubernachste": 2, "diese": 0, "laufende": 0}
_DAYS_OF_WEEK = {"anfang": (0, 1), "mitte": (2, 2), "ende": (3, 5)}  # from Monday
_DAYS_OF_MONTH = {"anfang": (1, 10), "mitte": (11, 20), "ende": (21, 31)}

Zeitraum = tuple[date, date]


def zeitraum(text: str, heute: date) -> Zeitraum | None:
    """First and last day of the stretch named in a text, none of them gone by; None where there is none."""
    said = plain(text).text
    found = _week(said, heute) or _month(said, heute) or _named_month(said, heute)
    if found is None or found[1] < heute:
        return None
    return max(found[0], heute), found[1]


def _week(said: str, heute: date) -> Zeitraum | None:
    match = _WEEK.search(said)
    if match is None:
        return None
    monday = heute - timedelta(days=heute.weekday()) + timedelta(weeks=_STEPS.get(match["which"], 1))
    first, last = _DAYS_OF_WEEK.get(match["part"] or "", (0, 6))
    return monday + timedelta(days=first), monday + timedelta(days=last)


def _month(said: str, heute: date) -> Zeitraum | None:
    match = _MONTH.search(said)
    if match is None:
        return None
    return _days(add_months(heute.replace(day=1), _STEPS.get(match["which"], 1)), match["part"])


def _named_month(said: str, heute: date) -> Zeitraum | None:
    match = _NAMED_MONTH.search(said)
    if match is None:
        return None
    number = month(match["month"])
    return _days(date(heute.year + (number < heute.month), number, 1), match["part"])


def _days(first: date, part: str | None) -> Zeitraum:
    last = add_months(first, 1) - timedelta(days=1)
    begin, end = _DAYS_OF_MONTH.get(part or "", (1, 31))
    return first.replace(day=begin), first.replace(day=min(end, last.day))
