"""Two server processes on one database: one turn at a time per conversation, whoever took the message in."""

import asyncio
import uuid
from typing import Any

import httpx

from tests.integrations.geraet import Bot, Geraet
from tests.system import System


def on(url: str, geraet: Geraet) -> Geraet:
    """The same conversation, through another server."""
    other = Geraet(url)
    other.id, other.pfad, other.headers = geraet.id, geraet.pfad, geraet.headers
    return other


async def start_another_server(system: System) -> str:
    url = system.start_another_server()
    await asyncio.to_thread(system.wait_healthy, url=url)
    return url


async def test_messages_to_two_servers_are_answered_in_order(zerbrechlich: System) -> None:
    bot = Bot(zerbrechlich)
    zweiter = await start_another_server(zerbrechlich)
    async with Geraet(zerbrechlich.url) as eins:
        zwei = on(zweiter, eins)
        async with zwei.events() as strom:
            await strom.next("stand")
            bot.hold()
            first = asyncio.create_task(eins.say("halt eins"))
            await bot.wait_for(eins.id, "halt eins")
            second = asyncio.create_task(zwei.say("zwei"))
            while len((await eins.journal())["nachrichten"]) < 3:
                await asyncio.sleep(0.02)
            bot.go_on()
            assert (await first)["nachrichten"][0]["text"] == "Gelesen: halt eins"
            assert (await second)["nachrichten"][0]["text"] == "Gelesen: zwei"
            journal = (await eins.journal())["nachrichten"]
            told = [(await strom.next("nachricht"))[1] for _ in journal[1:]]
            assert told == journal[1:]
        turns = bot.turns(eins.id)
        assert [turn["text"] for turn in turns] == ["halt eins", "zwei"]
        assert {turn["nebeneinander"] for turn in turns} == {1}
        await zwei.http.aclose()


async def test_same_id_at_two_servers_acts_once(zerbrechlich: System) -> None:
    bot = Bot(zerbrechlich)
    zweiter = await start_another_server(zerbrechlich)
    async with Geraet(zerbrechlich.url) as eins:
        zwei = on(zweiter, eins)
        kennung = str(uuid.uuid4())
        replies: list[dict[str, Any]] = await asyncio.gather(
            *(geraet.say("langsam einmal", kennung) for geraet in (eins, zwei, eins, zwei))
        )
        assert all(reply == replies[0] for reply in replies)
        assert len(bot.turns(eins.id)) == 1
        await zwei.http.aclose()


async def test_other_server_takes_over_from_the_dead(zerbrechlich: System) -> None:
    bot = Bot(zerbrechlich)
    zweiter = await start_another_server(zerbrechlich)
    async with Geraet(zerbrechlich.url) as eins:
        zwei = on(zweiter, eins)
        bot.hold()
        turn = asyncio.create_task(zwei.post({"id": str(uuid.uuid4()), "text": "halt verwaist"}))
        await bot.wait_for(eins.id, "halt verwaist")
        zerbrechlich.kill("server2")
        await asyncio.gather(turn, return_exceptions=True)
        assert isinstance(turn.exception(), httpx.TransportError)
        bot.go_on()
        journal = await eins.journal_until("Gelesen: halt verwaist", seconds=40)
        assert [nachricht["von"] for nachricht in journal] == ["bot", "buerger", "bot", "bot"]
        assert len(bot.turns(eins.id)) == 2
        await zwei.http.aclose()
