"""All commands, the menu, and what people send besides words."""

import re

import pytest

from tests.botapi import Mensch
from tests.telegram.buehne import Buehne

pytestmark = pytest.mark.langsam
MENUE = {"start", "hilfe", "status", "abbrechen", "loeschen", "einfach", "mensch", "telefon", "nachrichten", "stopp"}


def test_the_menu_is_german(buehne: Buehne) -> None:
    befehle = [befehl for liste in buehne.api.konto.befehle.values() for befehl in liste]
    assert {befehl["command"] for befehl in befehle} >= MENUE
    assert "Was ich für Sie tun kann" in {befehl["description"] for befehl in befehle}
    assert {sprache for _, sprache in buehne.api.konto.befehle} <= {"", "de"}


def test_greeting_says_who_it_is_and_where_data_protection_is_told(buehne: Buehne) -> None:
    anna = buehne.stranger()
    anna.says("/start")
    gruss = anna.sees("Guten Tag", 60).text
    assert re.search("Computerprogramm|Bürgerlotse", gruss)
    assert "/datenschutz" in gruss


def test_the_first_word_needs_no_start(buehne: Buehne) -> None:
    anna = buehne.stranger()
    anna.says("Was kostet ein Personalausweis?")
    anna.sees("Guten Tag", 60)
    buehne.settle(anna)
    assert "Ja, „Personalausweis beantragen“ starten" in anna.titles
    buehne.check_once(anna)


def test_help_plain_language_and_a_human(buehne: Buehne, anna: Mensch) -> None:
    assert len(buehne.say(anna, "/hilfe")) > 40
    buehne.say(anna, "/einfach")
    assert "weg" in buehne.say(anna, "Mein Sofa muss weg").lower() or buehne.stand(anna)["leistung"] == "sperrmuell"
    assert "0385" in buehne.say(anna, "/mensch")
    buehne.check_once(anna)


def test_cancelling_a_form(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    assert buehne.stand(anna)["phase"] == "antrag"
    buehne.say(anna, "/abbrechen")
    if buehne.stand(anna)["frage"]:
        buehne.press(anna, "Ja.*")
    assert buehne.stand(anna)["phase"] == "frei"


def test_start_again_in_the_middle_of_a_form_goes_on(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    assert "Sperrmüll" in buehne.say(anna, "/start")
    buehne.press(anna, "Ja, weiter")
    assert buehne.stand(anna)["frage"]["feld"] == "adresse"
    buehne.say(anna, "Mecklenburgstraße 71, 19053 Schwerin")
    assert "71" in buehne.stand(anna)["angaben"]["adresse"]


def test_deleting_everything(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    headers = {"Authorization": f"Bearer {buehne.chat(anna).token}"}  # type: ignore[union-attr]
    pfad = f"/chat/v1/gespraeche/{buehne.chat(anna).gespraech}/nachrichten"  # type: ignore[union-attr]
    anna.says("/loeschen")
    anna.presses("Ja.*", 60)
    buehne.system.wait_for(lambda: buehne.http.get(pfad, headers=headers).status_code == 404)
    buehne.system.wait_for(lambda: (chat := buehne.chat(anna)) is None or chat.gespraech is None)
    anna.sees("werden jetzt gelöscht", 60)
    anna.has_seen()
    anna.says("Moin")
    anna.sees("Guten Tag", 60)


def test_who_writes_before_the_last_words_have_arrived_is_heard(buehne: Buehne, anna: Mensch) -> None:
    """The chat is forgotten after its last words, but not with what was begun meanwhile."""
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    buehne.api.stoere("sendMessage", sekunden=3.0, passt=lambda p: "werden jetzt gelöscht" in p.get("text", ""))
    anna.says("/loeschen")
    anna.presses("Ja.*", 60)
    buehne.system.wait_for(lambda: (chat := buehne.chat(anna)) is not None and chat.gespraech is None)
    anna.has_seen()
    anna.says("Moin")
    anna.sees("Guten Tag", 60)


@pytest.mark.parametrize("befehl", ["/gibtesnicht", "/start@lotse_probe_bot", "/hilfe bitte"])
def test_odd_commands_are_answered(buehne: Buehne, anna: Mensch, befehl: str) -> None:
    assert buehne.say(anna, befehl)


def test_what_cannot_be_read_is_kindly_declined(buehne: Buehne, anna: Mensch) -> None:
    """Once for several in a row."""
    assert "Sprachnachrichten" in buehne.ask(anna, anna.sends_voice)
    vorher = len(anna.from_bot)
    anna.sends_sticker()
    buehne.settle(anna)
    assert len(anna.from_bot) == vorher
    assert buehne.ask(anna, lambda: anna.shares_contact("+49 385 1234567"))
    assert buehne.ask(anna, lambda: anna.says("x" * 4096))
    buehne.check_once(anna)


def test_typing_is_shown_while_a_turn_runs(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Was kostet Sperrmüll?")
    assert (anna.id, "typing") in buehne.api.methoden.taetigkeiten
