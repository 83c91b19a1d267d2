"""The calendar file, read back by the rules of RFC 5545."""

from dataclasses import replace
from datetime import datetime, timedelta

from api.ausgang.kalenderdatei import Kalendereintrag, escape, fold, write
from api.clock import BERLIN

SOMMER = datetime(2026, 7, 1, 9, 30, tzinfo=BERLIN)
WINTER = datetime(2026, 12, 1, 9, 30, tzinfo=BERLIN)
EINTRAG = Kalendereintrag(
    kennung="7c1@example.org",
    fassung=3,
    titel="Personalausweis; beantragen, abholen",
    beginn=WINTER,
    ende=WINTER + timedelta(minutes=20),
    ganztags=False,
    veranstalter='Stadt "Muster": Amt',
    absender="lotse@example.org",
    ort="Rathaus, Große Straße 1, 11111 Musterstadt, Zimmer 3 im Seitenflügel gleich neben dem Übergang zum Bürgerhaus",
    beschreibung="Aktenzeichen MU-2026-000001\nBitte \\ mitbringen",
)


def lines(eintrag: Kalendereintrag) -> list[str]:
    """Unfolded, as a calendar reads them."""
    return write(eintrag, WINTER).replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_lines_are_folded_at_75_bytes_and_end_as_they_should() -> None:
    text = write(EINTRAG, WINTER)
    assert text.endswith("\r\n")
    assert text.replace("\r\n", "").isprintable()
    raw = text.encode().split(b"\r\n")
    assert max(len(each) for each in raw) <= 75
    assert all(each.decode() for each in raw[:-1])  # no letter is cut in two
    assert any(each.startswith(b" ") for each in raw)


def test_folding_loses_nothing() -> None:
    for text in ("", "a" * 75, "a" * 76, "ä" * 200, "a" * 74 + "ä", "😀" * 40):
        assert fold(text).replace("\r\n ", "") == text
        assert max(len(each.encode()) for each in fold(text).split("\r\n")) <= 75


def test_text_is_escaped() -> None:
    assert escape("a;b,c\\d\r\ne\nf\x07") == r"a\;b\,c\\d\ne\nf "
    found = lines(EINTRAG)
    assert r"SUMMARY:Personalausweis\; beantragen\, abholen" in found
    assert r"DESCRIPTION:Aktenzeichen MU-2026-000001\nBitte \\ mitbringen" in found
    assert 'ORGANIZER;CN="Stadt  Muster : Amt":mailto:lotse@example.org' in found


def test_moments_are_universal_in_summer_and_winter() -> None:
    assert "DTSTART:20261201T083000Z" in lines(EINTRAG)
    assert "DTEND:20261201T085000Z" in lines(EINTRAG)
    sommer = lines(replace(EINTRAG, beginn=SOMMER, ende=SOMMER + timedelta(hours=1)))
    assert "DTSTART:20260701T073000Z" in sommer


def test_a_whole_day_has_no_hour_even_where_utc_is_the_day_before() -> None:
    mitternacht = datetime(2026, 7, 1, 0, 30, tzinfo=BERLIN)
    found = lines(replace(EINTRAG, beginn=mitternacht, ende=mitternacht, ganztags=True))
    assert "DTSTART;VALUE=DATE:20260701" in found
    assert "DTEND;VALUE=DATE:20260702" in found


def test_called_off() -> None:
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3"} <= set(lines(replace(EINTRAG, abgesagt=True)))
    assert {"METHOD:PUBLISH", "STATUS:CONFIRMED"} <= set(lines(EINTRAG))
