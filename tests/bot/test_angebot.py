"""An offer is taken up in other words than yes; a service is meant that is named."""

from typing import Any

import pytest
from bot.nlu.benannt import NAMED, with_named, words_asked_about
from bot.nlu.deutung import deute
from bot.nlu.leistungsdateien import content_root, read_leistungen
from bot.nlu.leistungsnamen import Leistungsnamen, telling
from bot.nlu.text import fold

from tests.bot.umgebung import metadata


def after_an_offer() -> dict[str, Any]:
    return metadata(None) | {"zustand": {"angebot": {"leistung": "geburtsurkunde", "titel": "Geburtsurkunde"}}}


@pytest.mark.parametrize("text", ["jo dann bitte eine bestellen", "ja die hätte ich gern", "dann machen wir das"])
def test_an_offer_is_taken_up(text: str) -> None:
    assert deute(text, after_an_offer(), {}, []).absicht == "bestaetigung"


def test_without_an_offer_there_is_nothing_to_take_up() -> None:
    assert deute("jo dann bitte eine bestellen", metadata(None), {}, []).absicht != "bestaetigung"


@pytest.mark.parametrize("text", ["nein danke", "ja, was kostet das?", "das brauche ich nicht", "ja, aber erst später"])
def test_or_it_is_not(text: str) -> None:
    assert deute(text, after_an_offer(), {}, []).absicht != "bestaetigung"


def test_another_service_is_another_wish() -> None:
    lesart = deute("dann bitte Sperrmüll bestellen", after_an_offer(), {"antrag": 0.9}, [("sperrmuell", 0.9)])
    assert lesart.absicht == "antrag"


def names_of_services() -> Leistungsnamen:
    services = read_leistungen(content_root())
    return Leistungsnamen(telling({e.leistung: [fold(word) for word in e.stichworte] for e in services}))


def test_a_service_called_by_its_name_leads() -> None:
    names, asked = names_of_services(), "Wo gibt es eigentlich so einen Bewohnerparkausweis?"
    assert with_named(names, asked, [("parken", 0.2)])[0] == ("bewohnerparkausweis", NAMED)
    assert with_named(names, asked, [("parken", 0.9)]) == [("parken", 0.9)]
    assert with_named(names, "Was kostet eigentlich das alles?", [("parken", 0.2)]) == [("parken", 0.2)]


def test_what_a_price_is_asked_of_leads_always() -> None:
    names, ranked = names_of_services(), [("hundesteuer-befreiung", 0.9), ("hundesteuer-anmelden", 0.1)]
    assert with_named(names, "Was kostet denn die Hundesteuer im Jahr?", ranked)[0][0] == "hundesteuer-anmelden"
    changed = [("bewohnerparkausweis-aendern", 0.9)]
    assert with_named(names, "Was kostet die Änderung eines Bewohnerparkausweises?", changed) == changed


def test_few_words_asked_about_are_read_with_the_answer() -> None:
    def asked(text: str, feld: str = "leistung") -> dict[str, Any]:
        return {"frage": {"feld": feld}, "zustand": {"wahl": {"kandidaten": [], "daten": {"text": text}}}}

    assert words_asked_about(asked("Hund")) == "Hund"
    assert words_asked_about(asked("Hund", "rueckfrage")) is None
    assert words_asked_about(asked(" ".join(["Hund"] * 20))) is None
    assert words_asked_about({}) is None
