"""A second service in one conversation: put aside, offered again, answers used again, plain language, coming back."""

import itertools
from collections.abc import Callable
from datetime import timedelta

from api.clock import FixedClock
from tests.actions.antworten import ADRESSE, NAME, SOFA, absenden, bis_zur_uebersicht, fall, fuelle, wert
from tests.actions.buehne import Buehne, Gesagt

HAMBURG = {"strasse": "Reeperbahn", "hausnummer": "1", "plz": "20359", "ort": "Hamburg"}


async def beginne(buehne: Buehne, leistung: str = "sperrmuell") -> Gesagt:
    return await buehne.sage("antrag", "x", leistungen={leistung: 0.9})


async def nach_hamburg(buehne: Buehne) -> Gesagt:
    """A form in which the address is changed to one outside the town."""
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    return await buehne.sage(
        "korrektur", "die Adresse ist doch Reeperbahn 1, Hamburg", werte=[wert("adresse", HAMBURG, "", "adresse")],
        korrektur={"feld": "adresse", "alt": None, "verneint": False},
    )  # fmt: skip


async def test_a_change_that_a_rule_forbids_keeps_the_old_answer_and_asks(buehne: Buehne) -> None:
    gesagt = await nach_hamburg(buehne)
    assert gesagt.feld == "rueckfrage"
    assert "außerhalb" in gesagt.text
    assert gesagt.stand["angaben"]["adresse"] == "Mecklenburgstraße 12, 19053 Schwerin"
    gesagt = await buehne.option(0)
    assert (gesagt.feld, gesagt.stand["leistung"]) == ("gegenstaende", "sperrmuell")


async def test_or_the_form_ends_there(buehne: Buehne) -> None:
    await nach_hamburg(buehne)
    gesagt = await buehne.option(1)
    assert (gesagt.stand["phase"], gesagt.feld) == ("frei", None)
    assert "7 Tage" in gesagt.text


async def test_or_another_address_is_given(buehne: Buehne) -> None:
    await nach_hamburg(buehne)
    gesagt = await buehne.sage("angabe", "Nummer 3", werte=[wert("hausnummer", "3", "3", "adresse")])
    assert gesagt.stand["angaben"]["adresse"].startswith("Mecklenburgstraße 3")
    assert gesagt.feld == "gegenstaende"


async def test_yes_send_it_does_not_cancel(buehne: Buehne) -> None:
    await bis_zur_uebersicht(buehne, "wilder-muell")
    await buehne.sage("abbruch", "abbrechen")
    gesagt = await buehne.sage("bestaetigung", "ja, absenden")
    assert gesagt.stand["phase"] == "uebersicht"
    assert gesagt.stand["vorgang"] is None
    gesagt = await buehne.sage("bestaetigung", "ja, absenden")
    assert gesagt.stand["vorgang"]


async def test_after_cancelling_the_second_the_first_is_offered_again(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await beginne(buehne, "wilder-muell")
    await buehne.option(0)
    await buehne.sage(
        "angabe", "x", werte=[wert("ort", {"strasse": "Werderstraße", "hausnummer": "5"}, "", "meldeort")]
    )
    await buehne.sage("abbruch", "abbrechen")
    gesagt = await buehne.option(0)
    assert "Sperrmüll" in gesagt.text
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert (gesagt.stand["leistung"], gesagt.feld) == ("sperrmuell", "gegenstaende")


async def test_what_was_cancelled_is_not_offered_but_taken_up_when_asked_for(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.sage("abbruch", "abbrechen")
    await buehne.option(0)
    gesagt = await absenden(buehne, "wilder-muell")
    assert "Sperrmüll" not in gesagt.text
    gesagt = await beginne(buehne)
    assert gesagt.feld == "gegenstaende"


async def test_what_was_said_in_the_first_is_offered_in_the_second(buehne: Buehne) -> None:
    await absenden(buehne, "hundesteuer-anmelden")
    gesagt = await beginne(buehne, "wilder-muell")
    assert gesagt.feld == "meldeort"
    gesagt = await fuelle(buehne, gesagt, fall("wilder-muell"), bis="rueckfrage")
    assert "übernehmen" in gesagt.optionen[0]["titel"]
    gesagt = await buehne.option(0)
    assert "name" in gesagt.stand["angaben"]
    gesagt = await fuelle(buehne, gesagt, {})
    assert gesagt.feld == "bestaetigung"


async def test_it_is_offered_once_only(buehne: Buehne) -> None:
    await absenden(buehne, "hundesteuer-anmelden")
    gesagt = await fuelle(buehne, await beginne(buehne, "wilder-muell"), fall("wilder-muell"), bis="rueckfrage")
    gesagt = await buehne.option(1)
    assert gesagt.feld == "name"
    gesagt = await buehne.antworte({"vorname": "Karl", "nachname": "May"})
    assert gesagt.feld != "rueckfrage"
    assert gesagt.stand["angaben"]["name"] == "Karl May"


async def test_once_more_with_the_same_data(buehne: Buehne) -> None:
    await absenden(buehne, "hundesteuer-anmelden")
    gesagt = await buehne.sage("antrag", "noch einen, gleiche Daten", thema="gleiche_daten")
    assert gesagt.stand["leistung"] == "hundesteuer-anmelden"
    assert gesagt.stand["angaben"]["adresse"]
    assert gesagt.stand["angaben"]["name"]


async def test_a_case_proved_by_its_code_tells_nothing_about_its_holder(
    neue_buehne: Callable[..., Buehne],
) -> None:
    fremd = await absenden(neue_buehne(), "wilder-muell")
    buehne = neue_buehne()
    vorgang = fremd.stand["vorgang"]
    nachweis = [wert(typ, vorgang[typ]) for typ in ("aktenzeichen", "abrufcode")]
    await buehne.sage("storno", "zurückziehen", werte=nachweis)
    await buehne.option(1)
    gesagt = await beginne(buehne, "sperrmuell")
    gesagt = await fuelle(buehne, gesagt, {"adresse": ADRESSE, "gegenstaende": SOFA}, bis="name")
    assert "name" not in gesagt.stand["angaben"]


async def test_yes_keeps_the_answer_of_a_question_asked_again(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage("zurueck", "zurück")
    assert "Mecklenburgstraße 12" in gesagt.text
    gesagt = await buehne.sage("bestaetigung", "passt so")
    assert gesagt.feld == "gegenstaende"
    assert gesagt.stand["angaben"]["adresse"] == "Mecklenburgstraße 12, 19053 Schwerin"


async def test_a_word_is_explained(buehne: Buehne) -> None:
    gesagt = await buehne.sage("info", "Was ist ein Flurstück?", thema="begriff")
    assert "vermessenes Stück Land" in gesagt.text
    await beginne(buehne)
    gesagt = await buehne.sage("info", "Was sind Flurstücke?", thema="begriff")
    assert gesagt.feld == "adresse"
    assert "vermessenes Stück Land" in gesagt.text


async def test_an_unknown_word_is_not_guessed(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.sage("info", "Was ist ein Quastenflosser?", thema="begriff")
    assert gesagt.karte("kontakt")
    assert "Postleitzahl, wenn" not in gesagt.nachrichten[0]["text"]


async def test_plain_language_on_and_off(buehne: Buehne) -> None:
    gewoehnlich = await beginne(buehne)
    einfach = await buehne.sage("wiederholen", "einfacher bitte", thema="einfach")
    assert einfach.stand["einfache_sprache"] is True
    assert einfach.nachrichten[-1]["text"] != gewoehnlich.nachrichten[-1]["text"]
    zurueck = await buehne.sage("wiederholen", "wieder normal", thema="normal")
    assert zurueck.stand["einfache_sprache"] is False


async def test_after_a_long_silence_the_lotse_says_where_we_were(buehne: Buehne) -> None:
    await beginne(buehne)
    uhr = buehne.context.clock
    assert isinstance(uhr, FixedClock)
    uhr.advance(timedelta(hours=20))
    gesagt = await buehne.sage("smalltalk", "hallo", thema="gruss")
    assert "Sperrmüll abholen lassen" in gesagt.nachrichten[0]["text"]
    assert gesagt.feld == "adresse"
    gesagt = await buehne.antworte(ADRESSE)
    assert "Sperrmüll abholen lassen" not in gesagt.text


async def test_yes_and_no_to_nothing(buehne: Buehne) -> None:
    erste = await buehne.sage("bestaetigung", "ja")
    zweite = await buehne.sage("ablehnung", "nein")
    assert erste.text != zweite.text
    assert NAME["vorname"] not in zweite.text


async def test_the_same_text_is_never_said_twice_in_a_row(buehne: Buehne) -> None:
    texte = [(await buehne.sage("ausserhalb", f"Frage {nummer}")).text for nummer in range(4)]
    assert all(eins != zwei for eins, zwei in itertools.pairwise(texte))


async def test_a_change_is_taken_back(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte(ADRESSE)
    await buehne.sage("korrektur", "Nummer 14", werte=[wert("hausnummer", "14", "14", "adresse")])
    zurueck = {"feld": None, "alt": None, "verneint": False, "zurueck": True}
    gesagt = await buehne.sage("korrektur", "doch nicht, das erste stimmte", korrektur=zurueck)
    assert gesagt.stand["angaben"]["adresse"].startswith("Mecklenburgstraße 12")
    assert gesagt.feld == "gegenstaende"
