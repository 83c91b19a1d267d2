"""What a citizen in Telegram sees."""

import pytest

from tests.botapi import BotApi, Mensch


def test_start_greets(anna: Mensch) -> None:
    anna.says("/start")
    anna.sees("ich bin der Lotse")


def test_a_message_without_start_is_greeted_and_answered(anna: Mensch) -> None:
    anna.says("Moin, mein Sofa muss weg")
    anna.sees("ich bin der Lotse")
    assert anna.sees("").text == "Gelesen: Moin, mein Sofa muss weg\n\nUnd weiter?"


def test_buttons_are_opaque_answered_and_taken_away(anna: Mensch, telegram: BotApi) -> None:
    anna.says("knöpfe bitte")
    frage = anna.sees("Wirklich\\?")
    assert frage.titel[:2] == ["Ja, wirklich", "Nein"]
    data = [taste["callback_data"] for taste in frage.tasten]
    assert all(len(wert.encode()) <= 64 and "ja" not in wert.split("_") for wert in data)
    alt = dict(frage.tasten[0])
    ruf = anna.presses("Ja, wirklich")
    anna.sees("Gelesen")
    telegram.wait_for(lambda: ruf.antwort is not None, was="Druck beantwortet")
    assert frage.titel == []
    wieder = anna.presses_again(frage, alt)
    telegram.wait_for(lambda: wieder.antwort is not None, was="alter Druck beantwortet")


def test_buttons_go_when_the_question_is_answered_in_words(anna: Mensch, telegram: BotApi) -> None:
    anna.says("knöpfe bitte")
    frage = anna.sees("Wirklich\\?")
    anna.says("ja")
    telegram.wait_for(lambda: frage.titel == [], was="Tasten weggenommen")


def test_a_foreign_button_does_nothing(anna: Mensch, telegram: BotApi) -> None:
    anna.says("knöpfe bitte")
    frage = anna.sees("Wirklich\\?")
    bert = Mensch(telegram, "Bert")
    bert.says("knöpfe bitte")
    eigene = bert.sees("Wirklich\\?")
    ruf = bert.presses_again(eigene, dict(frage.tasten[0]))
    telegram.wait_for(lambda: ruf.antwort is not None)
    assert "früheren Frage" in (ruf.antwort or {})["text"]
    assert eigene.titel
    assert frage.titel


def test_a_burst_is_read_in_order_and_answered_once(anna: Mensch) -> None:
    anna.says("/start")
    anna.sees("ich bin der Lotse")
    for nummer in range(5):
        anna.says(f"langsam {nummer}" if nummer == 0 else f"Wort {nummer}")
    anna.sees("Wort 4")
    gelesen = [zeile for n in anna.from_bot for zeile in n.text.splitlines() if zeile.startswith("Gelesen")]
    assert [zeile[-1] for zeile in gelesen] == ["0", "1", "2", "3", "4"]


def test_long_text_is_refused_with_a_word(anna: Mensch) -> None:
    anna.says("x" * 4001)
    anna.sees("länger als 4000 Zeichen")


@pytest.mark.parametrize(("was", "wort"), [("sends_voice", "Sprachnachrichten"), ("sends_sticker", "nichts anfangen")])
def test_what_cannot_be_read_is_declined_once(anna: Mensch, was: str, wort: str) -> None:
    for _ in range(3):
        getattr(anna, was)()
    anna.says("Ende")
    anna.sees("Gelesen: Ende")
    assert len([n for n in anna.from_bot if wort in n.text]) == 1


def test_place_and_contact_are_text(anna: Mensch) -> None:
    anna.shares_location(53.6288, 11.4148)
    anna.sees("Gelesen: 53.628800, 11.414800")
    anna.shares_contact("491701234567", "Anna")
    anna.sees(r"Gelesen: Anna, \+491701234567")


def test_typing_is_shown(anna: Mensch, telegram: BotApi) -> None:
    anna.says("langsam")
    anna.sees("Gelesen")
    assert (anna.id, "typing") in telegram.methoden.taetigkeiten


def test_file_nobody_asked_for(anna: Mensch) -> None:
    anna.says("/start")
    anna.sees("Lotse")
    anna.sends_document("brief.pdf", b"%PDF-1.4", unterschrift="Das ist mein Brief")
    anna.sees("keine Datei")
    anna.sees("Gelesen: Das ist mein Brief")


def test_forgotten_conversation_takes_the_chat_with_it(anna: Mensch) -> None:
    anna.says("vergiss mich")
    anna.sees("Gelesen: vergiss mich")
    anna.says("Hallo")
    anna.sees("ich bin der Lotse")
    anna.sees("Gelesen: Hallo")


def test_blocked_and_back(anna: Mensch, telegram: BotApi) -> None:
    anna.says("eins")
    anna.sees("Gelesen: eins")
    anna.blocks()
    anna.says("zwei")
    anna.sees("Gelesen: zwei")
