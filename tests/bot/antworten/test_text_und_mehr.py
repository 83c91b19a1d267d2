"""Free texts keep what they describe; a name is taken out of its sentence. Without the classifier."""

import pytest
from bot.nlu.deutung import deute

from tests.bot.umgebung import metadata

SLOTS = [
    {"titel": "Montag", "wert": {"standort": None, "beginn": "2026-11-30T07:00:00+01:00"}},
    {"titel": "Dienstag", "wert": {"standort": None, "beginn": "2026-12-01T07:00:00+01:00"}},
]


@pytest.mark.parametrize(
    ("text", "feld", "titel", "wert"),
    [
        (
            "zwei Sessel und ein zerlegter Schrank",
            "beschreibung",
            "Beschreibung",
            "zwei Sessel und ein zerlegter Schrank",
        ),
        ("lauter Kartons, ein Tisch", "beschreibung", "Beschreibung", "lauter Kartons, ein Tisch"),
        ("Muster kariert", "muster", "Muster", "kariert"),
        ("das Muster ist kariert", "muster", "Muster", "kariert"),
        ("Mieze heißt sie", "katze_name", "Name der Katze", "Mieze"),
        ("Kater Carlo heißt unser Kater", "katze_name", "Name der Katze", "Kater Carlo"),
    ],
)
def test_text(text: str, feld: str, titel: str, wert: str) -> None:
    lesart = deute(text, metadata("text", feld, titel=titel), {}, [])
    assert lesart.absicht == "angabe"
    assert [(w.feld, w.wert) for w in lesart.werte] == [(feld, wert)]


@pytest.mark.parametrize(
    "text", ["auf Jens Petersen", "nein, auf Jens Petersen", "der Transporter ist auf Jens Petersen zugelassen"]
)
def test_a_named_holder_is_somebody_else(text: str) -> None:
    lesart = deute(text, metadata("fahrzeughalter"), {}, [])
    assert [w.wert for w in lesart.werte] == [{"selbst": "nein", "name": {"vorname": "Jens", "nachname": "Petersen"}}]


def test_something_unread_that_suits_picks_no_slot() -> None:
    assert deute("der blaue passt mir", metadata("termin", optionen=SLOTS), {}, []).werte == []


def test_what_suits_already_stays() -> None:
    given = [{"feld": "termin", "typ": "termin", "beantwortet": True, "wert": SLOTS[1]["wert"]}]
    assert deute("passt so", metadata("termin", felder=given, optionen=SLOTS), {}, []).absicht == "bestaetigung"


@pytest.mark.parametrize("typ", ["name", "text", "datum"])
def test_asked_to_show_what_was_said(typ: str) -> None:
    lesart = deute("lesen Sie mir bitte meine Angaben vor", metadata(typ), {}, [])
    assert (lesart.absicht, lesart.thema) == ("wiederholen", "angaben")


@pytest.mark.parametrize("frage", ["Was kostet das denn?", "Wie lange dauert das?"])
def test_a_question_right_behind_the_answer(frage: str) -> None:
    lesart = deute(f"Jens Petersen {frage}", metadata("name"), {}, [])
    assert [w.wert for w in lesart.werte] == [{"vorname": "Jens", "nachname": "Petersen"}]
    assert lesart.nebenfrage is not None
