"""Free appointments by day, some days at a time, as the pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from api.clock import BERLIN
from api.leistungen.zeitangaben import WOCHENTAGE, german_date
from api.mandanten.verzeichnis import Mandant
from api.termine.raster import Slot

SLOTS_MAX, TAGE_MAX = 60, 8
TRENNER = "|"
MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


@dataclass(frozen=True)
class Zeit:
    wert: str
    titel: str
    vorlesen: str
    nur_telefon: bool


@dataclass(frozen=True)
class Tag:
    titel: str
    zeiten: list[Zeit]


@dataclass(frozen=True)
class Tafel:
    """`spaeter` is the first day not shown any more."""

    tage: list[Tag]
    spaeter: date | None


def board(slots: Sequence[Slot], mandant: Mandant) -> Tafel:
    """A day is never cut."""
    houses = len({slot.standort for slot in slots}) > 1
    days = [(day, list(group)) for day, group in groupby(sorted(slots), key=lambda slot: slot.beginn.date())]
    shown: list[Tag] = []
    count = 0
    for day, group in days:
        if shown and (count + len(group) > SLOTS_MAX or len(shown) >= TAGE_MAX):
            return Tafel(shown, day)
        count += len(group)
        shown.append(Tag(day_text(day), [_time(slot, mandant, house=houses) for slot in group]))
    return Tafel(shown, None)


def _time(slot: Slot, mandant: Mandant, *, house: bool) -> Zeit:
    standort = mandant.standorte.get(slot.standort)
    titel = "Ganzer Tag" if slot.ganztags else f"{slot.beginn:%H:%M}"
    if house and standort is not None:
        titel = f"{titel} {standort.name}"
    return Zeit(f"{slot.beginn.isoformat()}{TRENNER}{slot.standort}", titel, spoken(slot, mandant), slot.nur_telefon)


def day_text(day: date) -> str:
    return f"{WOCHENTAGE[day.weekday()]}, {german_date(day)}"


def spoken(slot: Slot, mandant: Mandant) -> str:
    return say(slot.beginn, slot.standort, mandant, ganztags=slot.ganztags)


def say(beginn: datetime, standort: str, mandant: Mandant, *, ganztags: bool) -> str:
    """ "Dienstag, dem 1. Dezember, um 14 Uhr 20 im Stadthaus, Am Packhof 2-6", to follow "am"."""
    day = f"{WOCHENTAGE[beginn.weekday()]}, dem {beginn.day}. {MONATE[beginn.month - 1]}"
    if not ganztags:
        day += f", um {beginn.hour} Uhr" + (f" {beginn.minute}" if beginn.minute else "")
    haus = mandant.standorte.get(standort)
    if haus is None:
        return day
    return f"{day}. Ort: {haus.name}, {haus.anschrift.strasse} {haus.anschrift.hausnummer}"


def read_slot(text: str) -> tuple[datetime, str | None] | None:
    """The beginning and the house of what was chosen; None where nothing usable came."""
    beginn, _, standort = text[:120].partition(TRENNER)
    try:
        moment = datetime.fromisoformat(beginn)
        return (moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)).astimezone(BERLIN), standort or None
    except (ValueError, OverflowError):
        return None
