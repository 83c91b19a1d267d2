"""Which slots a calendar offers at all."""

from datetime import date, datetime, timedelta
from typing import Any

from api.clock import BERLIN
from api.mandanten.modell import Kalender
from api.termine.raster import slots


def kalender(**other: Any) -> Kalender:
    basis: dict[str, Any] = {
        "titel": "Probe", "art": "uhrzeit", "standort": "rathaus", "dauer": "PT30M", "plaetze": 1, "vorlauf": "PT1H",
        "horizont": "P14D", "quelle": "Test", "stand": "2026",
        "zeiten": [{"tage": ["mo", "di", "mi", "do", "fr"], "von": "09:00", "bis": "10:15"}],
    }  # fmt: skip
    return Kalender.model_validate({**basis, **other})


def days(found: Kalender, land: str, jetzt: datetime) -> list[date]:
    return sorted({slot.beginn.date() for slot in slots("k", found, land, jetzt)})


def test_steps_that_end_before_closing_time() -> None:
    found = list(slots("k", kalender(horizont="P1D"), "MV", datetime(2026, 11, 24, 0, tzinfo=BERLIN)))
    assert [f"{slot.beginn:%H:%M}" for slot in found] == ["09:00", "09:30"]
    assert found[0].ende - found[0].beginn == timedelta(minutes=30)
    assert found[0].anzeige() == "Dienstag, 24.11.2026, 09:00 Uhr"
    assert found[0].wert() == {"standort": "rathaus", "beginn": "2026-11-24T09:00:00+01:00"}


def test_lead_time_and_horizon_count_to_the_minute() -> None:
    jetzt = datetime(2026, 11, 24, 8, 31, tzinfo=BERLIN)
    found = list(slots("k", kalender(horizont="P7D"), "MV", jetzt))
    assert found[0].beginn == datetime(2026, 11, 25, 9, tzinfo=BERLIN)
    assert all(slot.beginn <= jetzt + timedelta(days=7) for slot in found)
    assert f"{found[-1].beginn:%d.%m. %H:%M}" == "30.11. 09:30"


def test_public_holidays_of_the_land_are_free() -> None:
    around = datetime(2026, 10, 26, 8, tzinfo=BERLIN)  # 31 October is Reformation Day in the north, a Saturday in 2026
    saturdays = kalender(zeiten=[{"tage": ["sa"], "von": "09:00", "bis": "10:00"}])
    assert date(2026, 10, 31) not in days(saturdays, "MV", around)
    assert date(2026, 10, 31) in days(saturdays, "BY", around)
    assert date(2027, 5, 6) not in days(kalender(), "MV", datetime(2027, 5, 1, tzinfo=BERLIN)), "Ascension Day"
    assert days(kalender(), "MV", datetime(2026, 12, 24, 12, tzinfo=BERLIN))[0] == date(2026, 12, 28)


def test_the_first_saturday_of_a_month() -> None:
    first = kalender(zeiten=[{"tage": ["sa"], "von": "09:00", "bis": "10:00", "woche_im_monat": 1}], horizont="P60D")
    assert days(first, "MV", datetime(2026, 11, 1, tzinfo=BERLIN)) == [date(2026, 11, 7), date(2026, 12, 5)]


def test_whole_days_count_by_the_day() -> None:
    ganz = kalender(art="tag", standort=None, dauer=None, vorlauf="P3D", horizont="P5D",
                    zeiten=[{"tage": ["mo", "di", "mi", "do", "fr"], "von": "07:00"}])  # fmt: skip
    found = list(slots("k", ganz, "MV", datetime(2026, 11, 23, 15, tzinfo=BERLIN)))
    assert [slot.anzeige() for slot in found] == ["Donnerstag, 26.11.2026", "Freitag, 27.11.2026"]
    assert found[0].wert()["standort"] is None


def test_clocks_going_back_do_not_move_opening_hours() -> None:
    sundays = kalender(zeiten=[{"tage": ["so", "mo"], "von": "02:00", "bis": "04:00"}], dauer="PT1H")
    found = list(slots("k", sundays, "MV", datetime(2026, 10, 24, 12, tzinfo=BERLIN)))
    assert [f"{slot.beginn:%d.%m. %H:%M}" for slot in found[:4]] == [
        "25.10. 02:00",
        "25.10. 03:00",
        "26.10. 02:00",
        "26.10. 03:00",
    ]
    moments = [slot.beginn.timestamp() for slot in found]
    assert len(set(moments)) == len(moments)


def test_several_houses_each_have_their_places() -> None:
    both = kalender(standort=None, standorte=["rathaus", "ring"], horizont="P1D")
    found = list(slots("k", both, "MV", datetime(2026, 11, 24, 0, tzinfo=BERLIN)))
    assert [(f"{slot.beginn:%H:%M}", slot.standort) for slot in found] == [
        ("09:00", "rathaus"), ("09:00", "ring"), ("09:30", "rathaus"), ("09:30", "ring")
    ]  # fmt: skip
