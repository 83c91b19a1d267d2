"""Bad input of any kind gets a clear German error, never a stack trace, never a 500."""

import json
import uuid
from typing import Any

import httpx
import pytest

from tests.system import Chat, System

GUT = "8d3c4a52-6a0b-4c3e-9a55-1f1f0c7f2b10"


@pytest.fixture(scope="module")
def chat(lotse: System) -> Chat:
    return Chat(lotse.url)


def check_problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert {"type", "title", "detail"} <= body.keys()
    assert "Traceback" not in answer.text
    return body


SCHLECHTE_NACHRICHTEN = {
    "leer": ({"id": GUT, "text": ""}, 422, "text"),
    "nur Leerzeichen": ({"id": GUT, "text": " \n\t "}, 422, "text"),
    "nur unsichtbare Zeichen": ({"id": GUT, "text": "\u200b\u2060\ufeff"}, 422, "text"),
    "zu lang": ({"id": GUT, "text": "a" * 10_000}, 413, "text"),
    "ein Zeichen zu lang": ({"id": GUT, "text": "ä" * 4001}, 413, "text"),
    "Nullzeichen": ({"id": GUT, "text": "Hallo\x00Welt"}, 422, "text"),
    "Steuerzeichen": ({"id": GUT, "text": "Hallo\x1b[31m"}, 422, "text"),
    "halbes Zeichen": ({"id": GUT, "text": "Hallo \ud83d"}, 422, "text"),
    "Text als Zahl": ({"id": GUT, "text": 5}, 422, "text"),
    "Text als Liste": ({"id": GUT, "text": ["Moin"]}, 422, "text"),
    "Text null": ({"id": GUT, "text": None}, 422, "text"),
    "ohne Text": ({"id": GUT}, 422, "text"),
    "Text und Wert": ({"id": GUT, "text": "Moin", "wert": "x"}, 422, "wert"),
    "Wert als Zahl": ({"id": GUT, "wert": 5}, 422, "wert"),
    "Wert leer": ({"id": GUT, "wert": ""}, 422, "wert"),
    "Wert zu lang": ({"id": GUT, "wert": "x" * 5000}, 413, "wert"),
    "unbekannter Befehl": ({"id": GUT, "befehl": "zaubern"}, 422, "befehl"),
    "Befehl als Liste": ({"id": GUT, "befehl": ["status"]}, 422, "befehl"),
    "Befehl und Text": ({"id": GUT, "befehl": "status", "text": "Moin"}, 422, "befehl"),
    "Befehl und Wert": ({"id": GUT, "befehl": "status", "wert": "x"}, 422, "befehl"),
    "ersetzt keine UUID": ({"id": GUT, "text": "Moin", "ersetzt": "17"}, 422, "ersetzt"),
    "ersetzt sich selbst": ({"id": GUT, "text": "Moin", "ersetzt": GUT}, 422, "ersetzt"),
    "ersetzt als Liste": ({"id": GUT, "text": "Moin", "ersetzt": []}, 422, "ersetzt"),
    "ohne Kennung": ({"text": "Moin"}, 422, "id"),
    "Kennung keine UUID": ({"id": "17", "text": "Moin"}, 422, "id"),
    "Kennung als Zahl": ({"id": 17, "text": "Moin"}, 422, "id"),
    "Kennung null": ({"id": None, "text": "Moin"}, 422, "id"),
}


@pytest.mark.parametrize("fall", SCHLECHTE_NACHRICHTEN)
def test_bad_message(chat: Chat, fall: str) -> None:
    body, status, feld = SCHLECHTE_NACHRICHTEN[fall]
    answer = chat.http.post(
        f"{chat.pfad}/nachrichten",
        content=json.dumps(body),  # escapes, so that half a character can be sent at all
        headers={**chat.headers, "Content-Type": "application/json"},
    )
    assert feld in check_problem(answer, status)["felder"]
    assert all(nachricht["von"] == "bot" for nachricht in chat.journal())


@pytest.mark.parametrize(
    ("content", "typ"),
    [
        (b"{", "application/json"),
        (b"", "application/json"),
        (b"[]", "application/json"),
        (b'"Moin"', "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 5000, "application/json"),
        (b"text=Moin", "application/x-www-form-urlencoded"),
        (b"Moin", "text/plain"),
    ],
)
def test_body_that_is_no_json_object(chat: Chat, content: bytes, typ: str) -> None:
    for pfad in (f"{chat.pfad}/nachrichten", "/chat/v1/gespraeche"):
        answer = chat.http.post(pfad, content=content, headers={**chat.headers, "Content-Type": typ})
        check_problem(answer, 422)


def test_enormous_body(chat: Chat) -> None:
    check_problem(chat.send({"id": GUT, "text": "a" * 2_000_000}), 413)


@pytest.mark.parametrize(
    ("body", "feld"),
    [
        ({}, "mandant"),
        ({"mandant": "atlantis"}, "mandant"),
        ({"mandant": 5}, "mandant"),
        ({"mandant": "../schwerin"}, "mandant"),
        ({"mandant": "schwerin", "kanal": "brief"}, "kanal"),
        ({"mandant": "schwerin", "kanal": ["web"]}, "kanal"),
        ({"mandant": "schwerin", "einfache_sprache": "ja"}, "einfache_sprache"),
    ],
)
def test_bad_opening(lotse: System, body: dict[str, Any], feld: str) -> None:
    answer = httpx.post(f"{lotse.url}/chat/v1/gespraeche", json=body)
    assert feld in check_problem(answer, 422)["felder"]


def every_call(chat: Chat, gespraech: str, headers: dict[str, str]) -> list[httpx.Response]:
    pfad = f"/chat/v1/gespraeche/{gespraech}"
    return [
        chat.http.post(f"{pfad}/nachrichten", json={"id": str(uuid.uuid4()), "text": "Moin"}, headers=headers),
        chat.http.get(f"{pfad}/nachrichten", headers=headers),
        chat.http.get(f"{pfad}/ereignisse", headers=headers),
        chat.http.post(f"{pfad}/dateien", files={"datei": ("a.pdf", b"%PDF-1.7")}, headers=headers),
        chat.http.delete(pfad, headers=headers),
    ]


@pytest.mark.parametrize(
    "gespraech", [str(uuid.uuid4()), "kein-gespraech", "1", "%00", "💥", "{id}", "'; DROP TABLE gespraeche"]
)
def test_unknown_conversation(chat: Chat, gespraech: str) -> None:
    for answer in every_call(chat, gespraech, chat.headers):
        check_problem(answer, 404)


def test_foreign_token_and_none(chat: Chat, lotse: System) -> None:
    with Chat(lotse.url) as fremd:
        for answer in every_call(chat, chat.id, fremd.headers):
            check_problem(answer, 404)
    for header in ({}, {"Authorization": "Bearer"}, {"Authorization": f"Basic {chat.token}"}):
        for answer in every_call(chat, chat.id, header):
            check_problem(answer, 401)
    assert chat.journal()


@pytest.mark.parametrize("nach", ["abc", "-1", "1.5", "9" * 30, "²"])
def test_bad_number(chat: Chat, nach: str) -> None:
    for pfad in ("nachrichten", "ereignisse"):
        answer = chat.http.get(f"{chat.pfad}/{pfad}", params={"nach": nach}, headers=chat.headers)
        check_problem(answer, 422)
    kopf = {**chat.headers, "Last-Event-ID": nach.encode("ascii", "replace").decode()}
    check_problem(chat.http.get(f"{chat.pfad}/ereignisse", headers=kopf), 422)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "Ä" * 4000,
        "a\n\tb",
        "'; DROP TABLE nachrichten; --",
        "{{7*7}} %s {0}",
        "😀",
        "\u202eabc",
    ],
)
def test_odd_text_is_text(lotse: System, text: str) -> None:
    with Chat(lotse.url) as chat:
        assert chat.say(text).text.startswith(f"Gelesen: {text}")
        assert chat.journal()[1]["text"] == text


def test_wrong_method_and_path(chat: Chat) -> None:
    check_problem(chat.http.put(f"{chat.pfad}/nachrichten", json={}), 405)
    check_problem(chat.http.get(f"{chat.pfad}/nichts", headers=chat.headers), 404)


def test_text_of_citizens_is_neither_logged_nor_stored_in_the_clear(lotse: System) -> None:
    geheim = "Geheimnisvolle Schlossallee 99"
    with Chat(lotse.url) as chat:
        chat.say(geheim)
    for datei in lotse.ordner.rglob("*"):
        if datei.is_file():
            assert geheim.encode() not in datei.read_bytes(), datei.name


def test_headers(chat: Chat) -> None:
    answer = chat.http.get(f"{chat.pfad}/nachrichten", headers=chat.headers)
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"]
    assert answer.headers["cache-control"] == "no-store"
