"""Server-sent events: told once each, in order, also after an interruption."""

import asyncio
from typing import Any

from api.gespraeche.schemas import NachrichtAnsicht
from api.gespraeche.service import GespraechUnbekannt
from integrations.gespraech.ereignisse import Ereignisse
from tests.integrations.geraet import Bot, Geraet


async def test_turn_is_told_live(geraet: Geraet) -> None:
    async with geraet.events() as strom:
        await strom.next("stand")
        reply = await geraet.say("Moin")
        kennung, eigene = await strom.next("nachricht")
        assert (kennung, eigene["von"], eigene["text"]) == ("2", "buerger", "Moin")
        assert [await strom.next("nachricht") for _ in range(2)] == [
            (str(nachricht["nr"]), nachricht) for nachricht in reply["nachrichten"]
        ]
        _, stand = await strom.next("stand")
        assert stand == reply["stand"]


async def test_typing_is_told_while_the_bot_thinks(geraet: Geraet, bot: Bot) -> None:
    bot.hold()
    async with geraet.events() as strom:
        await strom.next("stand")
        turn = asyncio.create_task(geraet.say("halt"))
        assert (await strom.next("tippt"))[1] == {"von": "bot", "an": True}
        bot.go_on()
        await turn
        assert (await strom.next("tippt"))[1] == {"von": "bot", "an": False}


async def test_resumes_after_the_last_event(geraet: Geraet) -> None:
    await geraet.say("eins")
    await geraet.say("zwei")
    journal = (await geraet.journal())["nachrichten"]
    async with geraet.events(**{"Last-Event-ID": "3"}) as strom:
        told = [(await strom.next("nachricht"))[1] for _ in journal[3:]]
        assert told == journal[3:]
        await geraet.say("drei")
        assert (await strom.next("nachricht"))[1]["text"] == "drei"


async def test_begins_with_now_when_nothing_is_said(geraet: Geraet) -> None:
    await geraet.say("eins")
    async with geraet.events() as strom:
        await strom.next("stand")
        await geraet.say("zwei")
        assert (await strom.next("nachricht"))[1]["text"] == "zwei"


async def test_number_beyond_the_journal_skips_nothing_new(geraet: Geraet) -> None:
    async with geraet.events(**{"Last-Event-ID": "999"}) as strom:
        await strom.next("stand")
        await geraet.say("Moin")
        assert (await strom.next("nachricht"))[1]["text"] == "Moin"


async def test_two_listeners_hear_the_same(geraet: Geraet) -> None:
    async with geraet.events() as eins, geraet.events() as zwei:
        await eins.next("stand")
        await zwei.next("stand")
        await geraet.say("Moin")
        assert await eins.next("nachricht") == await zwei.next("nachricht")


async def test_stream_ends_with_the_conversation(geraet: Geraet) -> None:
    async with geraet.events() as strom:
        await strom.next("stand")
        deleted = await geraet.http.delete(geraet.pfad, headers=geraet.headers)
        assert deleted.status_code == 204
        assert await strom.rest() == []


async def test_stream_ends_when_the_journal_was_forgotten_first() -> None:
    """Another process forgot the conversation: its end is not told here, only the journal is gone."""

    async def journal(nach: int) -> tuple[list[NachrichtAnsicht], dict[str, Any]]:
        raise GespraechUnbekannt

    assert [ereignis async for ereignis in Ereignisse().stream("fort", 0, journal)] == []
