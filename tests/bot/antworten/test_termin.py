"""Picking an offered slot, or wishing for another. Without the classifier."""

from typing import Any

import pytest

from tests.bot.antworten.test_lesen import answer

SLOTS = [
    {"titel": "Di, 1.12., 10:20 Uhr", "wert": {"standort": "stadthaus", "beginn": "2026-12-01T10:20:00+01:00"}},
    {"titel": "Di, 1.12., 14:00 Uhr", "wert": {"standort": "stadthaus", "beginn": "2026-12-01T14:00:00+01:00"}},
    {"titel": "Mi, 2.12., 8:00 Uhr", "wert": {"standort": "stadthaus", "beginn": "2026-12-02T08:00:00+01:00"}},
    {"titel": "Do, 3.12., 15:30 Uhr", "wert": {"standort": "stadthaus", "beginn": "2026-12-03T15:30:00+01:00"}},
]

ALLE = [slot["wert"]["beginn"] for slot in SLOTS]


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("den ersten", 0),
        ("der letzte", 3),
        ("den zweiten bitte", 1),
        ("10 Uhr 20", 0),
        ("der am Mittwoch", 2),
        ("Dienstag um 14 Uhr", 1),
        ("am Donnerstag", 3),
        ("um halb vier", 3),
        ("Mittwoch früh", 2),
        ("am 2.12.", 2),
        ("14 Uhr", 1),
        ("egal", 0),
        ("1.12. um 10:20", 0),
        ("nehme ich, den dritten", 2),
        ("donnerstagnachmittag", 3),
        ("um 10", 0),
        ("den um 8", 2),
        ("den frühesten", 0),
        ("den spätesten bitte", 3),
        ("egal welcher", 0),
        ("irgendeiner", 0),
        ("Dienstag nachmittag", 1),
        ("der späteste am Dienstag", 1),
        ("den ersten am Dienstag", 0),
        ("vormittags am Mittwoch", 2),
        ("der um halb vier passt", 3),
        ("suchen Sie einen aus", 0),
        ("am dritten zwölften", 3),
        ("Dienstag, der erste Dezember, vierzehn Uhr", 1),
        ("zwanzig nach zehn", 0),
        ("an Middeweken", 2),
        ("am Mittwcoh", 2),
        ("halb viere am Donnerstag", 3),
        ("der donerstag passt", 3),
        ("Punkt acht am Mittwoch", 2),
        ("am zweiten", 2),
        ("übernächste Woche Mittwoch um acht", 2),
        ("in zehn Tagen um zehn Uhr zwanzig", 0),
        ("den Nachmittag am ersten", 1),
    ],
)
def test_termin_picked(text: str, index: int) -> None:
    assert answer(text, "termin", optionen=SLOTS) == SLOTS[index]["wert"]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("was Späteres", {"richtung": "spaeter"}),
        ("geht es früher", {"richtung": "frueher"}),
        ("am Nachmittag", {"ab": "13:00"}),
        ("nächste Woche Dienstag Nachmittag", {"datum": "2026-11-24", "ab": "13:00"}),
        ("gar keinen davon", {"nicht": ALLE}),
        ("keinen", {"nicht": ALLE}),
        ("nicht den", {"nicht": ALLE}),
        ("davon passt mir keiner, haben Sie was Späteres?", {"richtung": "spaeter"}),
        ("haben Sie noch was am Mittwoch?", {"datum": "2026-11-25"}),
        ("gibt es auch was nachmittags?", {"ab": "13:00"}),
        ("lieber am Freitag", {"datum": "2026-11-27"}),
        ("ab 16 Uhr", {"ab": "16:00"}),
        ("bis 9 Uhr am Dienstag", {"datum": "2026-11-24", "bis": "09:00"}),
        ("nicht den am Dienstag um 14 Uhr", {"nicht": ["2026-12-01T14:00:00+01:00"]}),
        ("etwas eher", {"richtung": "frueher"}),
        ("andere Termine bitte", {"richtung": "spaeter"}),
        ("lieber vormittags am Freitag", {"datum": "2026-11-27", "bis": "12:00"}),
        ("nicht den am Mittwoch", {"nicht": ["2026-12-02T08:00:00+01:00"]}),
        ("nee geht nicht, lieber nachmittags am Freitag", {"datum": "2026-11-27", "ab": "13:00"}),
        ("nachmittags passt nie, eher vormittags am Freitag", {"datum": "2026-11-27", "bis": "12:00"}),
        ("nicht vormittags, sondern ab 16 Uhr", {"ab": "16:00"}),
        ("nicht den ersten", {"nicht": ["2026-12-01T10:20:00+01:00"]}),
        ("nächste Woche Montag", {"datum": "2026-11-23"}),
        ("am 10.12. ab 15 Uhr", {"datum": "2026-12-10", "ab": "15:00"}),
        ("passt mir alles nicht", {"richtung": "spaeter"}),
        ("haben Sie auch was am Montag?", {"datum": "2026-11-23"}),
        ("in drei Wochen", {"datum": "2026-12-12", "datum_bis": "2026-12-18"}),
        ("erst in 2 Wochen", {"datum": "2026-12-05", "datum_bis": "2026-12-11"}),
        ("in einem Monat vormittags", {"datum": "2026-12-21", "datum_bis": "2026-12-27", "bis": "12:00"}),
        ("heute in drei Wochen", {"datum": "2026-12-12"}),
        ("am liebsten nächste Woche", {"datum": "2026-11-23", "datum_bis": "2026-11-29"}),
        ("Ende nächster Woche, wenn's geht", {"datum": "2026-11-26", "datum_bis": "2026-11-28"}),
        ("nächste Woche nachmittags", {"datum": "2026-11-23", "datum_bis": "2026-11-29", "ab": "13:00"}),
        ("erst im Januar", {"datum": "2027-01-01", "datum_bis": "2027-01-31"}),
        ("Mitte Dezember", {"datum": "2026-12-11", "datum_bis": "2026-12-20"}),
        ("nächste Woche passt mir nicht", {"richtung": "spaeter"}),
    ],
)
def test_termin_wished(text: str, wish: dict[str, Any]) -> None:
    empty = {"datum": None, "ab": None, "bis": None, "richtung": None, "nicht": []}
    assert answer(text, "termin", optionen=SLOTS) == {"wunsch": {**empty, **wish}}
