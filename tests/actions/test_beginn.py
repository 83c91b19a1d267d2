"""A wish: begun, asked back, offered, put aside."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from tests.actions.antworten import ADRESSE, NAME, SOFA, fall, fuelle, startbare, wert
from tests.actions.buehne import Buehne


async def test_what_is_said_along_with_the_wish_is_not_asked_again(buehne: Buehne) -> None:
    werte = [wert("name", NAME), wert("adresse", ADRESSE), wert("gegenstaende", SOFA)]
    gesagt = await buehne.sage("antrag", "Anna Müller, …, ein Sofa", leistungen={"sperrmuell": 0.9}, werte=werte)
    assert set(gesagt.stand["angaben"]) == {"name", "adresse", "gegenstaende"}
    assert gesagt.feld == "menge"
    assert "Anna Müller" in gesagt.text
    assert gesagt.stand["phase"] == "antrag"


@pytest.mark.parametrize("leistung", startbare())
async def test_says_why_and_how_long_before_the_first_question(buehne: Buehne, leistung: str) -> None:
    gesagt = await buehne.sage("antrag", "x", leistungen={leistung: 0.9})
    assert gesagt.stand["leistung"] == leistung
    vor_der_frage = gesagt.nachrichten[0]["text"]
    assert "Ihre Angaben verwenden wir nur" in vor_der_frage
    assert gesagt.nachrichten[-1]["rolle"] == "frage"
    assert {"event": "active_loop", "name": "antrag_form", "timestamp": None} in gesagt.ereignisse


async def test_asks_which_one_when_it_is_not_clear(buehne: Buehne) -> None:
    leistungen = {
        "sperrmuell": 0.3,
        "wilder-muell": 0.28,
        "hundesteuer-anmelden": 0.2,
        "termin": 0.1,
        "bewohnerparkausweis": 0.09,
    }
    gesagt = await buehne.sage("antrag", "Müll", leistungen=leistungen)
    assert gesagt.feld == "leistung"
    assert gesagt.stand["frage"]["typ"] == "auswahl"
    assert len(gesagt.optionen) == 4
    assert gesagt.optionen == gesagt.stand["frage"]["optionen"]
    assert gesagt.stand["phase"] == "frei"
    gesagt = await buehne.option(1)
    assert gesagt.stand["leistung"] == "wilder-muell"


async def test_the_chosen_service_gets_the_values_of_the_first_message(buehne: Buehne) -> None:
    await buehne.sage(
        "antrag",
        "Müll: ein Sofa",
        leistungen={"sperrmuell": 0.3, "wilder-muell": 0.28},
        werte=[wert("gegenstaende", SOFA)],
    )
    gesagt = await buehne.option(0)
    assert gesagt.stand["angaben"] == {"gegenstaende": "1 Sofa"}


async def test_none_of_the_choices(buehne: Buehne) -> None:
    await buehne.sage("antrag", "Müll", leistungen={"sperrmuell": 0.3, "wilder-muell": 0.28})
    gesagt = await buehne.sage("ablehnung", "nein, keins davon")
    assert gesagt.stand["frage"] is None
    assert gesagt.stand["phase"] == "frei"


async def test_information_ends_with_the_offer_and_yes_starts(buehne: Buehne) -> None:
    gesagt = await buehne.sage("info", "was kostet das", leistungen={"bewohnerparkausweis": 0.9}, thema="kosten")
    assert "120 Euro" in gesagt.text
    assert gesagt.stand["frage"] is None
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.optionen[0]["titel"].startswith("Ja")
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert gesagt.stand["leistung"] == "bewohnerparkausweis"


async def test_the_offer_can_be_pressed_and_declined(buehne: Buehne) -> None:
    await buehne.sage("info", "was kostet das", leistungen={"bewohnerparkausweis": 0.9}, thema="kosten")
    gesagt = await buehne.option(0)
    assert gesagt.stand["leistung"] == "bewohnerparkausweis"
    await buehne.sage("abbruch", "abbrechen")
    await buehne.sage("info", "was kostet das", leistungen={"bewohnerparkausweis": 0.9}, thema="kosten")
    gesagt = await buehne.sage("ablehnung", "nein danke")
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.stand["leistung"] is None


async def test_an_offer_holds_for_one_turn(buehne: Buehne) -> None:
    await buehne.sage("info", "was kostet das", leistungen={"bewohnerparkausweis": 0.9}, thema="kosten")
    await buehne.sage("smalltalk", "schönes Wetter")
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert gesagt.stand["leistung"] is None


async def test_another_service_in_the_middle_is_asked_about(buehne: Buehne) -> None:
    await buehne.sage("antrag", "Sofa", leistungen={"sperrmuell": 0.9}, werte=[wert("gegenstaende", SOFA)])
    gesagt = await buehne.sage("antrag", "ich hab jetzt einen Hund", leistungen={"hundesteuer-anmelden": 0.9})
    assert (gesagt.feld, gesagt.stand["frage"]["typ"]) == ("rueckfrage", "ja_nein")
    assert gesagt.stand["leistung"] == "sperrmuell"
    gesagt = await buehne.option(0)
    assert gesagt.stand["leistung"] == "hundesteuer-anmelden"
    assert gesagt.stand["angaben"] == {}
    gesagt = await buehne.sage("abbruch", "vergiss es")
    gesagt = await buehne.sage("antrag", "Sofa", leistungen={"sperrmuell": 0.9})
    assert gesagt.stand["angaben"] == {"gegenstaende": "1 Sofa"}


async def test_no_stays_with_the_open_one(buehne: Buehne) -> None:
    await buehne.sage("antrag", "Sofa", leistungen={"sperrmuell": 0.9})
    await buehne.sage("antrag", "Hund", leistungen={"hundesteuer-anmelden": 0.9})
    gesagt = await buehne.sage("ablehnung", "nein")
    assert gesagt.stand["leistung"] == "sperrmuell"
    assert gesagt.feld == "adresse"


async def test_the_same_wish_again_goes_on(buehne: Buehne) -> None:
    await buehne.sage("antrag", "Sperrmüll", leistungen={"sperrmuell": 0.9})
    gesagt = await buehne.sage(
        "antrag", "ja, Sperrmüll, ein Sofa", leistungen={"sperrmuell": 0.9}, werte=[wert("gegenstaende", SOFA)]
    )
    assert gesagt.feld == "adresse"
    assert gesagt.stand["angaben"] == {"gegenstaende": "1 Sofa"}


async def test_a_wish_for_the_counter_opens_appointments(buehne: Buehne) -> None:
    gesagt = await buehne.sage("termin", "Termin", leistungen={"termin": 0.9})
    assert gesagt.stand["leistung"] == "termin"


async def test_nothing_understood_climbs_and_never_repeats(buehne: Buehne) -> None:
    gesagt = [await buehne.sage("angabe", "fhqwhgads") for _ in range(5)]
    texte = [eins.text for eins in gesagt]
    assert all(eins != anderes for eins, anderes in pairwise(texte))
    assert gesagt[2].karte("kontakt")["telefon"]


async def test_the_likeliest_are_offered_first(buehne: Buehne) -> None:
    gesagt = await buehne.sage("angabe", "hm", leistungen={"sperrmuell": 0.2, "wilder-muell": 0.1})
    assert gesagt.feld == "leistung"
    assert len(gesagt.optionen) == 2


async def test_plain_language_from_the_start(neue_buehne: Callable[..., Buehne]) -> None:
    normal = await neue_buehne().sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    einfach = await neue_buehne(einfach=True).sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    assert einfach.nachrichten[-1]["text"] != normal.nachrichten[-1]["text"]


async def test_a_second_wish_is_offered_after_the_first(buehne: Buehne) -> None:
    gesagt = await buehne.sage(
        "antrag", "Sofa weg, und Hund anmelden", leistungen={"sperrmuell": 0.9}, danach=["hundesteuer-anmelden"]
    )
    await fuelle(buehne, gesagt, fall("sperrmuell"))
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.optionen
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert gesagt.stand["leistung"] == "hundesteuer-anmelden"


def things(*kinds: str) -> list[dict[str, Any]]:
    return [{"art": kind, "anzahl": 1, "bezeichnung": kind.capitalize()} for kind in kinds]


async def test_what_belongs_to_a_form_is_taken_and_the_rest_is_told_where_it_goes(buehne: Buehne) -> None:
    werte = [wert("gegenstaende", things("kuehlschrank", "matratze"))]
    gesagt = await buehne.sage(
        "antrag", "der Kühlschrank und die Matratze", leistungen={"elektroschrott": 0.9}, werte=werte
    )
    assert gesagt.stand["leistung"] == "sperrmuell"
    assert gesagt.stand["angaben"]["gegenstaende"] == "1 Matratze"
    assert "Elektro" in gesagt.text


@pytest.mark.parametrize("arten", [("kuehlschrank",), ("kuehlschrank", "fernseher"), ("sofa",)])
async def test_what_belongs_to_no_form_is_told_of_its_own_service(buehne: Buehne, arten: tuple[str, ...]) -> None:
    werte = [wert("gegenstaende", things(*arten))]
    gesagt = await buehne.sage("antrag", "x", leistungen={"elektroschrott": 0.9}, werte=werte)
    assert gesagt.stand["leistung"] is None
