"""Corrections of one row of a list and of one part of an answer, as they are spoken. Without the classifier."""

import pytest
from bot.nlu.deutung import deute

from tests.bot.antworten.test_korrektur import FELDER, field, read
from tests.bot.umgebung import metadata


@pytest.mark.parametrize("text", ["und die Stühle sind drei", "es sind doch 3 Stühle", "die Stühle waren drei Stück"])
def test_another_count_keeps_the_other_things(text: str) -> None:
    (wert,) = read(text).werte
    assert [(row["art"], row["anzahl"]) for row in wert.wert] == [("sofa", 1), ("schrank", 1), ("stuhl", 3)]


def test_a_learned_correction_keeps_the_other_things() -> None:
    lesart = deute("und Stühle drei", metadata("adresse", felder=FELDER), {"korrektur": 0.97}, [])
    (wert,) = lesart.werte
    assert [row["anzahl"] for row in wert.wert] == [1, 1, 3]


@pytest.mark.parametrize("text", ["nein, den Tisch nicht", "nee der Kühlschrank doch nicht", "keine Lampe raus"])
def test_what_is_not_on_the_list_is_taken_for_taking_out_all_the_same(text: str) -> None:
    lesart = read(text)
    assert lesart.korrektur is not None
    assert lesart.korrektur.verneint


@pytest.mark.parametrize("text", ["nich 5 sondern 7", "7 nich 5", "7, nicht 5", "die hausnummer is 7 nich 5"])
def test_as_it_is_spoken(text: str) -> None:
    assert [(wert.typ, wert.wert, wert.feld) for wert in read(text).werte] == [("hausnummer", "7", "adresse")]


def test_a_number_means_a_part_before_the_day_of_an_appointment() -> None:
    termin = field("termin", "termin", "Termin", {"standort": None, "beginn": "2026-05-12T07:00:00+01:00"})
    lesart = deute("nicht 5 sondern 7", metadata("email", felder=[*FELDER, termin]), {}, [])
    assert [(wert.wert, wert.feld) for wert in lesart.werte] == [("7", "adresse")]


def test_a_later_appointment_is_wished_after_it_was_chosen() -> None:
    termin = field("termin", "termin", "Termin", {"standort": None, "beginn": "2026-05-12T07:00:00+01:00"})
    for text in ("ach nee doch lieber ne Woche später", "lieber etwas früher"):
        lesart = deute(text, metadata("auswahl", "abholort", felder=[*FELDER, termin]), {}, [])
        assert (lesart.absicht, lesart.feld_genannt) == ("korrektur", "termin")


@pytest.mark.parametrize("typ", ["telefon", "email", "adresse"])
def test_a_day_corrected_while_something_else_is_asked(typ: str) -> None:
    lesart = read("nicht 03.05.1985, sondern 28.05.1996", typ)
    assert [(wert.typ, wert.wert, wert.feld) for wert in lesart.werte] == [("datum", "1996-05-28", "geburtsdatum")]


def test_a_field_named_before_its_right_value_is_corrected_whatever_name_is_asked() -> None:
    felder = [*FELDER, {**field("kontoinhaber", "name", "Kontoinhaber"), "beantwortet": False}]
    lesart = deute(
        "Der Hundename war falsch, richtig ist Krümel", metadata("name", "kontoinhaber", felder=felder), {}, []
    )
    assert [(wert.feld, wert.wert) for wert in lesart.werte] == [("hund_name", "Krümel")]
