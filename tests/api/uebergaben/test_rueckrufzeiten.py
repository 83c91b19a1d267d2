"""When somebody can be called back."""

from datetime import datetime

import pytest

from api.clock import BERLIN
from api.mandanten.modell import Zeitfenster
from api.uebergaben.rueckrufzeiten import call_back_times

ZEITEN = (
    Zeitfenster(tage=["mo"], von="08:00", bis="16:00"),
    Zeitfenster(tage=["di", "do"], von="08:30", bis="18:00"),
)


@pytest.mark.parametrize(
    ("jetzt", "erwartet"),
    [
        ("2026-11-23T07:00", ["Montag, 23.11.2026, 8 bis 12 Uhr", "Montag, 23.11.2026, 12 bis 16 Uhr"]),
        ("2026-11-23T07:45", ["Montag, 23.11.2026, 12 bis 16 Uhr", "Dienstag, 24.11.2026, 8:30 bis 12 Uhr"]),
        ("2026-11-24T13:00", ["Donnerstag, 26.11.2026, 8:30 bis 12 Uhr", "Donnerstag, 26.11.2026, 12 bis 18 Uhr"]),
    ],
)
def test_the_next_halves_of_open_days(jetzt: str, erwartet: list[str]) -> None:
    moment = datetime.fromisoformat(jetzt).replace(tzinfo=BERLIN)
    assert [zeit.anzeige for zeit in call_back_times(ZEITEN, "MV", moment, 2)] == erwartet


def test_nobody_calls_on_a_holiday() -> None:
    heiligabend = datetime(2026, 12, 24, 17, tzinfo=BERLIN)
    nur_freitags = (Zeitfenster(tage=["fr"], von="08:00", bis="12:00"),)
    assert [zeit.anzeige for zeit in call_back_times(nur_freitags, "MV", heiligabend, 1)] == [
        "Freitag, 08.01.2027, 8 bis 12 Uhr"
    ]


def test_unknown_hours_promise_nothing() -> None:
    assert call_back_times((), "MV", datetime(2026, 11, 23, 7, tzinfo=BERLIN)) == ()
