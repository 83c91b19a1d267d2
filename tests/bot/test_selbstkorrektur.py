"""Second thoughts within one message. Without the classifier."""

from typing import Any

import pytest
from bot.nlu.deutung import deute
from bot.nlu.selbstkorrektur import settled

from tests.bot.umgebung import metadata, umfeld


@pytest.mark.parametrize(
    ("text", "typ", "value"),
    [
        ("Hausnummer 12, äh nein, 14", "adresse", "14"),
        ("Goethestraße 12, äh nein, 14", "adresse", {"strasse": "Goethestraße", "hausnummer": "14"}),
        ("Goethestr. 12 nee quatsch 14", "adresse", {"strasse": "Goethestraße", "hausnummer": "14"}),
        ("Goethestraße 12b, sorry 12c", "adresse", {"strasse": "Goethestraße", "hausnummer": "12c"}),
        ("Goethestraße 12, nein, Werderstraße 3", "adresse", {"strasse": "Werderstraße", "hausnummer": "3"}),
        ("3 nee 4", "zahl", 4),
        ("zwei, ach quatsch, drei", "zahl", 3),
        ("3.4.1990 äh 3.4.1991", "datum", "1991-04-03"),
        ("am Montag, nein, am Dienstag", "datum", "2026-11-24"),
        ("ich heiße Anna Müller, äh nein, Anna Möller", "name", {"vorname": "Anna", "nachname": "Möller"}),
        ("Anna Müller, nee, Möller", "name", {"vorname": "Anna", "nachname": "Möller"}),
        ("Bello, ach nee, Balu", "text", "Balu"),
        ("Anna Ott, Entschuldigung, Anna Otto natürlich", "name", {"vorname": "Anna", "nachname": "Otto"}),
        ("Mandy Ott – Entschuldigung, Mandy Otto natuerliich", "name", {"vorname": "Mandy", "nachname": "Otto"}),
        ("anna@web.de, falsch, anna@gmx.de", "email", "anna@gmx.de"),
        ("SN-AB 12, Quatsch, SN-AB 13", "kennzeichen", "SN-AB 13"),
        ("650 Euro, ich meine 560 Euro", "betrag", "560.00"),
        ("Hausnummer 12, äh nein, 13, nee quatsch, 14", "adresse", "14"),
    ],
)
def test_the_last_word_counts(text: str, typ: str, value: Any) -> None:
    lesart = deute(text, metadata(typ), {}, [])
    assert lesart.absicht == "angabe"
    assert [wert.wert for wert in lesart.werte] == [value]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("ein Sofa, ach nee zwei Sofas", [("sofa", 2)]),
        ("zwei Stühle, nee, drei", [("stuhl", 3)]),
        ("ein Schrank und ein Sofa, äh nein, zwei Sofas", [("schrank", 1), ("sofa", 2)]),
        ("drei Stühle ohne den Tisch", [("stuhl", 3)]),
        ("Sofa und Schrank, aber nicht den Tisch", [("sofa", 1), ("schrank", 1)]),
        ("Sofa und Stuhl, den Schrank nicht", [("sofa", 1), ("stuhl", 1)]),
        ("ein Sofa und ne Waschmaschine", [("sofa", 1), ("waschmaschine", 1)]),
    ],
)
def test_items(text: str, rows: list[Any]) -> None:
    lesart = deute(text, metadata("gegenstaende"), {}, [])
    assert [(row["art"], row["anzahl"]) for row in lesart.werte[0].wert] == rows


@pytest.mark.parametrize(
    "text",
    [
        "nein, eher 4",
        "nein",
        "nicht 5, sondern 7",
        "das ist doch falsch",
        "ich meine Müller",
        "Nein, die Hausnummer ist 14",
        "ja, nein, weiß nicht",
        "ein Sofa, nein danke",
    ],
)
def test_what_is_no_second_thought_stays(text: str) -> None:
    assert settled(text, umfeld("zahl")) == text


@pytest.mark.parametrize(
    ("text", "typ", "value"),
    [
        (
            "Werderstraße 3, Moment, richtig ist Werderstraße 5",
            "adresse",
            {"strasse": "Werderstraße", "hausnummer": "5"},
        ),
        ("3.4.1990, richtig ist 3.4.1991", "datum", "1991-04-03"),
    ],
)
def test_what_is_right_comes_last(text: str, typ: str, value: Any) -> None:
    assert [wert.wert for wert in deute(text, metadata(typ), {}, []).werte] == [value]


def test_to_ask_ones_wife_is_no_second_thought() -> None:
    assert deute("Moment, da muss ich meine Frau fragen", metadata("text", "grund"), {}, []).absicht == "pause"
