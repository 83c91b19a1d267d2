"""The time, injected everywhere so that tests decide it. Every date means Europe/Berlin."""

from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, aware, in Europe/Berlin."""
        ...

    def today(self) -> date:
        """The day in Europe/Berlin."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(BERLIN)

    def today(self) -> date:
        return self.now().date()


class FixedClock:
    """Stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("FixedClock needs an aware datetime")
        self._moment = moment.astimezone(BERLIN)

    def now(self) -> datetime:
        return self._moment

    def today(self) -> date:
        return self._moment.date()

    def advance(self, by: timedelta) -> None:
        self._moment += by
