"""Rows of a list in running text. Without the classifier."""

from typing import Any

import pytest
from bot.nlu.deutung import deute

from tests.bot.umgebung import metadata

SPALTEN = [
    {"feld": "name", "typ": "name", "titel": "Name", "pflicht": True},
    {"feld": "geburtsdatum", "typ": "datum", "titel": "Geburtsdatum", "pflicht": True},
    {"feld": "einkommen", "typ": "betrag", "titel": "Einkommen im Monat", "pflicht": False},
]
ANNA = {"name": {"vorname": "Anna"}, "geburtsdatum": "1990-04-03", "einkommen": "1200.00"}


def asked(text: str, **frage: Any) -> Any:
    return deute(text, metadata("liste", "haushalt", spalten=SPALTEN, **frage), {}, [])


def rows(text: str, **frage: Any) -> Any:
    lesart = asked(text, **frage)
    assert lesart.absicht == "angabe", lesart
    return lesart.werte[0].wert


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "meine Frau Anna, geboren 3.4.1990, verdient 1200 Euro, und mein Sohn Paul, 2015 geboren",
            [ANNA, {"name": {"vorname": "Paul"}}],
        ),
        ("meine Frau Anna geboren am 3.4.1990 verdient 1200 Euro", [ANNA]),
        ("meine frau anna, 3.4.90, 1200 euro", [ANNA]),
        ("Anna Müller 3.4.1990", [{"name": {"vorname": "Anna", "nachname": "Müller"}, "geburtsdatum": "1990-04-03"}]),
        (
            "Anna Müller, 3.4.1990; Paul Müller, 5.6.2015, kein Einkommen",
            [
                {"name": {"vorname": "Anna", "nachname": "Müller"}, "geburtsdatum": "1990-04-03"},
                {
                    "name": {"vorname": "Paul", "nachname": "Müller"},
                    "geburtsdatum": "2015-06-05",
                    "einkommen": "0.00",
                },
            ],
        ),
        ("mein Mann Peter und unsere Tochter Lisa", [{"name": {"vorname": "Peter"}}, {"name": {"vorname": "Lisa"}}]),
        (
            "Aylin von der Heide und Zoë Wöhlert",
            [
                {"name": {"vorname": "Aylin", "nachname": "von der Heide"}},
                {"name": {"vorname": "Zoë", "nachname": "Wöhlert"}},
            ],
        ),
        (
            "ute krüger geboren am 5.6.1980 verdient 699 euro und anna von der heide",
            [
                {
                    "name": {"vorname": "Ute", "nachname": "Krüger"},
                    "geburtsdatum": "1980-06-05",
                    "einkommen": "699.00",
                },
                {"name": {"vorname": "Anna", "nachname": "von der Heide"}},
            ],
        ),
        (
            "noch mein Vater, er heißt Karl Krüger, bekommt 900 Rente",
            [{"name": {"vorname": "Karl", "nachname": "Krüger"}, "einkommen": "900.00"}],
        ),
    ],
)
def test_rows(text: str, said: list[Any]) -> None:
    assert rows(text) == {"dazu": said}


@pytest.mark.parametrize("text", ["niemand mehr", "nur ich", "das war's", "nein, sonst niemand", "ich wohne allein"])
def test_no_more_rows(text: str) -> None:
    assert rows(text) == {"fertig": True}


def test_one_cell_is_an_ordinary_answer() -> None:
    cell = {"nummer": 2, "spalte": "einkommen"}
    lesart = deute("1200 Euro", metadata("betrag", "haushalt", spalten=SPALTEN, zeile=cell), {}, [])
    assert [(w.typ, w.wert, w.feld) for w in lesart.werte] == [("betrag", "1200.00", "haushalt")]


def test_more_than_the_asked_cell() -> None:
    cell = {"nummer": 2, "spalte": "geburtsdatum"}
    lesart = deute(
        "am 3.4.1990, und sie verdient 1200 Euro", metadata("datum", "haushalt", spalten=SPALTEN, zeile=cell), {}, []
    )
    assert [(w.typ, w.wert, w.feld) for w in lesart.werte] == [
        ("liste", {"zeile": 2, "werte": {"geburtsdatum": "1990-04-03", "einkommen": "1200.00"}}, "haushalt")
    ]


FRAU = "meine Frau Anna Müller, geboren 3.4.1990, verdient 1200 Euro"


@pytest.mark.parametrize("typ", [None, "email", "auswahl", "zahl", "telefon"])
def test_what_is_said_of_a_relative_is_not_taken_for_oneself(typ: str | None) -> None:
    own = [
        {
            "feld": f,
            "typ": t,
            "titel": f.title(),
            "stichworte": ["geboren"],
            "beantwortet": False,
            "optionen": [],
            "wert": None,
        }
        for f, t in (("geburtsdatum", "datum"), ("einkommen", "betrag"), ("name", "name"))
    ]
    lesart = deute(FRAU, metadata(typ, felder=own), {"antrag": 0.9}, [])
    assert [wert for wert in lesart.werte if wert.typ in ("datum", "betrag", "name")] == []


def test_rows_for_a_list_that_was_not_asked() -> None:
    entry = {
        "feld": "haushalt",
        "typ": "liste",
        "titel": "Haushalt",
        "stichworte": [],
        "beantwortet": False,
        "optionen": [],
        "spalten": SPALTEN,
        "wert": None,
    }
    lesart = deute(f"anna@web.de, {FRAU}", metadata("email", felder=[entry]), {}, [])
    anna = {**ANNA, "name": {"vorname": "Anna", "nachname": "Müller"}}
    assert [(w.feld, w.wert) for w in lesart.werte] == [("email", "anna@web.de"), ("haushalt", {"dazu": [anna]})]


@pytest.mark.parametrize("text", ["Paul doch nicht", "ohne Paul", "der Paul wohnt nicht hier"])
def test_taking_a_row_out(text: str) -> None:
    entry = {
        "feld": "haushalt",
        "typ": "liste",
        "titel": "Haushalt",
        "stichworte": [],
        "beantwortet": True,
        "optionen": [],
        "spalten": SPALTEN,
        "wert": [ANNA, {"name": {"vorname": "Paul", "nachname": "Müller"}}],
    }
    lesart = deute(text, metadata("email", felder=[entry]), {}, [])
    assert lesart.absicht == "korrektur"
    assert lesart.korrektur is not None
    assert lesart.korrektur.verneint
    assert [(w.typ, w.wert) for w in lesart.werte] == [("liste", {"name": {"vorname": "Paul", "nachname": "Müller"}})]
