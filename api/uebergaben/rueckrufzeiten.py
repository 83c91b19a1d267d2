"""When somebody can be called back: parts of the days on which the office is open. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from api.clock import BERLIN
from api.leistungen.zeitangaben import WOCHENTAGE, german_date
from api.mandanten.modell import Zeitfenster
from api.termine.raster import is_holiday, opens

MITTAG = time(12)
VORLAUF = timedelta(minutes=30)
"""Nobody is called earlier than that after asking."""
HORIZONT_TAGE = 21


@dataclass(frozen=True)
class Rueckrufzeit:
    """A stretch of one day, before or after noon."""

    beginn: datetime
    ende: datetime

    @property
    def wert(self) -> str:
        return f"{self.beginn.isoformat()}/{self.ende.isoformat()}"

    @property
    def anzeige(self) -> str:
        """„Dienstag, 24.11.2026, 8 bis 12 Uhr“."""
        tag = f"{WOCHENTAGE[self.beginn.weekday()]}, {german_date(self.beginn.date())}"
        return f"{tag}, {_clock(self.beginn)} bis {_clock(self.ende)} Uhr"


def call_back_times(
    zeiten: Sequence[Zeitfenster], land: str, jetzt: datetime, anzahl: int = 3
) -> tuple[Rueckrufzeit, ...]:
    """The next halves of days on which the office is open; none where nothing is known of its hours."""
    earliest = jetzt.astimezone(BERLIN) + VORLAUF
    found: list[Rueckrufzeit] = []
    for number in range(HORIZONT_TAGE if zeiten else 0):
        day = earliest.date() + timedelta(days=number)
        if not is_holiday(land, day):
            found += [zeit for zeit in sorted(_halves(zeiten, day), key=_start) if zeit.beginn >= earliest]
        if len(found) >= anzahl:
            break
    return tuple(found[:anzahl])


def _start(zeit: Rueckrufzeit) -> datetime:
    return zeit.beginn


def _halves(zeiten: Sequence[Zeitfenster], day: date) -> Iterator[Rueckrufzeit]:
    for zeit in zeiten:
        if zeit.bis is None or not opens(zeit, day):
            continue
        von, bis = time.fromisoformat(zeit.von), time.fromisoformat(zeit.bis)
        for start, end in ((von, min(bis, MITTAG)), (max(von, MITTAG), bis)):
            if start < end:
                yield Rueckrufzeit(datetime.combine(day, start, BERLIN), datetime.combine(day, end, BERLIN))


def _clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment:%M}" if moment.minute else str(moment.hour)
