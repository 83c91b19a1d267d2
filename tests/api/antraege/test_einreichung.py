"""From draft to case, once."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from api.clock import FixedClock
from api.context import ApiContext
from api.vorgaenge.models import Vorgang
from tests.api.entwuerfe import ADRESSE, DIENSTAG, MITTWOCH, NAME, Buergerin, answers


def count_cases(context: ApiContext) -> int:
    with context.db.reading() as session:
        return session.scalar(select(func.count()).select_from(Vorgang)) or 0


def test_the_case_holds_what_was_said(client: TestClient, dienst: dict[str, str]) -> None:
    receipt = Buergerin(client).submitted()
    assert re.fullmatch(r"MU-2026-\d{6}", receipt["aktenzeichen"])
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", receipt["abrufcode"])
    assert receipt["naechstes"].startswith("Stellen Sie die Möbel")
    case = client.get(f"/api/v1/vorgaenge/{receipt['aktenzeichen']}", headers=dienst).json()
    assert case["angaben"] == {
        "adresse": ADRESSE,
        "menge": 2,
        "platz": {"wert": "strasse", "text": "An der Straße"},
        "termin": {"standort": None, "beginn": DIENSTAG.isoformat()},
        "name": NAME,
    }
    assert case["gebuehr"]["betrag"] == receipt["gebuehr"]["betrag"] == "0.00"
    assert (case["status"], case["phase"], case["kanal"], case["gespraech"]) == (
        "eingegangen",
        "angemeldet",
        "web",
        None,
    )
    assert case["termin"]["beginn"] == DIENSTAG.isoformat()
    assert [entry["phase"] for entry in case["verlauf"]] == ["angemeldet"]


def test_repeating_answers_the_same_whatever_the_key(
    client: TestClient, context: ApiContext, clock: FixedClock
) -> None:
    anna = Buergerin(client)
    receipt = anna.submitted()
    clock.advance(timedelta(hours=3))
    for key in ("eins", "zwei", "eins"):
        again = anna.submit(key)
        assert again.status_code == 201
        assert again.json() == receipt
    assert count_cases(context) == 1


def test_eight_at_once_make_one_case(client: TestClient, context: ApiContext) -> None:
    anna = Buergerin(client)
    anna.answer(**answers())
    with ThreadPoolExecutor(8) as pool:
        responses = list(pool.map(anna.submit, [f"schluessel-{number % 3}" for number in range(8)]))
    assert {response.status_code for response in responses} == {201}
    assert len({response.text for response in responses}) == 1
    assert count_cases(context) == 1


def test_needs_a_key(client: TestClient) -> None:
    anna = Buergerin(client)
    anna.answer(**answers())
    for headers in (
        anna.headers,
        {**anna.headers, "Idempotency-Key": " "},
        {**anna.headers, "Idempotency-Key": "x" * 201},
    ):
        response = client.post(f"{anna.url}/einreichung", headers=headers)
        assert response.status_code == 400
        assert response.json()["title"] == "Idempotency-Key fehlt"


def test_names_what_is_missing_or_half_given(client: TestClient, context: ApiContext) -> None:
    anna = Buergerin(client)
    anna.answer(menge=2, platz="hof", adresse={"strasse": "Lindenweg"})
    response = anna.submit()
    assert response.status_code == 422
    assert set(response.json()["felder"]) == {"adresse", "hof_schluessel", "termin", "name"}
    assert count_cases(context) == 0


def test_a_submitted_draft_cannot_be_changed(client: TestClient) -> None:
    anna = Buergerin(client)
    anna.submitted()
    for response in (
        client.patch(anna.url, headers=anna.headers, json={"angaben": {"menge": 3}}),
        client.delete(anna.url, headers=anna.headers),
    ):
        assert response.status_code == 409


def test_a_slot_lost_meanwhile_is_asked_for_again(client: TestClient, clock: FixedClock) -> None:
    anna, otto = Buergerin(client), Buergerin(client)
    anna.answer(**answers(DIENSTAG))
    clock.advance(timedelta(minutes=16))
    otto.submitted(adresse={**ADRESSE, "hausnummer": "9"}, beginn=DIENSTAG)
    lost = anna.submit()
    assert lost.status_code == 409
    assert "termin" in lost.json()["felder"]
    draft = client.get(anna.url, headers=anna.headers).json()
    assert draft["frage"]["feld"] == "termin"
    assert "name" in draft["angaben"]
    anna.answer(termin={"standort": None, "beginn": MITTWOCH.isoformat()})
    assert anna.submit().status_code == 201


def test_an_expired_reservation_nobody_took_is_taken_again(client: TestClient, clock: FixedClock) -> None:
    anna = Buergerin(client)
    anna.answer(**answers(DIENSTAG))
    clock.advance(timedelta(hours=5))
    assert anna.submit().status_code == 201


@pytest.mark.parametrize("schreibweise", [{"strasse": "LINDENWEG"}, {"hausnummer": " 7 "}, {"strasse": "Linden-Weg"}])
def test_once_a_year_per_address(client: TestClient, clock: FixedClock, schreibweise: dict[str, str]) -> None:
    Buergerin(client).submitted()
    second = Buergerin(client).answer(adresse={**ADRESSE, **schreibweise})
    assert second["ergebnisse"][0]["abbruch"] == "Für diese Adresse war in diesem Jahr schon eine Abholung."
    neighbour = Buergerin(client).answer(adresse={**ADRESSE, "hausnummer": "8"})
    assert neighbour["ergebnisse"][0]["ok"]
    clock.advance(timedelta(days=60))
    assert Buergerin(client).answer(adresse=ADRESSE)["ergebnisse"][0]["ok"]


def test_a_withdrawn_case_does_not_count(client: TestClient, dienst: dict[str, str]) -> None:
    receipt = Buergerin(client).submitted()
    url = f"/api/v1/vorgaenge/{receipt['aktenzeichen']}/schritte"
    assert client.post(url, headers=dienst, json={"phase": "storniert"}).status_code == 200
    assert Buergerin(client).answer(adresse=ADRESSE)["ergebnisse"][0]["ok"]


def test_two_drafts_of_one_household_at_once_make_one_case(client: TestClient, context: ApiContext) -> None:
    both = [Buergerin(client), Buergerin(client)]
    for buergerin, day in zip(both, (DIENSTAG, MITTWOCH), strict=True):
        buergerin.answer(**answers(day))
    with ThreadPoolExecutor(2) as pool:
        codes = sorted(response.status_code for response in pool.map(lambda one: one.submit(), both))
    assert codes == [201, 409]
    assert count_cases(context) == 1
