"""`stand` as the outer contract describes it."""

from typing import Any

import pytest

from api.gespraeche.kontext import turn_metadata
from api.gespraeche.models import Gespraech, Nachricht
from tests.api.gespraeche.conftest import Dialog
from tests.api.gespraeche.test_zuege import ADRESSE, SOFA, bis_zur_uebersicht


def metadata(dialog: Dialog) -> dict[str, Any]:
    with dialog.context.db.reading() as session:
        gespraech = session.get(Gespraech, dialog.gespraech)
        assert gespraech is not None
        return turn_metadata(dialog.context, session, gespraech, Nachricht(nachricht="n", wahl=None, wert=None))


def test_nothing_open(dialog: Dialog) -> None:
    stand = dialog.zug()["stand"]
    assert (stand["phase"], stand["leistung"], stand["frage"], stand["angaben"]) == ("frei", None, None, {})
    assert stand["vorgang"] is None


def test_an_open_form(dialog: Dialog) -> None:
    stand = dialog.beginne("sperrmuell", adresse=ADRESSE, gegenstaende=SOFA)["stand"]
    assert (stand["phase"], stand["leistung"]) == ("antrag", "sperrmuell")
    assert stand["angaben"] == {"adresse": "Mecklenburgstraße 12, 19053 Schwerin", "gegenstaende": "1 Sofa"}
    assert stand["frage"]["feld"] == "menge"
    assert stand["fortschritt"]["erledigt"] == 2
    feld = stand["felder"][0]
    assert (feld["feld"], feld["titel"], feld["typ"]) == ("adresse", "Adresse", "adresse")
    assert len(feld["aendern"]) == 32


def test_the_summary_and_only_it_asks_for_confirmation(dialog: Dialog) -> None:
    stand = bis_zur_uebersicht(dialog)["stand"]
    assert stand["phase"] == "uebersicht"
    assert (stand["frage"]["feld"], stand["frage"]["typ"]) == ("bestaetigung", "bestaetigung")
    stand = dialog.zug({"befehl": "erneut", "feld": "beschreibung"})["stand"]
    assert (stand["phase"], stand["frage"]["feld"]) == ("antrag", "beschreibung")


def test_the_case_is_named_in_the_turn_that_submits(dialog: Dialog) -> None:
    bis_zur_uebersicht(dialog)
    stand = dialog.zug({"befehl": "einreichen"})["stand"]
    assert set(stand["vorgang"]) == {"aktenzeichen", "abrufcode"}
    assert stand["phase"] == "frei"
    assert dialog.zug()["stand"]["vorgang"] is None


def test_a_side_question_comes_before_the_forms(dialog: Dialog) -> None:
    dialog.beginne("sperrmuell")
    rueckfrage = {"art": "abbruch", "text": "Wirklich?"}
    stand = dialog.zug({"befehl": "merken", "rueckfrage": rueckfrage})["stand"]
    assert (stand["phase"], stand["frage"]["feld"], stand["frage"]["typ"]) == ("antrag", "rueckfrage", "ja_nein")
    stand = dialog.zug({"befehl": "merken", "rueckfrage": None})["stand"]
    assert stand["frage"]["feld"] == "adresse"


@pytest.mark.parametrize("offen", [True, False])
def test_a_status_query_asks_only_outside_a_form(dialog: Dialog, offen: bool) -> None:
    if offen:
        dialog.beginne("sperrmuell")
    stand = dialog.zug({"befehl": "status"})["stand"]
    assert (stand["phase"], stand["frage"]["feld"]) == (("antrag", "adresse") if offen else ("status", "aktenzeichen"))


def test_waiting_for_a_human_lasts_one_turn(dialog: Dialog) -> None:
    dialog.beginne("sperrmuell")
    assert dialog.zug({"befehl": "mensch"})["stand"]["phase"] == "warten_auf_mensch"
    assert dialog.zug()["stand"]["phase"] == "antrag"


def test_the_bot_is_told_typed_values(dialog: Dialog) -> None:
    dialog.beginne("sperrmuell", adresse=ADRESSE, gegenstaende=SOFA, menge="1.5")
    daten = metadata(dialog)
    assert daten["frage"]["feld"] == "termin"
    assert set(daten["frage"]["optionen"][0]["wert"]) == {"standort", "beginn"}
    felder = {feld["feld"]: feld for feld in daten["felder"]}
    assert felder["adresse"]["beantwortet"] is True
    assert felder["adresse"]["wert"]["hausnummer"] == "12"
    assert felder["abholort"]["optionen"][0]["titel"]
    assert felder["name"]["beantwortet"] is False
    assert daten["zustand"]["antrag"]
    assert daten["jetzt"] == "2026-11-23T10:00:00+01:00"


def test_the_bot_is_told_other_words_for_the_options_asked(dialog: Dialog) -> None:
    dialog.beginne("termin")
    frage = metadata(dialog)["frage"]
    assert frage["feld"] == "anliegen"
    (ausweis,) = [option for option in frage["optionen"] if option["wert"]["wert"] == "personalausweis"]
    assert "Perso" in ausweis["worte"]


def test_the_bot_is_told_the_limits_of_a_field_dates_as_days(dialog: Dialog) -> None:
    dialog.beginne("hundesteuer-anmelden", adresse=ADRESSE)
    felder = {feld["feld"]: feld for feld in metadata(dialog)["felder"]}
    assert (felder["hund_haltung_seit"]["min"], felder["hund_haltung_seit"]["max"]) == ("1986-11-23", "2027-02-23")
    assert "min" not in felder["name"]
    dialog.zug({"befehl": "erneut", "feld": "hund_haltung_seit"})
    assert metadata(dialog)["frage"]["max"] == "2027-02-23"


@pytest.mark.parametrize(
    ("leistung", "feld", "hinweise"),
    [
        (
            "hundesteuer-anmelden", "hund_haltung_seit",
            {"min": "1986-11-23", "max": "2027-02-23", "beispiel": "seit dem 1. November"},
        ),
        ("hundesteuer-anmelden", "hund_anzahl", {"min": 1, "max": 50, "beispiel": "einer"}),
        ("wohngeld", "wohnflaeche", {"min": 5, "max": 1000, "einheit": "m²", "beispiel": "56 Quadratmeter"}),
        (
            "wilder-muell", "foto",
            {"formate": ["pdf", "jpg", "png", "webp"], "groesse_max": 10_000_000, "beispiel": "ein Foto vom Handy"},
        ),
    ],
)  # fmt: skip
def test_a_client_is_told_what_the_input_needs(
    dialog: Dialog, leistung: str, feld: str, hinweise: dict[str, Any]
) -> None:
    dialog.beginne(leistung, adresse=ADRESSE)
    frage = dialog.zug({"befehl": "erneut", "feld": feld})["stand"]["frage"]
    assert frage["feld"] == feld
    assert {name: frage.get(name) for name in HINWEISE if name in frage} == hinweise


HINWEISE = ("min", "max", "einheit", "beispiel", "mehrzahl", "spalten", "zeile", "formate", "groesse_max")


def test_numbers_with_a_comma_and_several_items(dialog: Dialog) -> None:
    frage = dialog.beginne("sperrmuell", adresse=ADRESSE)["stand"]["frage"]
    assert (frage["feld"], frage["mehrzahl"]) == ("gegenstaende", True)
    frage = dialog.zug({"befehl": "setzen", "angaben": {"gegenstaende": SOFA}})["stand"]["frage"]
    assert (frage["feld"], frage["min"], frage["einheit"]) == ("menge", 0.1, "m³")
    assert isinstance(frage["max"], int | float)


def test_a_list_names_its_columns_and_the_limits_of_the_cell_asked(dialog: Dialog) -> None:
    dialog.beginne("wohngeld", adresse=ADRESSE, haushaltsgroesse=2)
    frage = dialog.zug({"befehl": "erneut", "feld": "haushalt"})["stand"]["frage"]
    assert [spalte["feld"] for spalte in frage["spalten"]]
    assert frage["mehrzahl"]
    assert (frage["typ"], frage.get("zeile")) == ("liste", None)
    erste = {"dazu": [{frage["spalten"][0]["feld"]: {"vorname": "Anna", "nachname": "Müller"}}]}
    frage = dialog.zug({"befehl": "setzen", "angaben": {"haushalt": erste}})["stand"]["frage"]
    assert frage["zeile"]["nummer"] == 1
    assert frage["typ"] == next(
        spalte["typ"] for spalte in frage["spalten"] if spalte["feld"] == frage["zeile"]["spalte"]
    )


def test_without_a_form_there_are_no_fields(dialog: Dialog) -> None:
    daten = metadata(dialog)
    assert (daten["frage"], daten["felder"], daten["phase"]) == (None, [], "frei")
