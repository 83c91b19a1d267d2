"""Days by their weekday, their week, or their distance from today. Texts are those of `bot.nlu.zeitsprache`."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from bot.nlu.kalender import (
    MONTHS,
    SHORT_WEEKDAYS,
    add_months,
    last_weekday,
    month,
    next_weekday,
    weekday,
    weekday_of_week,
)
from bot.nlu.umfeld import Umfeld
from bot.nlu.zeitrichtung import chosen, of_years

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
WEEKDAY = "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
_SHORT = r"(?:(?:^|[,;]|\bam|woche|\bwo)\W*)(?P<day>mo|di|mi|do|fr|sa)\b\.?"
_WHICH = r"(?:ubernachste|nachste|kommende|folgende|diese|letzte|vorige|vergangene|vorletzte)[nrms]?"
_PART = r"fruh|vormittag|mittag|nachmittag|abend|morgen"
_UNIT = r"tag(?:e|en)?|woche(?:n)?|monat(?:e|en)?|jahr(?:e|en)?"
_NEAR = {"uberubermorgen": 3, "heute": 0, "morgen": 1, "ubermorgen": 2, "gestern": -1, "vorgestern": -2}
_NEAR |= {"heutigen": 0, "morgigen": 1, "gestrigen": -1}
_ANY = re.compile(r"\b(?:jede[nrms]?|irgendeine[nmrs]?|an\s+(?:1|einem|nem|irgendeinem)|immer)\s+$")
A_WEEK = 8  # "in acht Tagen" is in a week
LAST = 5  # stands for the last weekday of a month

Rule = tuple[str, Callable[[Match[str], Umfeld], date | None]]


def _week(which: str) -> int:
    """Weeks from this one."""
    steps = {"ubernachst": 2, "dies": 0, "letzt": -1, "vorig": -1, "vergangen": -1, "vorletzt": -2}
    return next((number for word, number in steps.items() if which.startswith(word)), 1)


def _days(count: int, unit: str) -> int:
    if unit.startswith("woche"):
        return 7 * count
    return count - 1 if count == A_WEEK else count


def _weekday_of_week(m: Match[str], umfeld: Umfeld) -> date | None:
    return weekday_of_week(umfeld.heute, weekday(m["day"]), _week(m["which"]))


def _weekday_in_weeks(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "in zwei Wochen am Dienstag"."""
    weeks = int(m["weeks"]) * (-1 if m["way"] == "vor" else 1)
    return weekday_of_week(umfeld.heute, weekday(m["day"]), weeks)


def _weekday(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "am Dienstag", "übernächsten Dienstag", "Dienstag in einer Woche", "Dienstag über acht Tage"."""
    which, number = m["which"] or "", weekday(m["day"])
    if _ANY.search(m.string[: m.start()]):
        return None
    ahead, behind = next_weekday(umfeld.heute, number), last_weekday(umfeld.heute, number)
    if which.startswith("vorletzt"):
        return behind - timedelta(days=7)
    if which.startswith(("letzt", "vorig", "vergang")):
        return behind
    if which.startswith("ubernachst"):
        return ahead + timedelta(days=7)
    if m["count"] and m["way"] == "vor":  # "Montag vor einer Woche"
        return behind - timedelta(days=_days(int(m["count"]), m["unit"]))
    if m["count"]:
        return ahead + timedelta(days=_days(int(m["count"]), m["unit"]))
    return ahead if which else chosen([ahead], [behind], m.string, umfeld)


def _short_weekday(m: Match[str], umfeld: Umfeld) -> date | None:
    number = SHORT_WEEKDAYS[m["short"]]
    ahead, behind = next_weekday(umfeld.heute, number), last_weekday(umfeld.heute, number)
    return behind if (m["which"] or "").startswith(("letzt", "vorig")) else chosen([ahead], [behind], m.string, umfeld)


def _calendar_week(m: Match[str], umfeld: Umfeld) -> date | None:
    number = int(m["kw"])

    def made(year: int) -> date | None:
        try:
            return date.fromisocalendar(year, number, weekday(m["day"]) + 1)
        except ValueError:
            return None

    return of_years(made, m.string, umfeld)


def _weekday_of_month(m: Match[str], umfeld: Umfeld) -> date | None:
    """ "am ersten Montag im Dezember", "der letzte Freitag im Monat"."""
    place = int(m["place"]) if m["place"] else LAST

    def made(first: date) -> date | None:
        if place == LAST:
            return last_weekday(add_months(first, 1), weekday(m["day"]))
        day = next_weekday(first - timedelta(days=1), weekday(m["day"])) + timedelta(weeks=place - 1)
        return day if day.month == first.month else None

    if m["month"]:
        number = month(m["month"])
        around = m.string[: m.start()] + m.string[m.end() :]  # the "letzten" of "am letzten Freitag" tells no past
        return of_years(lambda year: made(date(year, number, 1)), around, umfeld)
    first = umfeld.heute.replace(day=1)
    steps = (1,) if (m["which"] or "").startswith(("nachst", "kommend")) else (0, 1)
    days = [day for step in steps if (day := made(add_months(first, step))) and day >= umfeld.heute]
    return days[0] if days else None


def _distance(m: Match[str], umfeld: Umfeld) -> date | None:
    start = umfeld.heute + timedelta(days=_NEAR.get(m["from"] or "heute", 0))
    count, unit = int(m["count"]), m["unit"]
    way = -1 if m["way"] in ("vor", "seit") else 1
    if unit.startswith(("tag", "woche")):
        return start + timedelta(days=way * _days(count, unit))
    if m["way"] == "seit":
        return None  # "seit zwei Jahren" names no day
    return add_months(start, way * count * (12 if unit.startswith("jahr") else 1))


def _part_of_a_year(m: Match[str], umfeld: Umfeld) -> date | None:
    months = {"halb": 6, "vier": 3, "drei": 9}[m["part"][:4]]
    return add_months(umfeld.heute, -months if m["way"] == "vor" else months)


def _near(m: Match[str], umfeld: Umfeld) -> date | None:
    word, before, after = m.group(1), m.string[: m.start()].rstrip(), m.string[m.end() :].lstrip()
    if word == "morgen" and re.search(
        rf"\b(?:guten|gutn|am|schonen|jeden|diesen|vom|den|heute|gestern|{WEEKDAY})$", before
    ):
        return None
    if word == "heute" and re.match(r"(?:in|vor|uber)\s+\d", after):
        return None
    return umfeld.heute + timedelta(days=_NEAR[word])


def _short_in_weeks(m: Match[str], umfeld: Umfeld) -> date | None:
    return next_weekday(umfeld.heute, weekday(m["day"])) + timedelta(weeks=int(m["weeks"]))


def _short_alone(m: Match[str], umfeld: Umfeld) -> date | None:
    return next_weekday(umfeld.heute, SHORT_WEEKDAYS[m["short"]]) if umfeld.typ == "datum" else None


WEEK_RULES: list[Rule] = [
    (rf"\b(?P<which>{_WHICH})\s+(?=woche|wo\b){_SHORT}", _weekday_of_week),
    (rf"{_SHORT}\s+(?P<which>{_WHICH})\s+(?:woche|wo)\b", _weekday_of_week),
    (rf"{_SHORT}\s+(?P<way>in)\s+(?P<weeks>\d{{1,2}})\s+wochen?\b", _short_in_weeks),
    (r"^\W*(?P<short>mo|di|mi|do|fr|sa)\b\W*$", _short_alone),
    (
        rf"\b(?P<which>{_WHICH})\s+woche\W+(?:(?:am|gleich|den|und|zwar|also|vielleicht|dann|der)\s+){{0,3}}(?P<day>{WEEKDAY})",
        _weekday_of_week,
    ),
    (rf"\b(?P<day>{WEEKDAY})\W+(?:(?:in\s+)?der\s+|die\s+)?(?P<which>{_WHICH})\s+woche\b", _weekday_of_week),
    (
        rf"\b(?P<way>in|vor)\s+(?P<weeks>\d{{1,2}})\s+wochen?\W+(?:(?:am|den|und|zwar|dann)\s+){{0,2}}(?P<day>{WEEKDAY})",
        _weekday_in_weeks,
    ),
    (
        rf"\b(?P<day>{WEEKDAY})\W*(?:(?:in\s+)?(?:der\s+)?)?(?:kw|kalenderwoche)\s*(?P<kw>\d{{1,2}})\b",
        _calendar_week,
    ),
    (rf"\b(?P<day>{WEEKDAY})\W*(?:in\s+)?der\s+(?P<kw>\d{{1,2}})\.\s*(?:kw|kalenderwoche)", _calendar_week),
    (rf"\b(?:kw|kalenderwoche)\s*(?P<kw>\d{{1,2}})\W+(?:am\s+)?(?P<day>{WEEKDAY})", _calendar_week),
    (rf"\b(?P<kw>\d{{1,2}})\.?\s*(?:kw|kalenderwoche)\W+(?:am\s+)?(?P<day>{WEEKDAY})", _calendar_week),
    (
        rf"\b(?:(?P<place>[1-4])\.|letzte[nrms]?)\s+(?P<day>{WEEKDAY})\s+(?:im|des|vom|in)\s+"
        rf"(?:(?P<month>{MONTH})\b|(?:(?P<which>nachsten|kommenden|diesem|diesen)\s+)?monate?s?\b)",
        _weekday_of_month,
    ),
    (
        rf"\b(?:(?P<which>{_WHICH})\s+)?(?P<day>{WEEKDAY})(?=\b|{_PART})"
        rf"(?:\s+(?P<way>in|uber|vor)\s+(?P<count>\d{{1,2}})\s+(?P<unit>wochen?|tagen?|tage))?",
        _weekday,
    ),
    (
        rf"\b(?:am|(?P<which>{_WHICH})|bis|ab|zum|oder)\s+"
        r"(?P<short>mo|di|mi|do|fr|sa|(?<!oder )so)\b(?=\W*(?:$|[.,;]|um|fruh|ab|\d))",
        _short_weekday,
    ),
    (
        rf"\b(?:(?P<from>heute|morgen|ubermorgen|gestern|vorgestern)\s+)?\b(?P<way>in|vor|uber|seit)\s+(?:genau\s+|exakt\s+)?(?P<count>\d{{1,3}})\s+"
        rf"(?P<unit>{_UNIT})\b",
        _distance,
    ),
    (
        r"\b(?P<way>in|vor)\s+(?:(?:einem|nem|1|em)\s+)?(?P<part>halben|halbem|viertel|dreiviertel)[\s-]?jahr\b",
        _part_of_a_year,
    ),
    (r"\b(uberubermorgen|ubermorgen|vorgestern|gestern|heute|morgen|heutigen|morgigen|gestrigen)\b", _near),
]
