"""A draft over HTTP: what is open, wrong and next."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.clock import FixedClock
from tests.api.entwuerfe import ADRESSE, DIENSTAG, MITTWOCH, NAME, Buergerin, answers


@pytest.fixture
def anna(client: TestClient) -> Buergerin:
    return Buergerin(client)


def test_asks_one_thing_after_another(anna: Buergerin) -> None:
    assert anna.draft["frage"]["feld"] == "adresse"
    assert anna.draft["offen"] == ["adresse", "menge", "platz", "termin", "name", "email"]
    after = anna.answer(adresse=ADRESSE)
    assert after["frage"]["feld"] == "menge"
    assert after["anzeige"]["adresse"] == "Lindenweg 7, 11111 Musterstadt"
    assert after["fortschritt"] == {"erledigt": 1, "gesamt": 6}
    assert after["zusammenfassung"] is None


def test_takes_several_answers_in_any_order_and_says_which_are_wrong(anna: Buergerin) -> None:
    after = anna.answer(name=NAME, menge=99, adresse=ADRESSE, farbe="rot")
    assert set(after["angaben"]) == {"adresse", "name"}
    assert after["frage"]["feld"] == "menge"
    assert set(after["fehler"]) == {"menge", "farbe"}
    assert {e["feld"]: e["ok"] for e in after["ergebnisse"]} == {
        "adresse": True,
        "name": True,
        "menge": False,
        "farbe": False,
    }


@pytest.mark.parametrize("wert", [[], {}, "", 0, -1, True, 1e308, "x" * 5000, {"a": {"b": [1, None]}}, [[[]]], "<b>&'"])
def test_any_value_for_any_field_gets_a_verdict(anna: Buergerin, wert: Any) -> None:
    for feld in ("adresse", "menge", "platz", "termin", "name", "email"):
        after = anna.answer(**{feld: wert})
        assert all(isinstance(text, str) and text for text in after["fehler"].values())


def test_leaving_a_branch_drops_its_answers(anna: Buergerin) -> None:
    before = anna.answer(**answers(platz="hof"), hof_schluessel="ja")
    assert before["gebuehr"]["betrag"] == "12.50"
    assert [unterlage["unterlage"] for unterlage in before["unterlagen"]] == ["vollmacht"]
    after = anna.answer(platz="strasse")
    assert after["gestrichen"] == ["hof_schluessel"]
    assert "hof_schluessel" not in after["angaben"]
    assert after["gebuehr"]["betrag"] == "0.00"
    assert after["unterlagen"] == []


def test_an_answer_nobody_asks_for_is_refused(anna: Buergerin) -> None:
    after = anna.answer(platz="strasse", hof_schluessel="ja")
    assert after["fehler"] == {"hof_schluessel": "Diese Angabe wird hier nicht gebraucht."}
    assert after["gestrichen"] == []


def test_null_takes_an_answer_back(anna: Buergerin) -> None:
    anna.answer(**answers())
    after = anna.answer(menge=None)
    assert "menge" not in after["angaben"]
    assert after["frage"]["feld"] == "menge"


def test_parts_of_an_address_come_together(anna: Buergerin) -> None:
    first = anna.answer(adresse={"strasse": "Lindenweg"})
    assert first["ergebnisse"][0]["teil"]
    assert first["frage"]["text"] == first["ergebnisse"][0]["meldung"]
    for _ in range(4):
        step = anna.answer(adresse={"hausnummer": "7", "plz": "11111"})
        if step["ergebnisse"][0]["ok"]:
            break
    assert step["angaben"]["adresse"]["strasse"] == "Lindenweg"
    assert step["angaben"]["adresse"]["hausnummer"] == "7"


def test_an_address_elsewhere_ends_the_form_kindly(anna: Buergerin) -> None:
    after = anna.answer(adresse={"strasse": "Hauptstraße", "hausnummer": "1", "plz": "99999", "ort": "Anderswo"})
    assert after["ergebnisse"][0]["abbruch"] == "Diese Adresse liegt nicht in Musterstadt."
    assert "adresse" not in after["angaben"]


def test_optional_fields_can_be_left_out_required_ones_not(anna: Buergerin) -> None:
    anna.answer(**answers())
    skip = {"ueberspringen": ["email"]}
    after = anna.client.patch(anna.url, headers=anna.headers, json=skip).json()
    assert after["vollstaendig"]
    assert after["frage"] is None
    assert [zeile["feld"] for zeile in after["zusammenfassung"]["zeilen"]] == [
        "adresse", "menge", "platz", "termin", "name"
    ]  # fmt: skip
    refused = anna.client.patch(anna.url, headers=anna.headers, json={"ueberspringen": ["name"]})
    assert refused.status_code == 409
    assert "name" in refused.json()["felder"]


def test_offers_four_appointments_and_names_where_all_are(anna: Buergerin) -> None:
    frage = anna.answer(adresse=ADRESSE, menge=1, platz="strasse")["frage"]
    assert frage["feld"] == "termin"
    assert [option["titel"] for option in frage["optionen"]] == [
        "Dienstag, 24.11.2026", "Mittwoch, 25.11.2026", "Donnerstag, 26.11.2026", "Freitag, 27.11.2026"
    ]  # fmt: skip
    everything = anna.client.get(frage["alle"]).json()["termine"]
    assert len(everything) > 4
    assert everything[0]["anzeige"] == "Dienstag, 24.11.2026"


def test_a_chosen_slot_is_gone_for_others_until_it_is_given_back(anna: Buergerin) -> None:
    anna.answer(**answers(DIENSTAG))
    otto = Buergerin(anna.client)
    refused = otto.answer(**answers(DIENSTAG))
    assert refused["fehler"] == {"termin": "Dieser Termin ist leider nicht mehr frei. Bitte wählen Sie einen anderen."}
    anna.answer(termin={"standort": None, "beginn": MITTWOCH.isoformat()})
    assert otto.answer(termin={"standort": None, "beginn": DIENSTAG.isoformat()})["fehler"] == {}


def test_a_wish_brings_matching_slots_or_takes_the_one_it_names(anna: Buergerin) -> None:
    anna.answer(adresse=ADRESSE, menge=1, platz="strasse")
    later = anna.answer(termin={"wunsch": {"richtung": "spaeter"}})
    assert later["frage"]["optionen"][0]["titel"] == "Montag, 30.11.2026"
    assert anna.answer(menge=2)["frage"]["optionen"] == later["frage"]["optionen"], "they stay until answered"
    taken = anna.answer(termin={"wunsch": {"datum": "2026-12-01"}})
    assert taken["anzeige"]["termin"] == "Dienstag, 01.12.2026"


def test_a_wish_nothing_fits_brings_the_nearest(anna: Buergerin) -> None:
    anna.answer(adresse=ADRESSE, menge=1, platz="strasse")
    after = anna.answer(termin={"wunsch": {"datum": "2026-11-29"}})  # a Sunday
    assert (
        after["fehler"]["termin"]
        == "Am 29.11.2026 ist leider nichts Passendes frei. Am nächsten daran liegen diese Termine:"
    )
    assert "Montag, 30.11.2026" in [option["titel"] for option in after["frage"]["optionen"]]


@pytest.mark.parametrize(
    "wunsch", [{"datum": "morgen"}, {"ab": "25:99"}, {"nicht": 3}, {"datum": "2026-02-30"}, {"nach": []}]
)
def test_an_unreadable_wish_is_answered_in_words(anna: Buergerin, wunsch: dict[str, Any]) -> None:
    anna.answer(adresse=ADRESSE, menge=1, platz="strasse")
    after = anna.answer(termin={"wunsch": wunsch})
    assert "Tag" in after["fehler"]["termin"]


def test_an_appointment_waits_for_what_it_depends_on(client: TestClient) -> None:
    besuch = Buergerin(client, "besuch")
    early = besuch.answer(termin={"standort": "rathaus", "beginn": "2026-11-23T08:00:00+01:00"})
    assert "termin" in early["fehler"]
    besuch.answer(anliegen="ausweis", standort="aussenstelle")
    frage = besuch.answer()["frage"]
    assert frage["feld"] == "termin"
    assert {option["wert"]["standort"] for option in frage["optionen"]} == {"aussenstelle"}


def test_a_wish_for_an_appointment_opens_its_form_filled_in(client: TestClient) -> None:
    besuch = Buergerin(client, "ausweis")
    assert besuch.draft["leistung"] == "besuch"
    assert besuch.draft["angaben"]["anliegen"]["wert"] == "ausweis"
    assert besuch.draft["frage"]["feld"] == "standort"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"mandant": "musterstadt", "leistung": "auskunft", "kanal": "web"}, 409),
        ({"mandant": "musterstadt", "leistung": "anruf", "kanal": "web"}, 409),
        ({"mandant": "musterstadt", "leistung": "gibtsnicht", "kanal": "web"}, 404),
        ({"mandant": "nachbarort", "leistung": "abholung", "kanal": "web"}, 404),
        ({"mandant": "gibtsnicht", "leistung": "abholung", "kanal": "web"}, 404),
        ({"mandant": "musterstadt", "leistung": "abholung", "kanal": "fax"}, 422),
        ({"mandant": "musterstadt", "leistung": "abholung"}, 422),
        ({"mandant": 7, "leistung": ["abholung"], "kanal": None}, 422),
    ],
)
def test_what_cannot_be_opened(client: TestClient, body: dict[str, Any], status: int) -> None:
    response = client.post("/api/v1/antraege", json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


def test_a_draft_belongs_to_its_token(anna: Buergerin, dienst: dict[str, str]) -> None:
    other = Buergerin(anna.client)
    assert anna.client.get(anna.url).status_code == 401
    assert anna.client.get(anna.url, headers=other.headers).status_code == 403
    assert anna.client.get(anna.url, headers=dienst).status_code == 200
    assert anna.client.get("/api/v1/antraege/nix", headers=anna.headers).status_code == 404
    assert anna.client.delete(anna.url, headers=anna.headers).status_code == 204
    assert anna.client.get(anna.url, headers=anna.headers).status_code == 404


def test_a_draft_lives_seven_days_from_the_last_change(anna: Buergerin, clock: FixedClock) -> None:
    clock.advance(timedelta(days=6))
    anna.answer(menge=1)
    clock.advance(timedelta(days=6, hours=23))
    assert anna.client.get(anna.url, headers=anna.headers).status_code == 200
    clock.advance(timedelta(hours=2))
    assert anna.client.get(anna.url, headers=anna.headers).status_code == 404


def test_an_unknown_street_brings_names_to_choose_from_until_one_is_chosen(anna: Buergerin) -> None:
    part = anna.answer(adresse={"strasse": "Lindenstraße", "hausnummer": "7"})
    assert part["ergebnisse"][0]["teil"]
    assert part["frage"]["optionen"][0] == {"titel": "Lindenallee", "wert": {"strasse": "Lindenallee"}}
    again = anna.answer(menge=1)["frage"]
    assert (again["text"], again["optionen"]) == (part["frage"]["text"], part["frage"]["optionen"])
    whole = anna.answer(adresse=again["optionen"][0]["wert"])
    assert whole["anzeige"]["adresse"] == "Lindenallee 7, 11112 Musterstadt"
    assert whole["frage"]["feld"] == "platz"
