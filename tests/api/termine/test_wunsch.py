"""Which slots suit a wish, and which four are shown."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from api.clock import BERLIN
from api.termine.raster import Slot
from api.termine.wunsch import Wunsch, best, nearest

MONTAG = datetime(2026, 11, 23, tzinfo=BERLIN)


def slot(day: int, hour: int, minute: int = 0, ganztags: bool = False) -> Slot:
    beginn = MONTAG + timedelta(days=day, hours=hour, minutes=minute)
    return Slot(beginn, beginn, "k", "", ganztags, 1)


WOCHE = [slot(day, hour, minute) for day in range(5) for hour in (8, 9, 10, 11, 13, 14, 15, 16) for minute in (0, 30)]


def times(found: list[Slot]) -> list[str]:
    return [f"{one.beginn:%d. %H:%M}" for one in found]


def matching(**wunsch: Any) -> list[Slot]:
    wish = Wunsch.model_validate(wunsch)
    return [one for one in WOCHE if wish.matches(one)]


def test_without_a_wish_the_next_mornings_and_afternoons() -> None:
    assert times(best(WOCHE, 4)) == ["23. 08:00", "23. 13:00", "24. 08:00", "24. 13:00"]


def test_one_afternoon_is_spread() -> None:
    shown = times(best(matching(datum="2026-11-24", tageszeit="nachmittag"), 4))
    assert len(set(shown)) == 4
    assert shown[0] == "24. 13:00"
    assert shown[-1] == "24. 16:30"


def test_few_slots_are_all_shown_in_order() -> None:
    assert times(best([slot(0, 9), slot(0, 8)], 4)) == ["23. 08:00", "23. 09:00"]
    assert best([], 4) == []


@pytest.mark.parametrize(
    ("wunsch", "first", "count"),
    [
        ({"datum": "2026-11-25"}, "25. 08:00", 16),
        ({"datum": "2026-11-25", "datum_bis": "2026-11-26"}, "25. 08:00", 32),
        ({"wochentag": "do", "ab": "14:00"}, "26. 14:00", 6),
        ({"ab": "09:30", "bis": "10:30"}, "23. 09:30", 10),
        ({"tageszeit": "vormittag"}, "23. 08:00", 40),
        ({"tageszeit": "unbekannt"}, "23. 08:00", 80),
        ({"uhrzeit": "14:30"}, "23. 14:30", 5),
        ({"ab": "14:30", "bis": "14:30"}, "23. 14:30", 5),
        ({"nach": "2026-11-26T16:30:00+01:00"}, "27. 08:00", 16),
        ({"nicht": ["2026-11-23T08:00:00+01:00"]}, "23. 08:30", 79),
    ],
)
def test_matches(wunsch: dict[str, Any], first: str, count: int) -> None:
    found = matching(**wunsch)
    assert times(found)[0] == first
    assert len(found) == count


def test_a_day_is_enough_for_a_whole_day_a_time_is_not_needed() -> None:
    wish = Wunsch(datum=date(2026, 11, 24))
    assert wish.names_one(ganztags=True)
    assert not wish.names_one(ganztags=False)
    assert Wunsch.model_validate({"datum": "2026-11-24", "uhrzeit": "14:00"}).names_one(ganztags=False)
    assert Wunsch.model_validate({"tageszeit": "abend"}).matches(slot(0, 7, ganztags=True)), "a day has no evening"


def test_later_and_earlier_are_relative_to_what_was_offered() -> None:
    offered = best(WOCHE, 4)
    later = Wunsch(richtung="spaeter").absolute(None, offered)
    shown = best([one for one in WOCHE if later.matches(one)], 4)
    assert times(shown)[0] == "24. 13:30"
    earlier = Wunsch(richtung="frueher").absolute(later, shown)
    assert all(one.beginn < shown[0].beginn for one in WOCHE if earlier.matches(one))
    assert times(best([one for one in WOCHE if earlier.matches(one)], 4, latest_first=True))[-1] == "24. 13:00"


def test_a_new_wish_adds_to_the_earlier_one() -> None:
    afternoon = Wunsch.model_validate({"tageszeit": "nachmittag"}).absolute(None, [])
    both = Wunsch.model_validate({"wochentag": "mi"}).absolute(afternoon, [])
    assert times(best([one for one in WOCHE if both.matches(one)], 1)) == ["25. 13:00"]
    other_day = Wunsch.model_validate({"datum": "2026-11-27"}).absolute(both, [])
    assert other_day.wochentag is None
    assert other_day.tageszeit == "nachmittag"
    excluded = Wunsch.model_validate({"nicht": [WOCHE[0].beginn]}).absolute(None, [])
    assert Wunsch.model_validate({"nicht": [WOCHE[1].beginn]}).absolute(excluded, []).nicht == (
        WOCHE[0].beginn,
        WOCHE[1].beginn,
    )


def test_the_nearest_by_day_then_by_hour() -> None:
    wish = Wunsch.model_validate({"datum": "2026-11-29", "uhrzeit": "14:10"})
    assert times(nearest(WOCHE, wish, 2)) == ["27. 14:00", "27. 14:30"]
