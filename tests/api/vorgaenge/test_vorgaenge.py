"""Cases for staff and the other parts: reading, listing, moving on."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.antraege.service import AntragService
from api.context import ApiContext
from api.vorgaenge.errors import RueckzugNichtMoeglich
from api.vorgaenge.service import VorgangService
from tests.api.entwuerfe import ADRESSE, DIENSTAG, MITTWOCH, Buergerin, answers, new_draft


@pytest.fixture
def url(client: TestClient) -> str:
    return f"/api/v1/vorgaenge/{Buergerin(client).submitted()['aktenzeichen']}"


def test_moves_through_its_process(client: TestClient, dienst: dict[str, str], url: str) -> None:
    step = {"phase": "unterwegs", "notiz": "Wagen 3", "nachricht": "Wir sind gleich da."}
    case = client.post(f"{url}/schritte", headers=dienst, json=step).json()
    assert (case["phase"], case["status"]) == ("unterwegs", "in_bearbeitung")
    last = case["verlauf"][-1]
    assert (last["nr"], last["von"], last["notiz"], last["nachricht"]) == (2, "amt", "Wagen 3", "Wir sind gleich da.")
    assert client.get(url, headers=dienst).json() == case


def test_refuses_what_does_not_follow(client: TestClient, dienst: dict[str, str], url: str) -> None:
    skipped = client.post(f"{url}/schritte", headers=dienst, json={"phase": "abgeholt"})
    assert skipped.status_code == 409
    assert skipped.json()["detail"] == "Möglich ist jetzt: „Unterwegs“, „Storniert“."
    unknown = client.post(f"{url}/schritte", headers=dienst, json={"phase": "mond"})
    assert unknown.status_code == 422
    assert set(unknown.json()["felder"]) == {"phase"}
    client.post(f"{url}/schritte", headers=dienst, json={"phase": "storniert"})
    over = client.post(f"{url}/schritte", headers=dienst, json={"phase": "unterwegs"})
    assert over.status_code == 409
    assert len(client.get(url, headers=dienst).json()["verlauf"]) == 2


def test_a_message_reaches_the_citizen_a_note_does_not(client: TestClient, dienst: dict[str, str]) -> None:
    receipt = Buergerin(client).submitted()
    url = f"/api/v1/vorgaenge/{receipt['aktenzeichen']}"
    client.post(f"{url}/schritte", headers=dienst, json={"notiz": "ruft nie zurück"})
    client.post(f"{url}/schritte", headers=dienst, json={"nachricht": "Bitte das Tor öffnen."})
    public = client.get(f"{url}/status", headers={"Abrufcode": receipt["abrufcode"]})
    assert [entry["nachricht"] for entry in public.json()["verlauf"]] == [None, "Bitte das Tor öffnen."]
    assert "ruft nie" not in public.text
    assert public.json()["phase"] == "angemeldet"


@pytest.mark.parametrize("body", [[], {"phase": 3}, {"nachricht": "x" * 5000}, {"notiz": "a\u0000b"}, {"farbe": "rot"}])
def test_unusable_steps_are_refused(client: TestClient, dienst: dict[str, str], url: str, body: Any) -> None:
    response = client.post(f"{url}/schritte", headers=dienst, json=body)
    assert response.status_code == 422
    assert response.json()["felder"]


def test_a_withdrawn_case_gives_its_slot_back(client: TestClient, dienst: dict[str, str], url: str) -> None:
    free = "/api/v1/termine?mandant=musterstadt&kalender=abholung"
    assert DIENSTAG.isoformat() not in [termin["beginn"] for termin in client.get(free).json()["termine"]]
    client.post(f"{url}/schritte", headers=dienst, json={"phase": "storniert"})
    assert DIENSTAG.isoformat() in [termin["beginn"] for termin in client.get(free).json()["termine"]]
    assert client.get(url, headers=dienst).json()["termin"] is None


def test_lists_by_conversation_status_and_mandant(
    client: TestClient, context: ApiContext, dienst: dict[str, str]
) -> None:
    numbers = []
    for gespraech, day, house in (("g-1", DIENSTAG, "1"), ("g-2", MITTWOCH, "2")):
        with context.db.transaction() as session:
            werte = answers(day, adresse={**ADRESSE, "hausnummer": house})
            antrag = new_draft(context, session, gespraech, **werte)
            numbers.append(AntragService(context, session).submit(antrag, "eins").aktenzeichen)

    def found(**query: str) -> list[str]:
        cases = client.get("/api/v1/vorgaenge", headers=dienst, params=query).json()["vorgaenge"]
        return [case["aktenzeichen"] for case in cases]

    assert found() == list(reversed(numbers))
    assert found(gespraech="g-1") == [numbers[0]]
    assert found(status="eingegangen", mandant="musterstadt") == list(reversed(numbers))
    assert found(status="erledigt") == found(mandant="nachbarort") == found(gespraech="g-3") == []


def test_only_for_those_with_the_right(client: TestClient, url: str) -> None:
    for request in (lambda **h: client.get(url, **h), lambda **h: client.get("/api/v1/vorgaenge", **h),
                    lambda **h: client.post(f"{url}/schritte", json={"phase": "unterwegs"}, **h)):  # fmt: skip
        assert request().status_code == 401
        assert request(headers={"Authorization": "Basic YTpi"}).status_code == 401
        assert request(headers={"Authorization": "Bearer falsch"}).status_code == 403


def test_a_citizen_may_withdraw_only_where_the_process_knows_a_way(context: ApiContext, client: TestClient) -> None:
    number = Buergerin(client).submitted()["aktenzeichen"]
    with context.db.transaction() as session:
        assert VorgangService(context, session).withdraw(number).status == "zurueckgezogen"
    with context.db.transaction() as session, pytest.raises(RueckzugNichtMoeglich):
        VorgangService(context, session).withdraw(number)


def test_a_case_without_a_form_has_number_and_code(context: ApiContext, client: TestClient) -> None:
    with context.db.transaction() as session:
        service = VorgangService(context, session)
        vorgang = service.create_direct("musterstadt", "anruf", "web", "g-9", {"telefon": "+49385000"})
        number, code = vorgang.aktenzeichen, service.code_of(vorgang)
    response = client.get(f"/api/v1/vorgaenge/{number}/status", headers={"Abrufcode": code})
    assert response.json()["phase_titel"] == "Angefragt"
