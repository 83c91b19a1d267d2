"""Option values: opaque, bound to conversation and question, not to be made up."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.context import ApiContext
from api.gespraeche.models import Gespraech
from api.gespraeche.optionen import resolve
from tests.api.gespraeche.conftest import Dialog, open_dialog
from tests.api.gespraeche.test_zuege import ADRESSE, SOFA, bis_zur_uebersicht


def meaning(dialog: Dialog, wert: str) -> dict[str, Any] | None:
    with dialog.context.db.reading() as session:
        gespraech = session.get(Gespraech, dialog.gespraech)
        assert gespraech is not None
        return resolve(dialog.context, session, gespraech, wert)


def bis_zum_termin(dialog: Dialog) -> dict[str, Any]:
    return dialog.beginne("sperrmuell", adresse=ADRESSE, gegenstaende=SOFA, menge="1.5")


def test_says_nothing_and_resolves_to_what_was_offered(dialog: Dialog) -> None:
    zug = bis_zum_termin(dialog)
    option = zug["stand"]["frage"]["optionen"][0]
    assert "2026" not in option["wert"]
    bedeutung = meaning(dialog, option["wert"]) or {}
    assert (bedeutung["feld"], bedeutung["titel"]) == ("termin", option["titel"])
    assert bedeutung["wert"]["beginn"].startswith("2026-11-30")


@pytest.mark.parametrize("wert", ["", "x", "0" * 32, "ja", "{}", "ä€😀", "a" * 4000])
def test_a_forged_one_means_nothing(dialog: Dialog, wert: str) -> None:
    bis_zum_termin(dialog)
    assert meaning(dialog, wert) is None


def test_an_old_one_means_nothing(dialog: Dialog) -> None:
    zug = bis_zum_termin(dialog)
    alt = zug["stand"]["frage"]["optionen"][0]["wert"]
    neu = dialog.setze(termin=(meaning(dialog, alt) or {})["wert"])
    assert neu["stand"]["frage"]["feld"] != "termin"
    assert meaning(dialog, alt) is None


def test_that_of_another_conversation_means_nothing(client: TestClient, context: ApiContext, dialog: Dialog) -> None:
    zug = bis_zum_termin(dialog)
    andere = open_dialog(client, context)
    bis_zum_termin(andere)
    assert meaning(andere, zug["stand"]["frage"]["optionen"][0]["wert"]) is None


def test_the_button_of_an_older_summary_means_nothing(dialog: Dialog) -> None:
    zug = bis_zur_uebersicht(dialog)
    alt = zug["stand"]["frage"]["optionen"][0]["wert"]
    dialog.setze(beschreibung="Vier Reifen")
    assert meaning(dialog, alt) is None


def test_skip_back_stop_and_human_are_actions(dialog: Dialog) -> None:
    dialog.beginne("wilder-muell", meldeort=ADRESSE, beschreibung="Reifen", fund_datum="2026-11-20")
    zug = dialog.zug()
    aktionen = {aktion["aktion"]: aktion for aktion in zug["stand"]["frage"]["aktionen"]}
    assert set(aktionen) == {"ueberspringen", "zurueck", "abbruch", "mensch"}
    assert meaning(dialog, aktionen["abbruch"]["wert"]) == {"absicht": "abbruch", "titel": "Abbrechen"}
    assert all(option["titel"] != "Überspringen" for option in zug["stand"]["frage"]["optionen"])


def test_the_whole_list_can_be_read_and_pressed(dialog: Dialog) -> None:
    zug = bis_zum_termin(dialog)
    frage = zug["stand"]["frage"]
    assert len(frage["optionen"]) == 4
    antwort = dialog.client.get(frage["alle"], headers={"Authorization": f"Bearer {dialog.token}"})
    optionen = antwort.json()["optionen"]
    assert len(optionen) > 4
    assert [option["wert"] for option in frage["optionen"]] == [
        o["wert"] for o in optionen if o["wert"] in {f["wert"] for f in frage["optionen"]}
    ]
    assert all("beginn" in option for option in optionen)
    assert (meaning(dialog, optionen[-1]["wert"]) or {})["feld"] == "termin"


def test_the_list_belongs_to_the_conversation(dialog: Dialog) -> None:
    zug = bis_zum_termin(dialog)
    for kopf, status in (({}, 401), ({"Authorization": "Bearer fremd"}, 404)):
        assert dialog.client.get(zug["stand"]["frage"]["alle"], headers=kopf).status_code == status


def test_an_offer_can_be_pressed_for_one_turn(dialog: Dialog) -> None:
    zug = dialog.zug({"befehl": "auskunft", "leistung": "sperrmuell", "thema": "kosten"})
    assert zug["stand"]["frage"] is None
    wert = zug["angebot"][0]["wert"]
    assert (meaning(dialog, wert) or {})["feld"] == "angebot"
    dialog.zug()
    assert meaning(dialog, wert) is None
