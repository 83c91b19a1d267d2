"""Days relative to another day: weekdays, months, weeks."""

import calendar
from datetime import date, timedelta

from bot.nlu.text import fold

WEEKDAYS = {
    "montag": 0,
    "dienstag": 1,
    "mittwoch": 2,
    "donnerstag": 3,
    "freitag": 4,
    "samstag": 5,
    "sonnabend": 5,
    "sonntag": 6,
}
SHORT_WEEKDAYS = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
MONTHS = {
    "januar": 1,
    "janner": 1,
    "jan": 1,
    "februar": 2,
    "feb": 2,
    "marz": 3,
    "mrz": 3,
    "april": 4,
    "apr": 4,
    "mai": 5,
    "juni": 6,
    "jun": 6,
    "juno": 6,
    "juli": 7,
    "jul": 7,
    "august": 8,
    "aug": 8,
    "september": 9,
    "sept": 9,
    "sep": 9,
    "oktober": 10,
    "okt": 10,
    "november": 11,
    "nov": 11,
    "dezember": 12,
    "dez": 12,
}
WEEKDAY_PATTERN = r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)"
MONTH_PATTERN = (
    r"(?:januar|jänner|jan|februar|feb|märz|mrz|april|apr|mai|juni|jun|juli|jul|august|aug|september|sept|sep|oktober|okt|november|"
    r"nov|dezember|dez)"
)


def weekday(word: str) -> int:
    """0 = Monday. `word` must be one."""
    name = fold(word)
    return WEEKDAYS[name] if name in WEEKDAYS else SHORT_WEEKDAYS[name]


def month(word: str) -> int:
    """1 = January. `word` must be one."""
    return MONTHS[fold(word)]


def next_weekday(day: date, number: int) -> date:
    """The first such weekday after `day`."""
    return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)


def last_weekday(day: date, number: int) -> date:
    """The last such weekday before `day`."""
    return day - timedelta(days=(day.weekday() - number - 1) % 7 + 1)


def weekday_of_week(day: date, number: int, weeks: int) -> date:
    """That weekday of the calendar week `weeks` after the one of `day`."""
    return day - timedelta(days=day.weekday()) + timedelta(days=7 * weeks + number)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month_index = divmod(index, 12)
    return date(year, month_index + 1, min(day.day, calendar.monthrange(year, month_index + 1)[1]))


def make_date(year: int, month_number: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month_number, day)
    except ValueError:
        return None
