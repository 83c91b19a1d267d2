"""Reminders: at the right time, for the appointment that holds, once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from api.benachrichtigungen.erinnerungen import reminder_time
from api.clock import BERLIN, FixedClock
from api.context import ApiContext
from api.termine.models import Buchung
from api.vorgaenge.service import VorgangService
from api.wartung import run_maintenance
from tests.api.benachrichtigungen.chats import Chat, new_chat


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("seit", "ganztags", "expected"),
    [
        (at(20, 9), False, at(25, 10)),
        (at(25, 9, 59), False, at(25, 10)),
        (at(25, 10), False, at(26, 7)),
        (at(26, 6, 59), False, at(26, 7)),
        (at(26, 7), False, None),
        (at(25, 10), True, at(25, 18)),
        (at(25, 18), True, None),
    ],
)
def test_when(seit: datetime, ganztags: bool, expected: datetime | None) -> None:
    assert reminder_time(at(26, 9), seit, ganztags=ganztags) == expected


def test_over_the_change_of_the_clocks() -> None:
    beginn = datetime(2026, 10, 25, 14, tzinfo=BERLIN)
    assert reminder_time(beginn, at(1, 1) - timedelta(days=31), ganztags=False) == datetime(
        2026, 10, 24, 10, tzinfo=BERLIN
    )


@dataclass
class Town:
    """A visit on Tuesday at nine, followed by a chat; today is Saturday, ten o'clock."""

    context: ApiContext
    clock: FixedClock
    chat: Chat
    aktenzeichen: str

    def go_to(self, moment: datetime) -> None:
        """Time passes; upkeep runs every ten minutes, here once on the way."""
        run_maintenance(self.context)
        self.clock.advance(moment - self.clock.now())

    def move(self, beginn: datetime) -> None:
        with self.context.db.transaction() as session:
            VorgangService(self.context, session).move_appointment(self.aktenzeichen, beginn, "rathaus")

    def cancel(self) -> None:
        with self.context.db.transaction() as session:
            VorgangService(self.context, session).withdraw(self.aktenzeichen)


def book(context: ApiContext, leistung: str, kalender: str, standort: str, beginn: datetime) -> str:
    """A case with an appointment; its number."""
    with context.db.transaction() as session:
        vorgang = VorgangService(context, session).create_direct("musterstadt", leistung, "telegram", None, {})
        session.add(
            Buchung(
                id=str(uuid4()), mandant="musterstadt", kalender=kalender, standort=standort, beginn=beginn,
                ende=beginn + timedelta(minutes=30), platz=0, zustand="gebucht", vorgang=vorgang.id,
            )
        )  # fmt: skip
        return vorgang.aktenzeichen


@pytest.fixture
def town(context: ApiContext, clock: FixedClock) -> Town:
    aktenzeichen = book(context, "besuch", "schalter", "rathaus", at(24, 9))
    chat = new_chat(context, None, "musterstadt")
    chat.on()
    chat.follow(aktenzeichen)
    return Town(context, clock, chat, aktenzeichen)


def test_the_day_before_at_ten_once(town: Town) -> None:
    town.go_to(at(23, 9, 59))
    assert town.chat.told() == []
    town.go_to(at(23, 10))
    assert town.chat.told() == [
        "Zur Erinnerung, Ihr Termin: Dienstag, 24.11.2026, 09:00 Uhr, Rathaus, Markt 1, 11111 Musterstadt. "
        f"Es geht um „Termin im Amt“ ({town.aktenzeichen}). "
        "Passt es doch nicht? Schreiben Sie hier „Termin verschieben“ oder „Termin absagen“."
    ]
    town.go_to(at(24, 7))
    assert town.chat.told() == []


def test_after_a_pause_late_but_not_after_the_appointment(town: Town) -> None:
    town.clock.advance(at(24, 8) - town.clock.now())
    run_maintenance(town.context)
    assert len(town.chat.due()) == 1
    town.go_to(at(24, 9))
    assert town.chat.due() == []


def test_moved_the_old_reminder_goes_the_new_one_comes(town: Town) -> None:
    town.go_to(at(23, 9))
    town.move(at(26, 11))
    town.go_to(at(23, 12))
    assert town.chat.told() == []
    town.go_to(at(25, 10))
    (text,) = town.chat.told()
    assert "Donnerstag, 26.11.2026, 11:00 Uhr" in text


def test_a_reminder_that_waits_is_not_sent_once_the_appointment_was_moved(town: Town) -> None:
    town.go_to(at(23, 11))
    town.move(at(26, 11))
    assert town.chat.due() == []


def test_moved_away_and_back_it_is_told_for_what_holds(town: Town) -> None:
    town.go_to(at(23, 9))
    town.move(at(26, 11))
    run_maintenance(town.context)
    town.move(at(24, 9))
    town.go_to(at(23, 10))
    assert len(town.chat.told()) == 1


def test_cancelled_there_is_nothing_to_remember(town: Town) -> None:
    town.go_to(at(23, 9))
    town.cancel()
    town.go_to(at(23, 10))
    assert town.chat.due() == []


def test_moved_late_it_is_told_two_hours_before(town: Town) -> None:
    town.go_to(at(23, 11))
    town.move(at(24, 11))
    town.go_to(at(24, 8, 59))
    assert town.chat.due() == []
    town.go_to(at(24, 9))
    assert len(town.chat.told()) == 1


def test_after_stop_no_reminder(town: Town) -> None:
    run_maintenance(town.context)
    town.chat.off()
    town.go_to(at(23, 10))
    run_maintenance(town.context)
    assert town.chat.due() == []


def test_a_whole_day_has_no_hour(context: ApiContext, clock: FixedClock) -> None:
    chat = new_chat(context, None, "musterstadt")
    chat.on()
    chat.follow(book(context, "abholung", "abholung", "", at(24, 7)))
    run_maintenance(context)
    clock.advance(at(23, 10) - clock.now())
    (text,) = chat.told()
    assert text.startswith("Zur Erinnerung, Ihr Termin: Dienstag, 24.11.2026. Es geht um „Möbel abholen lassen“")


def test_upkeep_twice_writes_nothing_twice(town: Town) -> None:
    for _ in range(3):
        run_maintenance(town.context)
    town.go_to(at(23, 10))
    assert len(town.chat.told()) == 1
    run_maintenance(town.context)
    assert town.chat.told() == []
