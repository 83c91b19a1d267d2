"""From the first word in Telegram to the Aktenzeichen, and the status afterwards."""

import re
from datetime import datetime

import pytest

from tests.botapi import Mensch
from tests.telegram.browser import open_link
from tests.telegram.buehne import Buehne
from tests.telegram.gang import fill, number_on

pytestmark = pytest.mark.langsam
IBAN = "DE02120300000000202051"
KONTO = {
    "iban": {"iban": IBAN},
    "kontoinhaber": {"kontoinhaber-vorname": "Anna", "kontoinhaber-nachname": "Müller"},
}


def test_sperrmuell_to_the_aktenzeichen_and_its_status(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    gefragt = fill(buehne, anna, {"adresse": "Mecklenburgstraße 61, 19053 Schwerin"})
    assert {"adresse", "termin", "name"} <= set(gefragt)
    aktenzeichen = number_on(anna)
    case = buehne.case(aktenzeichen)
    assert (case["leistung"], case["kanal"]) == ("sperrmuell", "telegram")
    assert case["angaben"]["adresse"]["hausnummer"] == "61"
    assert case["angaben"]["name"] == {"vorname": "Anna", "nachname": "Müller"}
    assert datetime.fromisoformat(case["angaben"]["termin"]["beginn"]) > datetime.now().astimezone()
    assert aktenzeichen in buehne.say(anna, "/status")
    buehne.check_once(anna)
    assert all(ruf.antwort is not None for ruf in anna.rufe), "ein Druck blieb ohne Antwort"


def test_hundesteuer_with_the_iban_on_a_page_of_its_own(buehne: Buehne, anna: Mensch) -> None:
    """What may not pass is asked for on a page opened by a link for once; the chat goes on by itself."""
    buehne.say(anna, "Ich möchte meinen Hund anmelden")
    fill(buehne, anna, {"adresse": "Mecklenburgstraße 12, 19053 Schwerin"}, bis="iban")
    browser = open_link(buehne, anna)
    anna.has_seen()
    browser.answer_all(KONTO)
    anna.sees("", 60)
    buehne.settle(anna)
    assert buehne.stand(anna)["frage"]["feld"] not in ("iban",)
    fill(buehne, anna, {"adresse": "Mecklenburgstraße 12, 19053 Schwerin"})
    case = buehne.case(number_on(anna))
    assert (case["leistung"], case["kanal"]) == ("hundesteuer-anmelden", "telegram")
    assert case["angaben"]["iban"] == IBAN
    assert not re.search("2051|DE02", "\n".join(n.text for n in anna.from_bot)), "die IBAN steht in Telegram"
    buehne.check_once(anna)


def test_an_iban_written_in_the_chat_is_not_taken(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Ich möchte meinen Hund anmelden")
    fill(buehne, anna, {"adresse": "Mecklenburgstraße 12, 19053 Schwerin"}, bis="iban")
    buehne.say(anna, "DE02 1203 0000 0000 2020 51")
    assert buehne.stand(anna)["frage"]["feld"] == "iban"
    assert "iban" not in buehne.stand(anna)["angaben"]


def test_a_link_serves_once(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Ich möchte meinen Hund anmelden")
    fill(buehne, anna, {"adresse": "Mecklenburgstraße 12, 19053 Schwerin"}, bis="iban")
    first = open_link(buehne, anna)
    assert first.wo == "iban"
    again = open_link(buehne, anna, gelingt=False)
    assert "Schreiben Sie im Chat das Wort „Link“" in again.seite.text


def test_correction_in_words_and_by_editing(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Moin, mein altes Sofa muss weg")
    gesagt = anna.says("Mecklenburgstraße 62, 19053 Schwerin")
    anna.sees("", 60)
    buehne.settle(anna)
    assert "62" in buehne.stand(anna)["angaben"]["adresse"]
    buehne.ask(anna, lambda: anna.edits(gesagt, "Mecklenburgstraße 63, 19053 Schwerin"))
    assert "63" in buehne.stand(anna)["angaben"]["adresse"]
    buehne.say(anna, "Die Adresse stimmt nicht, es ist die Mecklenburgstraße 64 in 19053 Schwerin")
    assert "64" in buehne.stand(anna)["angaben"]["adresse"]
    buehne.check_once(anna)


def test_used_buttons_go_and_old_ones_change_nothing(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Was kostet Sperrmüll?")
    alt = next(nachricht for nachricht in reversed(anna.from_bot) if nachricht.titel)
    taste = alt.tasten[0]
    buehne.press(anna, re.escape(taste["text"]))
    assert not alt.tasten
    vorher = buehne.stand(anna)
    ruf = anna.presses_again(alt, taste)
    buehne.api.wait_for(lambda: ruf.antwort, 30, "auf den alten Knopf kam nichts")
    buehne.settle(anna)
    assert buehne.stand(anna)["frage"] == vorher["frage"]
    assert buehne.stand(anna)["angaben"] == vorher["angaben"]
