"""A place shared by a device: read for the question it answers, and never as anything else."""

from typing import Any

import pytest
from bot.nlu.deutung import deute
from bot.nlu.lesart import Lesart

ORT = {"feld": "meldeort", "typ": "ort", "titel": "Ort"}
ADRESSE = {"feld": "adresse", "typ": "adresse", "titel": "Adresse"}


def read(text: str, asked: dict[str, Any] | None, *fields: dict[str, Any]) -> Lesart:
    frage = {**asked, "optionen": [], "pflicht": True} if asked else None
    felder = [{**feld, "stichworte": [], "optionen": [], "beantwortet": False} for feld in fields]
    return deute(text, {"jetzt": "2026-11-23T10:00:00+01:00", "frage": frage, "felder": felder}, {}, [])


@pytest.mark.parametrize(
    "text",
    [
        "53.6288, 11.4148",
        "53.628800,11.414800",
        "Standort: 53.6288 11.4148",
        "53.6288° N, 11.4148° O",
        " 53.6288; 11.4148 ",
    ],
)
def test_it_answers_the_question_for_a_place(text: str) -> None:
    lesart = read(text, ORT, ORT)
    assert lesart.absicht == "angabe"
    assert [(wert.typ, wert.feld) for wert in lesart.werte] == [("ort", "meldeort")]
    assert lesart.werte[0].wert == {"lat": 53.6288, "lon": 11.4148}


def test_words_beside_it_are_kept() -> None:
    lesart = read("53.6288, 11.4148, hinter der Hecke", ORT, ORT)
    assert lesart.werte[0].wert == {"lat": 53.6288, "lon": 11.4148, "beschreibung": "hinter der Hecke"}


def test_it_goes_to_the_only_place_of_the_form() -> None:
    assert read("53.6288, 11.4148", {"feld": "foto", "typ": "datei"}, ORT).werte[0].feld == "meldeort"


def test_it_is_no_address() -> None:
    lesart = read("53.6288, 11.4148", ADRESSE, ADRESSE)
    assert [(wert.typ, wert.feld) for wert in lesart.werte] == [("ort", None)]


@pytest.mark.parametrize(
    "text", ["53, 11", "53.62, 11.41", "1.000,00", "99.1234, 11.4148", "53.6288, 211.4148", "10.000 20.000", "53.6288"]
)
def test_other_numbers_are_no_place(text: str) -> None:
    lesart = read(text, {"feld": "betrag", "typ": "text"})
    assert not any(isinstance(wert.wert, dict) and "lat" in wert.wert for wert in lesart.werte)
