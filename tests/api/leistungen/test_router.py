"""Services over HTTP."""

import pytest
from fastapi.testclient import TestClient


def keys(client: TestClient, query: str) -> list[str]:
    response = client.get(f"/api/v1/leistungen?mandant=musterstadt{query}")
    assert response.status_code == 200, response.text
    return [leistung["leistung"] for leistung in response.json()["leistungen"]]


def test_lists_what_a_citizen_may_find(client: TestClient) -> None:
    assert keys(client, "") == ["ausweis", "abholung", "pass", "auskunft", "besuch"], "by title; nothing internal"
    assert "abholung" not in [
        leistung["leistung"] for leistung in client.get("/api/v1/leistungen?mandant=nachbarort").json()["leistungen"]
    ]


def test_by_lebenslage(client: TestClient) -> None:
    assert keys(client, "&lebenslage=verkehr") == ["auskunft"]
    assert keys(client, "&lebenslage=mond") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("moebel", ["abholung"]),
        ("MÖBEL abh", ["abholung"]),
        ("brücke gesperrt", ["auskunft"]),
        ("beantragen", ["ausweis", "pass"]),
        ("termin", ["besuch"]),
        ("quark", []),
    ],
)
def test_by_words(client: TestClient, query: str, found: list[str]) -> None:
    response = client.get("/api/v1/leistungen", params={"mandant": "musterstadt", "q": query})
    assert [leistung["leistung"] for leistung in response.json()["leistungen"]] == found


def test_says_what_can_be_started(client: TestClient) -> None:
    listed = client.get("/api/v1/leistungen?mandant=musterstadt").json()["leistungen"]
    assert {leistung["leistung"]: leistung["startbar"] for leistung in listed} == {
        "abholung": True, "ausweis": True, "pass": True, "besuch": True, "auskunft": False
    }  # fmt: skip


def test_one_in_full(client: TestClient) -> None:
    body = client.get("/api/v1/leistungen/abholung?mandant=musterstadt").json()
    assert body["kurz"] == "Wir holen Möbel in Musterstadt ab."
    assert body["stelle"] == {"name": "Bürgeramt", "telefon": "0000 100", "email": None, "website": None}
    assert body["auskunft"]["kosten"]["quelle"] == "https://example.org/satzung"
    assert [feld["feld"] for feld in body["felder"]][:2] == ["adresse", "menge"]
    assert [gebuehr["betrag"] for gebuehr in body["gebuehren"]] == ["12.50", "0.00"]
    assert client.get("/api/v1/leistungen/anruf?mandant=musterstadt").status_code == 404
    assert client.get("/api/v1/leistungen/abholung?mandant=nachbarort").status_code == 404
