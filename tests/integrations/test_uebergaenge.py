"""A conversation goes on elsewhere, over HTTP; opinions; and which websites may show the chat."""

import re
import uuid
from typing import Any

import httpx
import pytest

from tests.integrations.geraet import Geraet, Strom
from tests.system import System


async def hand_over(geraet: Geraet, ziel: str) -> dict[str, Any]:
    answer = await geraet.http.post(f"{geraet.pfad}/uebergaenge", json={"ziel": ziel}, headers=geraet.headers)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def redeem(geraet: Geraet, code: str, **more: str) -> httpx.Response:
    return await geraet.http.post("/chat/v1/uebergaenge", json={"code": code, **more})


async def test_it_goes_on_with_the_whole_journal(geraet: Geraet) -> None:
    await geraet.say("Moin")
    neu = await hand_over(geraet, "spaeter")
    assert neu["adresse"] == f"/schwerin#weiter={neu['code']}"
    found = (await redeem(geraet, neu["code"])).json()
    assert (found["id"], found["mandant"]) == (geraet.id, "schwerin")
    assert [nachricht["text"] for nachricht in found["nachrichten"]][1:3] == ["Moin", "Gelesen: Moin"]
    headers = {"Authorization": f"Bearer {found['token']}"}
    body = {"id": str(uuid.uuid4()), "text": "von woanders"}
    said = await geraet.http.post(f"{geraet.pfad}/nachrichten", json=body, headers=headers)
    assert said.json()["nachrichten"][0]["text"] == "Gelesen: von woanders"
    assert "Gelesen: von woanders" in [nachricht["text"] for nachricht in (await geraet.journal())["nachrichten"]]


async def test_the_open_question_is_asked_where_it_goes_on_and_told_where_it_was(geraet: Geraet) -> None:
    await geraet.say("datei")
    neu = await hand_over(geraet, "chat")
    async with geraet.events() as strom:
        assert isinstance(strom, Strom)
        found = (await redeem(geraet, neu["code"])).json()
        _, gehoert = await strom.next("nachricht")
    assert gehoert == found["nachrichten"][-1]
    assert "geht es weiter" in gehoert["text"]
    assert found["stand"]["frage"]["typ"] == "datei"


async def test_a_code_is_good_once_and_a_repeated_request_is_answered_again(geraet: Geraet) -> None:
    code = (await hand_over(geraet, "chat"))["code"]
    kennung = str(uuid.uuid4())
    answers = [
        await redeem(geraet, code, id=kennung),
        await redeem(geraet, code, id=kennung),
        await redeem(geraet, code),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert "Code" in answers[2].json()["detail"]


async def test_a_code_for_the_pages_is_none_for_the_chat(geraet: Geraet) -> None:
    neu = await hand_over(geraet, "seiten")
    assert neu["adresse"] == f"/schwerin/antrag/weiter?code={neu['code']}"
    assert (await redeem(geraet, neu["code"])).status_code == 404


async def test_a_code_to_read_aloud_comes_with_the_number_to_call(geraet: Geraet) -> None:
    neu = await hand_over(geraet, "telefon")
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", neu["code"])
    assert neu["adresse"] == "tel:" + re.sub("[^0-9]", "", neu["telefon"])
    assert neu["zeiten"]
    assert (await redeem(geraet, neu["code"])).status_code == 404


@pytest.mark.parametrize("body", [{}, {"ziel": "mond"}, {"ziel": None}, {"ziel": ["chat"]}])
async def test_where_to_must_be_said(geraet: Geraet, body: dict[str, Any]) -> None:
    answer = await geraet.http.post(f"{geraet.pfad}/uebergaenge", json=body, headers=geraet.headers)
    assert answer.status_code == 422
    assert "ziel" in answer.json()["felder"]


@pytest.mark.parametrize("body", [{}, {"code": ""}, {"code": 5}, {"code": "x" * 101}, {"code": "A", "id": "keine"}])
async def test_a_code_must_be_text(geraet: Geraet, body: dict[str, Any]) -> None:
    assert (await geraet.http.post("/chat/v1/uebergaenge", json=body)).status_code == 422


async def test_strangers_get_no_code(geraet: Geraet) -> None:
    answer = await geraet.http.post(
        f"{geraet.pfad}/uebergaenge", json={"ziel": "chat"}, headers={"Authorization": "Bearer falsch"}
    )
    assert answer.status_code == 404


async def judge(geraet: Geraet, **body: Any) -> httpx.Response:
    return await geraet.http.post(f"{geraet.pfad}/rueckmeldungen", json=body, headers=geraet.headers)


async def test_thumbs_up_and_down(geraet: Geraet) -> None:
    nr = (await geraet.say("Moin"))["nachrichten"][0]["nr"]
    for body in ({"gut": True}, {"gut": False, "wort": "Zu lang"}, {"gut": None}):
        assert (await judge(geraet, nr=nr, **body)).status_code == 204


@pytest.mark.parametrize(
    ("body", "feld"),
    [
        ({"gut": True}, "nr"),
        ({"nr": "1", "gut": True}, "nr"),
        ({"nr": True, "gut": True}, "nr"),
        ({"nr": 10**12, "gut": True}, "nr"),
        ({"nr": 1, "gut": "ja"}, "gut"),
        ({"nr": 1, "gut": True, "wort": "x" * 501}, "wort"),
        ({"nr": 1, "gut": True, "wort": "\x00"}, "wort"),
        ({"nr": 7, "gut": True}, "nr"),
    ],
)
async def test_wrong_opinions_are_refused_in_words(geraet: Geraet, body: dict[str, Any], feld: str) -> None:
    answer = await judge(geraet, **body)
    assert answer.status_code == 422
    assert feld in answer.json()["felder"]


def open_from(lotse: System, origin: str) -> httpx.Response:
    with httpx.Client(base_url=lotse.url, trust_env=False, verify=False) as http:
        return http.post("/chat/v1/gespraeche", json={"mandant": "schwerin"}, headers={"Origin": origin})


@pytest.mark.parametrize("origin", ["https://www.schwerin.de", "http://localhost:9999", "http://127.0.0.1:4321"])
def test_named_websites_may_show_the_chat(lotse: System, origin: str) -> None:
    answer = open_from(lotse, origin)
    assert answer.status_code == 201
    assert answer.headers["access-control-allow-origin"] == origin
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "https://www.schwerin.de.evil.example", "http://www.schwerin.de"]
)
def test_others_may_not(lotse: System, origin: str) -> None:
    answer = open_from(lotse, origin)
    assert answer.status_code == 403
    assert "Internetseite" in answer.json()["detail"]
    assert "access-control-allow-origin" not in answer.headers


def test_the_browsers_question_is_answered(lotse: System) -> None:
    asked = {
        "Origin": "https://www.schwerin.de",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    with httpx.Client(base_url=lotse.url, trust_env=False, verify=False) as http:
        well = http.options("/chat/v1/gespraeche", headers=asked)
        ill = http.options("/chat/v1/gespraeche", headers=asked | {"Origin": "https://evil.example"})
    assert well.status_code == 200
    assert "authorization" in well.headers["access-control-allow-headers"].lower()
    assert "access-control-allow-origin" not in ill.headers
