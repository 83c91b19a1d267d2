"""A conversation is linked with a messenger over HTTP, while the messenger's side works in a process of its own."""

import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from api.context import ApiContext
from api.messenger.models import MessengerChat
from tests.datenbanken import Datenbanken
from tests.integrations.geraet import Geraet
from tests.integrations.messenger import adapter_of, claim, system_with_bot
from tests.system import System


@pytest.fixture(scope="module")
def mit_bot(datenbanken: Datenbanken) -> Iterator[System]:
    with system_with_bot(datenbanken) as system:
        yield system


@pytest.fixture(scope="module")
def adapter(mit_bot: System) -> Iterator[ApiContext]:
    with adapter_of(mit_bot) as context:
        yield context


@pytest.fixture
async def website(mit_bot: System, adapter: ApiContext) -> AsyncIterator[Geraet]:
    assert adapter.settings.telegram
    async with Geraet(mit_bot.url) as opened:
        yield opened


async def code(website: Geraet) -> str:
    answer = await website.http.post(f"{website.pfad}/uebergaenge", json={"ziel": "telegram"}, headers=website.headers)
    assert answer.status_code == 201, answer.text
    daten = answer.json()
    assert daten["adresse"] == f"https://t.me/ProbeBot?start={daten['code']}"
    return str(daten["code"])


async def answer(website: Geraet, kennung: str, ja: Any) -> httpx.Response:
    return await website.http.post(
        f"{website.pfad}/verbindung", json={"id": kennung, "ja": ja}, headers=website.headers
    )


async def test_the_website_is_asked_at_once_and_hears_what_becomes_of_it(website: Geraet, adapter: ApiContext) -> None:
    await website.say("datei")
    async with website.events() as strom:
        await strom.next("stand")
        chat = claim(adapter, await code(website))
        _, stand = await strom.next("stand")
        assert (stand["verbindung"]["name"], stand["verbindung"]["messenger"]) == ("Anna M.", "telegram")
        assert (await answer(website, stand["verbindung"]["id"], True)).status_code == 204
        messages = [(await strom.next("nachricht"))[1] for _ in range(3)]
        _, stand = await strom.next("stand")
    assert (stand["verbindung"], stand["verbunden"]) == (None, ["telegram"])
    assert [message["kanal"] for message in messages] == ["web", "telegram", "telegram"]
    assert messages[0]["text"] == "Dieses Gespräch ist jetzt auch in Telegram offen."
    assert "geht es weiter" in messages[2]["text"]
    with adapter.db.reading() as session:
        row = session.get(MessengerChat, chat)
        assert row is not None
        headers = {"Authorization": f"Bearer {row.token}"}
    body = {"id": str(uuid.uuid4()), "text": "aus dem Messenger"}
    said = await website.http.post(f"{website.pfad}/nachrichten", json=body, headers=headers)
    assert said.json()["nachrichten"][0]["kanal"] == "telegram"
    refused = await website.http.delete(f"{website.pfad}/verbindung", headers=headers)
    assert refused.status_code == 403
    ended = await website.http.delete(f"{website.pfad}/verbindung", headers=website.headers)
    assert (ended.status_code, ended.content) == (204, b"")
    assert (await website.http.get(f"{website.pfad}/nachrichten", headers=headers)).status_code == 404
    assert (await website.journal())["stand"]["verbunden"] == []


async def test_refused(website: Geraet, adapter: ApiContext) -> None:
    claim(adapter, await code(website))
    kennung = (await website.journal())["stand"]["verbindung"]["id"]
    assert (await answer(website, kennung, False)).status_code == 204
    again = await answer(website, kennung, True)
    assert again.status_code == 404
    assert "gilt nicht mehr" in again.json()["detail"]
    assert (await website.journal())["stand"]["verbunden"] == []


@pytest.mark.parametrize(("kennung", "ja"), [("x", True), (str(uuid.uuid4()), "ja"), (str(uuid.uuid4()), None)])
async def test_what_is_no_answer(website: Geraet, kennung: str, ja: Any) -> None:
    assert (await answer(website, kennung, ja)).status_code == 422


async def test_where_no_bot_runs_nothing_leads_there(geraet: Geraet) -> None:
    answer = await geraet.http.post(f"{geraet.pfad}/uebergaenge", json={"ziel": "telegram"}, headers=geraet.headers)
    assert answer.status_code == 409
    assert "Telegram" in answer.json()["title"]
    assert "verbunden" not in geraet.eroeffnung["stand"]
    assert (await geraet.http.get("/schwerin/farben.json")).json()["telegram"] is False


async def test_the_widget_is_told_that_there_is_one(website: Geraet) -> None:
    assert (await website.http.get("/schwerin/farben.json")).json()["telegram"] is True
