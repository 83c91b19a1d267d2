"""Values entered into a draft: placed, merged, told."""

from typing import Any

import pytest

from tests.api.gespraeche.conftest import Dialog
from tests.api.gespraeche.test_zuege import ADRESSE, NAME


def lose(typ: str, wert: Any) -> dict[str, Any]:
    return {"typ": typ, "wert": wert, "text": str(wert), "feld": None}


@pytest.mark.parametrize("genannt", [True, False])
def test_a_part_of_a_place_changes_that_part(dialog: Dialog, genannt: bool) -> None:
    dialog.beginne("wilder-muell", meldeort=ADRESSE, beschreibung="Reifen", name=NAME)
    wie = {"angaben": {"meldeort": {"hausnummer": "71"}}} if genannt else {"werte": [lose("hausnummer", "71")]}
    zug = dialog.zug({"befehl": "setzen", **wie})
    assert zug["stand"]["angaben"]["meldeort"] == "Mecklenburgstraße 71, 19053 Schwerin"
    feld = zug["ergebnisse"][0]["felder"][0]
    assert (feld["was"], feld["alt"], feld["neu"]) == ("die Hausnummer", "12", "71")


def test_what_is_said_before_its_turn_is_told_as_it_was_said(dialog: Dialog) -> None:
    """The mail address is asked for only once a name is given."""
    dialog.beginne("laterne-defekt", meldeort=ADRESSE, beschreibung="flackert", fund_datum="2026-11-21")
    feld = dialog.setze(email="max@web.de")["ergebnisse"][0]["felder"][0]
    assert (feld["ok"], feld["neu"]) == (True, "max@web.de")
    assert dialog.setze(name=NAME)["stand"]["angaben"]["email"] == "max@web.de"


def test_a_surname_changes_the_name(dialog: Dialog) -> None:
    dialog.beginne("wilder-muell", name=NAME)
    zug = dialog.zug({"befehl": "setzen", "werte": [lose("nachname", "Petersen")]})
    assert zug["stand"]["angaben"]["name"] == "Anna Petersen"
    assert zug["ergebnisse"][0]["felder"][0]["was"] == "den Nachnamen"


def test_a_loose_value_never_replaces_an_answer_unless_corrected(dialog: Dialog) -> None:
    dialog.beginne("wilder-muell", name=NAME)
    andere = {"vorname": "Jens", "nachname": "Öztürk"}
    zug = dialog.zug({"befehl": "setzen", "werte": [lose("name", andere)]})
    assert zug["stand"]["angaben"]["name"] == "Anna Müller"
    zug = dialog.zug({"befehl": "setzen", "werte": [lose("name", andere)], "korrektur": {"alt": None}})
    assert zug["stand"]["angaben"]["name"] == "Jens Öztürk"


def test_the_old_value_says_which_answer_is_meant(dialog: Dialog) -> None:
    dialog.beginne("hundesteuer-anmelden", adresse=ADRESSE, hund_name="Bello")
    zug = dialog.zug({"befehl": "setzen", "werte": [lose("text", "Rex")], "korrektur": {"alt": "Bello"}})
    assert zug["stand"]["angaben"]["hund_name"] == "Rex"
    assert zug["stand"]["angaben"]["adresse"].startswith("Mecklenburgstraße 12")


def test_an_end_by_rule_closes_the_form_and_names_the_office(dialog: Dialog) -> None:
    dialog.beginne("sperrmuell")
    zug = dialog.setze(adresse={"strasse": "Jungfernstieg", "hausnummer": "1", "plz": "20095", "ort": "Hamburg"})
    ergebnis = zug["ergebnisse"][0]
    assert ergebnis["abbruch"]
    assert ergebnis["karte"]["telefon"]
    assert (zug["stand"]["phase"], zug["stand"]["leistung"]) == ("frei", None)
