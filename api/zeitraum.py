"""ISO 8601 durations as they stand in the data: years, months, weeks, days, hours, minutes."""

import re
from datetime import date, timedelta
from functools import lru_cache

from api.leistungen.zeitangaben import add_months

FORM = re.compile(
    r"P(?=.)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=.)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?"
)


@lru_cache(maxsize=256)
def duration(text: str) -> timedelta:
    """A duration without months or years. Raises ``ValueError``."""
    parts = _parts(text)
    if parts.keys() & {"years", "months"}:
        raise ValueError(f"{text!r} has no fixed length")
    return timedelta(**parts)


def later(day: date, text: str) -> date:
    """The day after that time; the last of the month where the day does not exist. Raises ``ValueError``."""
    parts = _parts(text)
    months = parts.pop("years", 0) * 12 + parts.pop("months", 0)
    return add_months(day, months) + timedelta(**parts)


def _parts(text: str) -> dict[str, int]:
    match = FORM.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no ISO 8601 duration")
    return {unit: int(number) for unit, number in match.groupdict().items() if number}
