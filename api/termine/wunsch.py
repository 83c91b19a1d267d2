"""Which of the free slots suit a wish, and which four of them are worth showing. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from operator import attrgetter
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, field_validator

from api.clock import BERLIN
from api.mandanten.modell import TAGE
from api.termine.raster import Slot

MITTAG = 12
TAGESZEITEN = {
    "morgen": (time(0), time(10)),
    "morgens": (time(0), time(10)),
    "frueh": (time(0), time(10)),
    "vormittag": (time(0), time(12)),
    "mittag": (time(11, 30), time(14)),
    "nachmittag": (time(12), time(18)),
    "spaetnachmittag": (time(15), time(18)),
    "abend": (time(16), time(23, 59)),
}


class Wunsch(BaseModel):
    """What a citizen said about when. Unknown keys are ignored, so that a reading may know more than this page.

    ``richtung`` is relative to what was offered last and becomes ``nach`` or ``vor`` (see ``absolute``).
    ``uhrzeit`` is an exact time, as is ``ab`` equal to ``bis``.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    standort: str | None = None
    datum: date | None = None
    datum_bis: date | None = None
    wochentag: str | None = None
    uhrzeit: time | None = None
    ab: time | None = None
    bis: time | None = None
    tageszeit: str | None = None
    richtung: str | None = None
    nicht: tuple[datetime, ...] = ()
    nach: datetime | None = None
    vor: datetime | None = None

    @field_validator("nicht", "nach", "vor", mode="after")
    @classmethod
    def _aware(cls, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(_in_berlin(moment) for moment in value)
        return _in_berlin(value) if isinstance(value, datetime) else value

    @property
    def exact(self) -> time | None:
        return self.uhrzeit or (self.ab if self.ab is not None and self.ab == self.bis else None)

    def names_one(self, *, ganztags: bool) -> bool:
        """True when the citizen named a moment, not a range: day and time, or the day where that is all there is."""
        return self.datum is not None and self.datum_bis is None and (ganztags or self.exact is not None)

    def matches(self, slot: Slot) -> bool:
        place_fits = self.standort is None or slot.standort in ("", self.standort)
        day_fits = self._day_fits(slot.beginn.date())
        return place_fits and day_fits and self._time_fits(slot) and self._not_excluded(slot.beginn)

    def _day_fits(self, day: date) -> bool:
        if self.datum and self.datum_bis:
            fits = self.datum <= day <= self.datum_bis
        else:
            fits = self.datum is None or day == self.datum
        return fits and (self.wochentag not in TAGE or TAGE[day.weekday()] == self.wochentag)

    def _time_fits(self, slot: Slot) -> bool:
        if slot.ganztags:
            return True  # a whole day has no hour one could wish for
        clock = slot.beginn.time()
        if self.exact is not None:
            return clock == self.exact
        start, end = TAGESZEITEN.get(self.tageszeit or "", (time(0), time(23, 59)))
        return max(start, self.ab or start) <= clock and (self.bis is None or clock < self.bis) and clock < end

    def _not_excluded(self, beginn: datetime) -> bool:
        after = self.nach is None or beginn > self.nach
        before = self.vor is None or beginn < self.vor
        return after and before and beginn not in self.nicht

    def absolute(self, earlier: Self | None, offered: Sequence[Slot]) -> Self:
        """This wish on top of an earlier one, with ``richtung`` turned into a moment of what is offered now."""
        base = earlier.model_dump(exclude_none=True) if earlier else {}
        mine = self.model_dump(exclude_none=True, exclude={"richtung", "nicht"})
        if self.datum or self.wochentag or self.richtung:
            base = {key: value for key, value in base.items() if key not in ("nach", "vor")}
        if self.datum or self.wochentag:
            base = {key: value for key, value in base.items() if key not in ("datum", "datum_bis", "wochentag")}
        if {"uhrzeit", "ab", "bis", "tageszeit"} & mine.keys():
            base = {key: value for key, value in base.items() if key not in ("uhrzeit", "ab", "bis", "tageszeit")}
        merged = {**base, **mine, "nicht": (*(earlier.nicht if earlier else ()), *self.nicht)}
        if offered and self.richtung == "spaeter":
            merged["nach"] = max(offered).beginn
        elif offered and self.richtung == "frueher":
            merged["vor"] = min(offered).beginn
        return type(self)(**merged)


def _in_berlin(moment: datetime) -> datetime:
    return moment.replace(tzinfo=BERLIN) if moment.tzinfo is None else moment.astimezone(BERLIN)


def best(found: Iterable[Slot], limit: int, *, latest_first: bool = False) -> list[Slot]:
    """A choice worth showing: mornings and afternoons of the next days, not the same morning over and over.

    Where the slots leave no such choice (one day, one afternoon), they are spread over what there is.
    """
    ordered = sorted(found, key=attrgetter("beginn", "standort"), reverse=latest_first)
    chosen: list[Slot] = []
    seen: set[tuple[date, bool]] = set()
    for slot in ordered:
        half_day = (slot.beginn.date(), slot.beginn.hour >= MITTAG)
        if half_day not in seen:
            seen.add(half_day)
            chosen.append(slot)
        if len(chosen) == limit:
            return sorted(chosen)
    rest = [slot for slot in ordered if slot not in chosen]
    missing = min(limit - len(chosen), len(rest))
    chosen += [rest[(number + 1) * len(rest) // missing - 1] for number in range(missing)]
    return sorted(chosen)


def nearest(found: Iterable[Slot], wish: Wunsch, limit: int) -> list[Slot]:
    """The slots closest to a wish that none fits: by day first, then by hour."""
    target_day = wish.datum
    target_time = wish.exact or wish.ab or TAGESZEITEN.get(wish.tageszeit or "", (time(9), time(18)))[0]

    def distance(slot: Slot) -> tuple[int, int]:
        days = abs((slot.beginn.date() - target_day).days) if target_day else 0
        clock = slot.beginn.time()
        return days, abs((clock.hour - target_time.hour) * 60 + clock.minute - target_time.minute)

    suitable = [slot for slot in found if slot.beginn not in wish.nicht and wish.standort in (None, slot.standort)]
    return sorted(sorted(suitable, key=distance)[:limit])
