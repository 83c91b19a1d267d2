"""A part is put right while another part of the same answer is missing. Without the classifier."""

from typing import Any

import pytest
from bot.nlu.deutung import deute
from bot.nlu.lesart import Lesart

from tests.bot.test_anderswo import field
from tests.bot.umgebung import metadata

HALB = {"strasse": "Am Markt", "hausnummer": "4", "ort": "Schwerin"}
FELDER = [
    field("anzahl", "zahl", "Anzahl", wert=4, stichworte=["anzahl"]),
    {**field("adresse", "adresse", "Adresse", stichworte=["adresse"]), "wert": HALB},
    field("kennzeichen", "kennzeichen", "Kennzeichen", stichworte=["kennzeichen"]),
    field("rasse", "text", "Rasse", stichworte=["rasse"]),
    field("name", "name", "Name", stichworte=["name"]),
]


def read(text: str) -> Lesart:
    felder: Any = FELDER
    return deute(text, metadata("adresse", "adresse", felder=felder), {}, [])


@pytest.mark.parametrize(
    ("text", "typ", "wert"),
    [
        ("nicht 4, sondern 6", "hausnummer", "6"),
        ("ne moment 6 nich 4", "hausnummer", "6"),
        ("halt, 6a nicht 4", "hausnummer", "6a"),
        ("Nummer 6 statt 4", "hausnummer", "6"),
        ("nicht Am Markt, sondern Ziegenmarkt", "strasse", "Ziegenmarkt"),
    ],
)
def test_the_part_is_changed_and_the_question_stays(text: str, typ: str, wert: str) -> None:
    lesart = read(text)
    assert lesart.absicht == "angabe"
    assert [(found.feld, found.typ, found.wert) for found in lesart.werte] == [("adresse", typ, wert)]


@pytest.mark.parametrize(("text", "teil"), [("19055", "plz"), ("19055 Schwerin", "plz")])
def test_the_missing_part_is_still_an_answer(text: str, teil: str) -> None:
    lesart = read(text)
    assert lesart.absicht == "angabe"
    assert any(found.typ == teil or (isinstance(found.wert, dict) and teil in found.wert) for found in lesart.werte)
