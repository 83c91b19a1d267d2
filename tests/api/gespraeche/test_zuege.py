"""Commands of a turn: executed once, in one transaction, answered with where the conversation stands."""

from threading import Thread
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.lauf import load_befehle
from api.gespraeche.models import Gespraech, Zug
from api.vorgaenge.service import VorgangService
from tests.api.gespraeche.conftest import Dialog, open_dialog

ADRESSE = {"strasse": "Mecklenburgstraße", "hausnummer": "12", "plz": "19053", "ort": "Schwerin"}
SOFA = [{"art": "sofa", "anzahl": 1, "bezeichnung": "Sofa"}]
NAME = {"vorname": "Anna", "nachname": "Müller"}


def bis_zur_uebersicht(dialog: Dialog) -> dict[str, Any]:
    zug = dialog.beginne("wilder-muell", meldeort=ADRESSE, beschreibung="Drei Reifen", fund_datum="2026-11-20")
    while zug["stand"]["phase"] == "antrag":
        zug = dialog.zug({"befehl": "ueberspringen", "feld": zug["frage"]["feld"]})
    return zug


def test_every_command_of_the_contract_is_there() -> None:
    vertrag = {
        "beginnen", "setzen", "entfernen", "ueberspringen", "zurueck", "erneut", "parken", "verwerfen", "fortsetzen",
        "einreichen", "status", "auskunft", "mensch", "termin_absagen", "vergessen", "einfach", "merken",
    }  # fmt: skip
    assert vertrag <= set(load_befehle())


@pytest.mark.parametrize(("token", "status"), [("falsch", 403), ("", 401)])
def test_only_with_the_service_token(dialog: Dialog, token: str, status: int) -> None:
    kopf = {"Authorization": f"Bearer {token}"} if token else {}
    antwort = dialog.client.post(
        f"/api/v1/gespraeche/{dialog.gespraech}/zuege", json={"nachricht": "n", "befehle": []}, headers=kopf
    )
    assert antwort.status_code == status


def test_the_token_of_the_conversation_is_not_enough(dialog: Dialog) -> None:
    assert dialog.post(token=dialog.token).status_code == 403


def test_an_unknown_conversation(dialog: Dialog) -> None:
    dialog.gespraech = "gibt-es-nicht"
    assert dialog.post().status_code == 404


@pytest.mark.parametrize(
    "befehl",
    [
        {"befehl": "zaubern"},
        {},
        {"befehl": "setzen", "angaben": "nein"},
        {"befehl": "beginnen"},
        {"befehl": "beginnen", "leistung": "sperrmuell", "extra": 1},
        {"befehl": "parken", "extra": 1},
    ],
)
def test_an_unknown_or_wrong_command_changes_nothing(dialog: Dialog, befehl: dict[str, Any]) -> None:
    antwort = dialog.post({"befehl": "beginnen", "leistung": "sperrmuell"}, befehl)
    assert antwort.status_code == 422
    assert antwort.headers["content-type"].startswith("application/problem+json")
    assert dialog.zug()["stand"]["leistung"] is None


@pytest.mark.parametrize("befehl", ["setzen", "zurueck", "parken", "verwerfen", "einreichen"])
def test_without_a_form_there_is_nothing_to_do(dialog: Dialog, befehl: str) -> None:
    assert dialog.post({"befehl": befehl}).status_code == 409


def test_the_same_step_again_answers_the_same_and_acts_once(dialog: Dialog) -> None:
    bis_zur_uebersicht(dialog)
    erste = dialog.zug({"befehl": "einreichen"}, nachricht="n-ende")
    zweite = dialog.zug({"befehl": "einreichen"}, nachricht="n-ende")
    assert erste == zweite
    assert erste["ergebnisse"][0]["aktenzeichen"]
    with dialog.context.db.reading() as session:
        assert len(VorgangService(dialog.context, session).of_gespraech(dialog.gespraech)) == 1


def test_the_same_step_at_once_acts_once(dialog: Dialog) -> None:
    bis_zur_uebersicht(dialog)
    antworten: list[dict[str, Any]] = []

    def send() -> None:
        antworten.append(dialog.zug({"befehl": "einreichen"}, nachricht="n-ende"))

    faeden = [Thread(target=send) for _ in range(4)]
    for faden in faeden:
        faden.start()
    for faden in faeden:
        faden.join()
    assert len(antworten) == 4
    assert all(antwort == antworten[0] for antwort in antworten)


def test_steps_of_one_message_are_told_apart(dialog: Dialog) -> None:
    dialog.zug({"befehl": "beginnen", "leistung": "sperrmuell"}, nachricht="n", schritt=0)
    zug = dialog.zug({"befehl": "setzen", "angaben": {"adresse": ADRESSE}}, nachricht="n", schritt=1)
    assert "adresse" in zug["stand"]["angaben"]


def test_the_state_and_the_results_are_kept_encrypted(dialog: Dialog, context: ApiContext) -> None:
    dialog.beginne("sperrmuell", adresse=ADRESSE)
    with context.db.reading() as session:
        roh = session.connection().exec_driver_sql("SELECT zustand, stand FROM gespraeche").one()
        zuege = session.connection().exec_driver_sql("SELECT ergebnis FROM zuege").all()
        assert session.get(Gespraech, dialog.gespraech) is not None
        assert session.get(Zug, (dialog.gespraech, "n-1", 0)) is not None
    for wert in (*roh, *(zeile[0] for zeile in zuege)):
        assert b"Mecklenburg" not in bytes(wert)
        assert b"sperrmuell" not in bytes(wert)


def test_a_draft_submitted_elsewhere_closes_the_form(dialog: Dialog) -> None:
    zug = bis_zur_uebersicht(dialog)
    with dialog.context.db.transaction() as session:
        antraege = AntragService(dialog.context, session)
        antraege.submit(antraege.get(zug["zustand"]["antrag"]), "von der Formularseite")
    zug = dialog.zug()
    assert zug["stand"]["phase"] == "frei"
    assert zug["zustand"]["antrag"] is None


def test_another_open_draft_must_be_put_aside_first(dialog: Dialog) -> None:
    dialog.beginne("sperrmuell", adresse=ADRESSE)
    zug = dialog.beginne("wilder-muell")
    assert zug["ergebnisse"][0]["grund"] == "offen"
    zug = dialog.zug({"befehl": "beginnen", "leistung": "wilder-muell", "antrag_zuvor": "parken"})
    assert zug["stand"]["leistung"] == "wilder-muell"
    assert zug["zustand"]["geparkt"][0]["leistung"] == "sperrmuell"
    zug = dialog.zug({"befehl": "verwerfen"}, {"befehl": "fortsetzen"})
    assert zug["stand"]["leistung"] == "sperrmuell"
    assert "adresse" in zug["stand"]["angaben"]


@pytest.mark.parametrize("leistung", ["gibt-es-nicht", "", "../../etc/passwd"])
def test_an_unknown_service(dialog: Dialog, leistung: str) -> None:
    zug = dialog.beginne(leistung)
    ergebnis = zug["ergebnisse"][0]
    assert (ergebnis["ok"], ergebnis["grund"], ergebnis["karte"]["art"]) == (False, "unbekannt", "kontakt")


def test_an_appointment_for_something_is_one_wish(dialog: Dialog) -> None:
    zug = dialog.zug({"befehl": "beginnen", "leistung": "personalausweis", "danach": ["termin", "sperrmuell"]})
    assert zug["ergebnisse"][0]["danach"] == "Sperrmüll abholen lassen"
    assert zug["zustand"]["danach"] == ["sperrmuell"]


def test_without_a_calendar_an_appointment_is_information(dialog: Dialog) -> None:
    ergebnis = dialog.beginne("kfz-ummelden")["ergebnisse"][0]
    assert (ergebnis["ok"], ergebnis["grund"], ergebnis["modus"]) == (False, "nur_auskunft", "termin")


def test_values_of_any_shape_are_refused_in_words(dialog: Dialog) -> None:
    dialog.beginne("sperrmuell")
    for wert in ("", 5, [], {}, {"strasse": 7}, "x" * 5000, None, [[]], {"strasse": {"a": 1}}):
        zug = dialog.zug({"befehl": "setzen", "angaben": {"adresse": wert, "gibt_es_nicht": 1}})
        assert "adresse" not in zug["stand"]["angaben"]


def test_wrong_tries_are_counted_per_field(dialog: Dialog) -> None:
    dialog.beginne("hundesteuer-anmelden")
    assert dialog.setze(adresse="?")["frage"]["fehlversuche"] == 1
    assert dialog.setze(adresse="?")["frage"]["fehlversuche"] == 2
    zug = dialog.setze(adresse=ADRESSE)
    assert zug["frage"]["fehlversuche"] == 0


def test_two_conversations_know_nothing_of_each_other(client: TestClient, context: ApiContext, dialog: Dialog) -> None:
    dialog.beginne("sperrmuell", adresse=ADRESSE)
    andere = open_dialog(client, context)
    assert andere.zug()["stand"]["leistung"] is None
    assert andere.zug({"befehl": "fortsetzen"})["ergebnisse"][0]["grund"] == "keine"


def test_to_be_forgotten_throws_all_drafts_away(dialog: Dialog) -> None:
    dialog.beginne("sperrmuell", adresse=ADRESSE)
    dialog.zug({"befehl": "beginnen", "leistung": "wilder-muell", "antrag_zuvor": "parken"})
    zug = dialog.zug({"befehl": "vergessen"})
    assert zug["zustand"]["loeschen"] is True
    with dialog.context.db.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM antraege").scalar() == 0


def test_a_query_put_off_inside_a_form_does_not_hide_the_case_submitted_since(dialog: Dialog) -> None:
    bis_zur_uebersicht(dialog)
    dialog.zug({"befehl": "status"})
    aktenzeichen = dialog.zug({"befehl": "einreichen"})["ergebnisse"][0]["aktenzeichen"]
    (ergebnis,) = dialog.zug({"befehl": "status"})["ergebnisse"]
    assert [karte["aktenzeichen"] for karte in ergebnis["karten"]] == [aktenzeichen]
