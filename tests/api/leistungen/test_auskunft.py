from dataclasses import replace

import pytest

from api.leistungen.auskunft import answer
from tests.api.leistungen.formular import Formular


def test_written_answers_carry_their_source(fuhre: Formular) -> None:
    auskunft = answer(fuhre.leistung, fuhre.mandant, "kosten")
    assert auskunft.text == "Die erste Fuhre ist frei, bis 5 m³."
    assert (auskunft.quelle, auskunft.stand, auskunft.bekannt) == ("Probe", "2026", True)
    assert auskunft.einfach == "Die erste Fuhre kostet nichts."


def test_costs_follow_from_the_fees(fuhre: Formular) -> None:
    ohne = replace(fuhre, leistung=fuhre.leistung.model_copy(update={"auskunft": {}}))
    auskunft = answer(ohne.leistung, ohne.mandant, "kosten")
    assert auskunft.text == "Die Kosten: 20,00 €; kostenlos."
    assert auskunft.quelle == "Probe"


def test_documents_follow_from_the_list(fuhre: Formular) -> None:
    assert answer(fuhre.leistung, fuhre.mandant, "unterlagen").text == "Sie brauchen: Vollmacht (falls nötig)."


def test_opening_hours_come_from_the_place(besuch: Formular) -> None:
    text = answer(besuch.leistung, besuch.mandant, "oeffnungszeiten").text
    assert text == "Rathaus, Marktplatz 1, 12345 Probstadt. Montag bis Freitag 8 bis 12 Uhr."


def test_overview_says_what_and_how_much(fuhre: Formular) -> None:
    auskunft = answer(fuhre.leistung, fuhre.mandant, "ueberblick")
    assert auskunft.text == "Wir holen ab, was in Probstadt zu groß ist. Die erste Fuhre ist frei, bis 5 m³."
    assert auskunft.einfach == "Wir holen große Sachen ab."


@pytest.mark.parametrize("thema", ["dauer", "frist", "rechtsgrundlage", "quatsch"])
def test_what_no_source_tells_names_the_office(besuch: Formular, thema: str) -> None:
    auskunft = answer(besuch.leistung, besuch.mandant, thema)
    assert not auskunft.bekannt
    assert "Rathaus Probstadt, Telefon 0000 99" in auskunft.text
    assert auskunft.quelle is None


def test_office_without_a_number_gives_way_to_the_main_office(fuhre: Formular) -> None:
    text = answer(fuhre.leistung, fuhre.mandant, "dauer").text
    haupt = fuhre.mandant.stelle(None)
    assert f"{haupt.name}, Telefon 0000 99" in text
    assert "Bauhof" not in text
