"""A way to a human, and what lies outside."""

from typing import Any

import pytest

from api.uebergaben.dienst import DienstService
from api.vorgaenge.service import VorgangService
from tests.actions.antworten import ADRESSE, wert
from tests.actions.buehne import Buehne


def rueckrufe(buehne: Buehne) -> list[dict[str, object]]:
    with buehne.context.db.reading() as session:
        return [dict(v.angaben) for v in VorgangService(buehne.context, session).of_gespraech(buehne.gespraech)]


async def test_a_call_back_is_noted_and_the_number_asked_for(buehne: Buehne) -> None:
    gesagt = await buehne.sage("mensch", "ich will mit jemandem reden")
    assert gesagt.stand["phase"] == "warten_auf_mensch"
    karte = gesagt.karte("kontakt")
    assert karte["telefon"]
    assert karte["oeffnungszeiten"]
    assert gesagt.feld == "telefon"
    assert rueckrufe(buehne) == [{"anliegen": "ich will mit jemandem reden"}]
    gesagt = await buehne.sage(
        "angabe", "0385 123", werte=[wert("telefon", "+493851234567", "0385 1234567", "telefon")]
    )
    assert gesagt.stand["phase"] == "warten_auf_mensch"
    assert rueckrufe(buehne)[0]["telefon"] == "+493851234567"
    assert [option["titel"] for option in gesagt.optionen] == [
        "Montag, 23.11.2026, 12 bis 16 Uhr",
        "Dienstag, 24.11.2026, 8 bis 12 Uhr",
        "Dienstag, 24.11.2026, 12 bis 18 Uhr",
        "Jederzeit",
    ]
    gesagt = await buehne.option(1)
    assert "Dienstag, 24.11.2026, 8 bis 12 Uhr" in gesagt.text
    assert gesagt.stand["frage"] is None
    assert rueckrufe(buehne)[0]["wann_erreichbar"] == "Dienstag, 24.11.2026, 8 bis 12 Uhr"


async def test_a_time_in_words_is_kept_as_it_was_said(buehne: Buehne) -> None:
    await buehne.sage("mensch", "Mensch", werte=[wert("telefon", "+493851234567")])
    gesagt = await buehne.sage("angabe", "lieber donnerstags ab 15 Uhr")
    assert "lieber donnerstags ab 15 Uhr" in gesagt.text
    assert rueckrufe(buehne)[0]["wann_erreichbar"] == "lieber donnerstags ab 15 Uhr"


async def test_any_time_will_do(buehne: Buehne) -> None:
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    gesagt = await buehne.sage("mensch", "Mensch", werte=[wert("telefon", "+493851234567")])
    assert gesagt.feld == "rueckfrage"
    gesagt = await buehne.option(-1)
    assert rueckrufe(buehne)[0]["wann_erreichbar"] == "Jederzeit"
    assert gesagt.feld == "adresse"


async def test_an_answer_to_the_form_needs_no_time_first(buehne: Buehne) -> None:
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    await buehne.sage("mensch", "Mensch", werte=[wert("telefon", "+493851234567")])
    gesagt = await buehne.sage("angabe", "Am Markt 14", werte=[wert("adresse", ADRESSE, "", "adresse")])
    assert gesagt.feld == "gegenstaende"
    assert "wann_erreichbar" not in rueckrufe(buehne)[0]


def on_duty(buehne: Buehne, konto: str = "k-1") -> None:
    with buehne.context.db.transaction() as session:
        DienstService(buehne.context, session).enter(konto, "schwerin")


async def test_somebody_on_duty_is_called(buehne: Buehne) -> None:
    on_duty(buehne)
    gesagt = await buehne.sage("mensch", "ich will mit jemandem reden")
    assert "als Nächstes" in gesagt.text
    assert "Minute" not in gesagt.text
    assert gesagt.stand["phase"] == "warten_auf_mensch"
    assert rueckrufe(buehne) == []
    assert [option["titel"] for option in gesagt.optionen] == ["Nicht mehr warten"]


async def test_the_lotse_goes_on_while_one_waits(buehne: Buehne) -> None:
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    on_duty(buehne)
    gesagt = await buehne.sage("mensch", "Mensch bitte")
    assert (gesagt.stand["phase"], gesagt.feld) == ("warten_auf_mensch", "adresse")
    gesagt = await buehne.antworte(ADRESSE)
    assert (gesagt.stand["phase"], gesagt.feld) == ("warten_auf_mensch", "gegenstaende")


@pytest.mark.parametrize(
    ("absicht", "korrektur"), [("ablehnung", None), ("abbruch", None), ("korrektur", {"zurueck": True})]
)
async def test_never_mind_leaves_the_queue(buehne: Buehne, absicht: str, korrektur: dict[str, Any] | None) -> None:
    on_duty(buehne)
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage(absicht, "doch nicht", korrektur=korrektur)
    assert "nicht länger" in gesagt.text
    assert gesagt.stand["phase"] == "frei"


@pytest.mark.parametrize("absicht", ["ablehnung", "abbruch", "korrektur", "angabe"])
@pytest.mark.parametrize("worte", ["doch nicht", "Ach nein, doch nicht nötig.", "ich brauche doch keinen Menschen"])
async def test_never_mind_leaves_the_form_open(buehne: Buehne, absicht: str, worte: str) -> None:
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    on_duty(buehne)
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage(absicht, worte)
    assert "nicht länger" in gesagt.text
    assert (gesagt.stand["phase"], gesagt.feld) == ("antrag", "adresse")


async def test_the_button_leaves_the_queue(buehne: Buehne) -> None:
    on_duty(buehne)
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.option(0)
    assert gesagt.stand["phase"] == "frei"


async def test_who_asks_again_is_offered_a_call_back(buehne: Buehne) -> None:
    on_duty(buehne)
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage("mensch", "Mensch, jetzt aber")
    assert gesagt.feld == "rueckfrage"
    bleibt = await buehne.sage("ablehnung", "nein")
    assert bleibt.stand["phase"] == "warten_auf_mensch"
    assert rueckrufe(buehne) == []
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert gesagt.feld == "telefon"
    assert len(rueckrufe(buehne)) == 1
    assert buehne.zustand()["warteschlange"] is False


async def test_no_number_is_fine(buehne: Buehne) -> None:
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage("ablehnung", "nein")
    assert gesagt.stand["frage"] is None
    assert gesagt.stand["phase"] == "frei"


async def test_goes_on_with_the_form_at_any_time(buehne: Buehne) -> None:
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    gesagt = await buehne.sage("mensch", "Mensch bitte")
    assert gesagt.stand["phase"] == "warten_auf_mensch"
    assert gesagt.feld == "adresse"
    gesagt = await buehne.antworte(ADRESSE)
    assert gesagt.stand["phase"] == "antrag"
    assert gesagt.feld == "gegenstaende"


async def test_asking_twice_makes_one_case(buehne: Buehne) -> None:
    await buehne.sage("mensch", "Mensch")
    await buehne.sage("mensch", "Mensch!!", werte=[wert("telefon", "+493851234567")])
    assert len(rueckrufe(buehne)) == 1
    assert rueckrufe(buehne)[0]["telefon"] == "+493851234567"


async def test_a_call_back_is_not_told_as_the_citizens_application(buehne: Buehne) -> None:
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage("status", "wo ist mein Antrag")
    assert gesagt.feld == "aktenzeichen"


async def test_anger_is_answered_calmly(buehne: Buehne) -> None:
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    gesagt = await buehne.sage("beschwerde", "so ein Mist")
    assert gesagt.karte("kontakt")
    assert gesagt.feld == "adresse"
    assert "!" not in gesagt.text


async def test_anger_while_a_number_is_asked_for_keeps_the_call_back(buehne: Buehne) -> None:
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage("beschwerde", "das ist ja wie bei Kafka")
    assert (gesagt.stand["phase"], gesagt.feld) == ("warten_auf_mensch", "telefon")
    assert len(rueckrufe(buehne)) == 1


@pytest.mark.parametrize(
    ("thema", "nummer"), [(None, "112"), ("feuer", "112"), ("gas", "112"), ("gewalt", "110"), ("suizid", "116 123")]
)
async def test_an_emergency_comes_first_and_alone(buehne: Buehne, thema: str | None, nummer: str) -> None:
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    gesagt = await buehne.sage("notfall", "Hilfe", thema=thema)
    assert len(gesagt.nachrichten) == 1
    assert nummer in gesagt.text
    assert gesagt.feld == "adresse"


@pytest.mark.parametrize(
    ("sprache", "wort"),
    [
        ("en", "German"),
        ("uk", "німецькою"),
        ("ru", "немецком"),
        ("tr", "Almanca"),
        ("ar", "الألمانية"),
        ("pl", "niemiecku"),
        ("xx", "German"),
    ],
)
async def test_one_sentence_in_the_citizens_language(buehne: Buehne, sprache: str, wort: str) -> None:
    gesagt = await buehne.sage("fremdsprache", "hello", thema=sprache)
    assert wort in gesagt.text
    assert gesagt.karte("kontakt")


@pytest.mark.parametrize(
    "absicht", ["ausserhalb", "konto", "smalltalk", "datenschutz", "zahlung", "dokument", "termin"]
)
async def test_short_answers_keep_the_form_open(buehne: Buehne, absicht: str) -> None:
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    gesagt = await buehne.sage(absicht, "x")
    assert gesagt.feld == "adresse"
    assert gesagt.stand["phase"] == "antrag"
    assert len(gesagt.nachrichten) >= 2


@pytest.mark.parametrize(
    "absicht", ["ausserhalb", "konto", "smalltalk", "datenschutz", "zahlung", "dokument", "termin", "info"]
)
async def test_short_answers_without_a_form(buehne: Buehne, absicht: str) -> None:
    gesagt = await buehne.sage(absicht, "x")
    assert gesagt.nachrichten
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.stand["frage"] is None


async def test_delete_my_data(buehne: Buehne) -> None:
    await buehne.sage("antrag", "x", leistungen={"sperrmuell": 0.9})
    await buehne.antworte(ADRESSE)
    gesagt = await buehne.sage("datenschutz", "löschen Sie meine Daten", thema="loeschen")
    assert gesagt.feld == "rueckfrage"
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert buehne.zustand()["loeschen"] is True
    assert gesagt.stand["phase"] == "frei"


async def test_opening_hours_of_the_town(buehne: Buehne) -> None:
    gesagt = await buehne.sage("info", "wann haben Sie auf?", thema="oeffnungszeiten")
    assert gesagt.karte("kontakt")["oeffnungszeiten"] in gesagt.text


async def test_a_number_that_is_none_is_asked_for_once_more(buehne: Buehne) -> None:
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage("angabe", "öhm")
    assert gesagt.feld == "telefon"
    assert gesagt.stand["phase"] == "warten_auf_mensch"
    gesagt = await buehne.sage("angabe", "keine Ahnung")
    assert gesagt.stand["phase"] == "frei"
    assert gesagt.stand["frage"] is None
    assert len(rueckrufe(buehne)) == 1


async def test_the_number_is_not_asked_for_later_on(buehne: Buehne) -> None:
    await buehne.sage("mensch", "Mensch")
    gesagt = await buehne.sage("smalltalk", "danke", thema="dank")
    assert gesagt.stand["frage"] is None
