"""What a message is about beyond its intent: moving an appointment or calling it off, and who writes here."""

import pytest
from bot.nlu import plauderei
from bot.nlu.deutung import _with_topic
from bot.nlu.lesart import Lesart


@pytest.mark.parametrize(
    "text",
    [
        "Kann ich meinen Termin verschieben?",
        "Montag geht nicht, hätten Sie einen anderen Tag?",
        "Geht mein Termin auch eine Woche später?",
        "Ich möchte den Termin ändern",
        "Bitte um Umterminierung",
        "Am Freitag sind wir weg, kann das nach hinten rücken?",
    ],
)
def test_a_booked_appointment_is_moved(text: str) -> None:
    assert _with_topic(Lesart("termin_absagen", 1.0), text, []).thema == "verschieben"


@pytest.mark.parametrize(
    "text",
    [
        "Ich komme morgen nicht",
        "Geben Sie den Platz jemand anderem",
        "Absagen bitte, einen anderen Termin mache ich später",
        "Der Termin am Freitag kann gelöscht werden",
    ],
)
def test_a_booked_appointment_is_called_off(text: str) -> None:
    assert _with_topic(Lesart("termin_absagen", 1.0), text, []).thema is None


def test_the_wish_for_another_day_is_no_move_before_anything_is_booked() -> None:
    assert _with_topic(Lesart("termin", 1.0), "Haben Sie auch einen anderen Tag?", []).thema is None


@pytest.mark.parametrize(
    "text", ["mit wem schreibe ich hier", "wer bist'n du", "wie war noch mal Ihr Name", "wer ist denn da"]
)
def test_the_question_who_writes_here_is_answered(text: str) -> None:
    assert plauderei.kind(text) == "wer"
