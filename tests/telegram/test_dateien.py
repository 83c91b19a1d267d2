"""Photos, documents and places in the messenger."""

import pytest

from tests.botapi import Mensch
from tests.dateien import JPEG, PDF
from tests.telegram.buehne import Buehne
from tests.telegram.gang import fill, number_on

pytestmark = pytest.mark.langsam


def test_a_photo_of_rubbish_reaches_the_case(buehne: Buehne, anna: Mensch) -> None:
    """A picture of damage in public space may pass."""
    buehne.say(anna, "Ich möchte wilden Müll melden")
    fill(buehne, anna, {}, bis="foto")
    buehne.ask(anna, lambda: anna.sends_photo(JPEG))
    assert buehne.stand(anna)["frage"]["feld"] != "foto"
    fill(buehne, anna, {})
    foto = buehne.case(number_on(anna))["angaben"]["foto"]
    assert foto["typ"] == "image/jpeg"
    aktenzeichen = number_on(anna)
    headers = {"Authorization": f"Bearer {buehne.system.dienst_token}"}
    answer = buehne.http.get(f"/api/v1/vorgaenge/{aktenzeichen}/dateien/{foto['datei']}", headers=headers)
    assert answer.content.startswith(b"\xff\xd8")
    buehne.check_once(anna)


def test_a_file_nobody_asked_for_is_not_kept(buehne: Buehne, anna: Mensch) -> None:
    assert buehne.ask(anna, lambda: anna.sends_document("Nachweis.pdf", PDF))
    assert not buehne.cases(anna)


def test_a_place_answers_where(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Ich möchte wilden Müll melden")
    fill(buehne, anna, {}, bis="meldeort")
    buehne.ask(anna, lambda: anna.shares_location(53.6288, 11.4148))
    assert buehne.stand(anna)["frage"]["feld"] != "meldeort", anna.screen


def test_a_file_that_cannot_be_fetched_is_asked_for_again(buehne: Buehne, anna: Mensch) -> None:
    buehne.say(anna, "Ich möchte wilden Müll melden")
    fill(buehne, anna, {}, bis="foto")
    buehne.api.stoere("getFile", mal=20, status=400, beschreibung="file is temporarily unavailable")
    assert buehne.ask(anna, lambda: anna.sends_photo(JPEG))
    buehne.api.stoerungen.clear()
    assert buehne.stand(anna)["frage"]["feld"] == "foto"
    buehne.ask(anna, lambda: anna.sends_photo(JPEG))
    assert buehne.stand(anna)["frage"]["feld"] != "foto"
