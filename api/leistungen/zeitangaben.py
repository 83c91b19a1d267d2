"""Dates and durations as the YAML writes them and as people read them."""

import calendar
import re
from datetime import date, timedelta

WOCHENTAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_RELATIV = re.compile(r"heute(?:([+-])P(\d+)([YMWD]))?")
_TEIL = re.compile(r"(\d+)([YMWDH])")
_EINHEITEN = {
    "Y": ("Jahr", "Jahre"),
    "M": ("Monat", "Monate"),
    "W": ("Woche", "Wochen"),
    "D": ("Tag", "Tage"),
    "H": ("Stunde", "Stunden"),
}


def german_date(tag: date) -> str:
    """24.12.2026"""
    return tag.strftime("%d.%m.%Y")


def add_months(tag: date, monate: int) -> date:
    """The same day so many months on; the last day of a shorter month. Clamped to the years a date can hold."""
    gesamt = tag.year * 12 + tag.month - 1 + monate
    jahr, monat = min(max(gesamt // 12, 1), 9999), gesamt % 12 + 1
    return date(jahr, monat, min(tag.day, calendar.monthrange(jahr, monat)[1]))


def relative_date(angabe: str | None, heute: date) -> date | None:
    """ "heute", "heute-P120Y", "heute+P14D" or an ISO date; None for None."""
    if angabe is None:
        return None
    gefunden = _RELATIV.fullmatch(angabe)
    if gefunden is None:
        return date.fromisoformat(angabe)
    if gefunden[2] is None:
        return heute
    anzahl = int(gefunden[2]) * (1 if gefunden[1] == "+" else -1)
    if gefunden[3] in "YM":
        return add_months(heute, anzahl * (12 if gefunden[3] == "Y" else 1))
    return heute + timedelta(days=anzahl * (7 if gefunden[3] == "W" else 1))


def years_before(heute: date, jahre: int) -> date:
    """The day on which someone who turns ``jahre`` today was born."""
    return add_months(heute, -12 * jahre)


def duration_text(dauer: str) -> str:
    """P28D → "28 Tage", P2W → "2 Wochen"."""
    teile = [(int(anzahl), einheit) for anzahl, einheit in _TEIL.findall(dauer.split("T")[0])]
    stunden = _TEIL.findall(dauer.partition("T")[2])
    teile += [(int(anzahl), einheit) for anzahl, einheit in stunden if einheit == "H"]
    return " und ".join(f"{anzahl} {_EINHEITEN[einheit][anzahl != 1]}" for anzahl, einheit in teile)
