"""The slots a calendar offers at all, before anyone has taken one. Pure: no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import holidays

from api.clock import BERLIN
from api.leistungen.zeitangaben import WOCHENTAGE, german_date
from api.mandanten.modell import TAGE, Kalender, Zeitfenster
from api.zeitraum import duration


@dataclass(frozen=True, order=True)
class Slot:
    """A moment that can be booked. ``frei`` is the number of places left for whoever asks.

    Moments are in Europe/Berlin. ``standort`` is empty where the town comes to the citizen.
    """

    beginn: datetime
    ende: datetime
    kalender: str
    standort: str
    ganztags: bool
    frei: int
    nur_telefon: bool = False
    """Only places kept for the call centre are left."""

    def wert(self) -> dict[str, Any]:
        """The typed value of a ``termin`` field."""
        return {"standort": self.standort or None, "beginn": self.beginn.isoformat()}

    def anzeige(self) -> str:
        return describe(self.beginn, ganztags=self.ganztags)


def slots(name: str, kalender: Kalender, land: str, jetzt: datetime) -> Iterator[Slot]:
    """All slots between lead time and horizon, in order; whole days count by the day.

    Public holidays of the ``land`` have no slots.
    """
    earliest = (jetzt + duration(kalender.vorlauf)).astimezone(BERLIN)
    latest = (jetzt + duration(kalender.horizont)).astimezone(BERLIN)
    for slot in _grid(name, kalender, land, earliest.date(), latest.date()):
        if slot.ganztags or earliest <= slot.beginn <= latest:
            yield slot


@lru_cache(maxsize=64)
def _grid(name: str, kalender: Kalender, land: str, first: date, last: date) -> tuple[Slot, ...]:
    """The slots of these days. The same all day long, and asked for with every question about an appointment."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(
        slot for day in days if day not in _holidays(land, day.year) for slot in _slots_of_day(name, kalender, day)
    )


def _slots_of_day(name: str, kalender: Kalender, day: date) -> list[Slot]:
    found: list[Slot] = []
    for zeit in kalender.zeiten:
        if not opens(zeit, day):
            continue
        start = datetime.combine(day, time.fromisoformat(zeit.von), BERLIN)
        end = datetime.combine(day, time.fromisoformat(zeit.bis), BERLIN) if zeit.bis else start
        for ort in kalender.orte or ("",):
            if kalender.art == "tag":
                found.append(Slot(start, end, name, ort, ganztags=True, frei=kalender.plaetze))
            else:
                step = duration(kalender.dauer or "PT30M")
                for number in range((end - start) // step):
                    begin = start + number * step
                    found.append(Slot(begin, begin + step, name, ort, ganztags=False, frei=kalender.plaetze))
    return sorted(found)


def is_holiday(land: str, day: date) -> bool:
    """Is it a public holiday of the ``land``?"""
    return day in _holidays(land, day.year)


def opens(zeit: Zeitfenster, day: date) -> bool:
    """Does the stretch lie on this day? ``woche_im_monat: 3`` is the third such weekday of the month."""
    week = (day.day - 1) // 7 + 1
    return TAGE[day.weekday()] in zeit.tage and zeit.woche_im_monat in (None, week)


def describe(beginn: datetime, *, ganztags: bool) -> str:
    """„Dienstag, 01.12.2026, 14:20 Uhr“; without the hour where the day is all that is promised."""
    day = f"{WOCHENTAGE[beginn.weekday()]}, {german_date(beginn.date())}"
    return day if ganztags else f"{day}, {beginn:%H:%M} Uhr"


@lru_cache(maxsize=64)
def _holidays(land: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DE", subdiv=land, years=year))
