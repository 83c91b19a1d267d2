import pytest

from tests.bot.umgebung import umfeld, values


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("am 24.12.", "2026-12-24"),
        ("24.12.2027", "2027-12-24"),
        ("24.12.27", "2027-12-24"),
        ("2026-12-24", "2026-12-24"),
        ("3. Mai 1990", "1990-05-03"),
        ("am dritten mai 85", "1985-05-03"),
        ("5. märz", "2027-03-05"),
        ("5. Maerz 2027", "2027-03-05"),
        ("heute", "2026-11-21"),
        ("morgen", "2026-11-22"),
        ("übermorgen", "2026-11-23"),
        ("uebermorgen bitte", "2026-11-23"),
        ("ubermorgen", "2026-11-23"),
        ("gestern", "2026-11-20"),
        ("vorgestern", "2026-11-19"),
        ("nächsten Dienstag", "2026-11-24"),
        ("am Dienstag", "2026-11-24"),
        ("Dienstagnachmittag", "2026-11-24"),
        ("kommenden Samstag", "2026-11-28"),
        ("übernächsten Dienstag", "2026-12-01"),
        ("nächste Woche Donnerstag", "2026-11-26"),
        ("Donnerstag übernächster Woche", "2026-12-03"),
        ("letzten Montag", "2026-11-16"),
        ("heute in drei Wochen", "2026-12-12"),
        ("in 10 Tagen", "2026-12-01"),
        ("in einem Monat", "2026-12-21"),
        ("morgen in einer Woche", "2026-11-29"),
        ("Freitag in zwei Wochen", "2026-12-11"),
        ("vor drei Tagen", "2026-11-18"),
        ("vor einem Jahr", "2025-11-21"),
        ("ab sofort", "2026-11-21"),
        ("ab dem 1. Januar", "2027-01-01"),
        ("zum nächsten Ersten", "2026-12-01"),
        ("am 15.", "2026-12-15"),
        ("an Heiligabend", "2026-12-24"),
    ],
)
def test_day(text: str, day: str) -> None:
    assert values(text, "datum") == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Mitte Dezember",
        "Ende nächsten Monats",
        "Anfang Januar",
        "guten Morgen",
        "am Morgen",
        "irgendwann",
        "31.2.2027",
        "2,5 Kubikmeter",
        "um 14.30 Uhr",
        "Mai",
    ],
)
def test_no_exact_day(text: str) -> None:
    assert values(text, "datum") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.03.78", "1978-03-12"),
        ("12.3.1978", "1978-03-12"),
        ("12 03 1978", "1978-03-12"),
        ("12031978", "1978-03-12"),
        ("1.1.05", "2005-01-01"),
        ("geboren am 7. September 1964", "1964-09-07"),
    ],
)
def test_birthday(text: str, day: str) -> None:
    assert values(text, "datum", umfeld("datum", "geburtsdatum")) == [day]


@pytest.mark.parametrize(
    ("text", "day"), [("am Dienstag", "2026-11-17"), ("3. November", "2026-11-03"), ("seit dem 15.", "2026-11-15")]
)
def test_a_day_gone_by_is_meant(text: str, day: str) -> None:
    assert values(text, "datum", umfeld("datum", "fund_datum")) == [day]


@pytest.mark.parametrize(
    ("text", "limits", "day"),
    [
        ("1. Oktober", {"max": "2026-11-21"}, "2026-10-01"),
        ("am Montag", {"max": "2026-11-21"}, "2026-11-16"),
        ("am 15.", {"max": "2026-11-21"}, "2026-11-15"),
        ("Reformationstag", {"max": "2026-11-21"}, "2026-10-31"),
        ("1. Oktober", {"min": "1986-11-21", "max": "2027-02-21"}, "2026-10-01"),
        ("15. Januar", {"min": "1986-11-21", "max": "2027-02-21"}, "2027-01-15"),
        ("seit dem 1. Dezember", {"min": "2026-11-21"}, "2026-12-01"),
        ("ich bin am 1. Dezember eingezogen", {"min": "2026-11-21"}, "2026-12-01"),
        ("3.5.27", {"max": "2026-11-21"}, "1927-05-03"),
        ("3 Uhr", {"min": "07:00"}, None),
    ],
)
def test_the_limits_of_the_question_say_which_way(text: str, limits: dict[str, str], day: str | None) -> None:
    assert values(text, "datum", umfeld("datum", "tag", **limits)) == ([day] if day else [])


@pytest.mark.parametrize("text", ["am 12.3.", "der 5.", "am dritten Mai"])
def test_no_birthday_without_its_year(text: str) -> None:
    assert values(text, "datum", umfeld("datum", "geburtsdatum")) == []
