"""Saying no to an optional question leaves it out; to a required one it does not."""

import pytest
from bot.nlu.ablehnen import declines
from bot.nlu.deutung import deute

from tests.bot.umgebung import metadata

REFUSALS = [
    "kein Foto",
    "nein anonym bitte",
    "keine mail",
    "hab ich nicht",
    "nö",
    "will ich nicht angeben",
    "ich habe keine",
    "gibts nicht",
    "ohne",
    "lieber nicht",
    "nein danke",
]
OTHERS = [
    "keine Ahnung",
    "nicht 5, sondern 7",
    "nein, anna@web.de",
    "kein Problem, 0385 123",
    "nein die Hausnummer ist 14",
]


@pytest.mark.parametrize("text", REFUSALS)
@pytest.mark.parametrize("typ", ["datei", "email", "telefon", "text", "name"])
def test_refusal_skips_what_is_optional(text: str, typ: str) -> None:
    frage = metadata(typ)
    frage["frage"]["pflicht"] = False
    assert deute(text, frage, {}, []).absicht == "ueberspringen"


@pytest.mark.parametrize("text", OTHERS)
def test_other_noes_are_no_refusal(text: str) -> None:
    assert not declines(text)


def test_required_question_is_not_skipped_by_a_no() -> None:
    assert deute("nein", metadata("telefon"), {}, []).absicht != "ueberspringen"
