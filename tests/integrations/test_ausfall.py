"""A part is down, hangs or fails: told within two seconds, nothing lost, answered when it is back."""

import asyncio
import signal
import uuid
from typing import Any

import httpx
import pytest

from tests.integrations.geraet import Bot, Geraet
from tests.stoppuhr import Stoppuhr
from tests.system import System

TELEFON = "0385 545-1111"
ZWEI_SEKUNDEN = 2.0


async def timed(geraet: Geraet, text: str, kennung: str | None = None) -> tuple[dict[str, Any], float]:
    with Stoppuhr() as uhr:
        reply = await geraet.say(text, kennung)
    return reply, uhr.seconds


def assert_kind_failure(reply: dict[str, Any], seconds: float) -> None:
    (nachricht,) = reply["nachrichten"]
    assert nachricht["von"] == "system"
    assert TELEFON in nachricht["text"]
    assert nachricht["karte"]["art"] == "kontakt"
    assert nachricht["karte"]["telefon"] == TELEFON
    assert "!" not in nachricht["text"]
    assert seconds < ZWEI_SEKUNDEN


async def assert_answered_once(geraet: Geraet, *texts: str) -> None:
    """Each message stands in the journal once, and so does its answer, in order."""
    journal = await geraet.journal_until(f"Gelesen: {texts[-1]}")
    assert [nachricht["text"] for nachricht in journal if nachricht["von"] == "buerger"] == list(texts)
    read = [nachricht["text"] for nachricht in journal if nachricht["text"].startswith("Gelesen: ")]
    assert read == [f"Gelesen: {text}" for text in texts]
    assert [nachricht["nr"] for nachricht in journal] == list(range(1, len(journal) + 1))


async def restart(system: System, name: str) -> None:
    system.start(name)
    await asyncio.to_thread(system.wait_healthy)


@pytest.mark.parametrize("teil", ["bot", "actions"])
async def test_part_is_gone(zerbrechlich: System, teil: str) -> None:
    async with Geraet(zerbrechlich.url) as geraet:
        zerbrechlich.kill(teil)
        text = "langsam eins" if teil == "actions" else "eins"
        kennung = str(uuid.uuid4())
        assert_kind_failure(*await timed(geraet, text, kennung))
        assert zerbrechlich.health() == 503
        again, seconds = await timed(geraet, text, kennung)
        assert_kind_failure(again, seconds)
        second, seconds = await timed(geraet, "langsam zwei" if teil == "actions" else "zwei")
        assert_kind_failure(second, seconds)
        assert second["nachrichten"][0]["text"] != again["nachrichten"][0]["text"]
        await restart(zerbrechlich, teil)
        await assert_answered_once(geraet, text, "langsam zwei" if teil == "actions" else "zwei")
        assert (await geraet.say("eins", kennung))["nachrichten"] != again["nachrichten"]


@pytest.mark.parametrize("teil", ["bot", "actions"])
async def test_part_hangs_in_the_middle_of_many_turns(zerbrechlich: System, teil: str) -> None:
    bot = Bot(zerbrechlich)
    bot.hold()
    async with Geraet(zerbrechlich.url) as eins, Geraet(zerbrechlich.url) as zwei:
        turns = [asyncio.create_task(timed(geraet, "halt")) for geraet in (eins, zwei)]
        await bot.wait_for(zwei.id, "halt")
        await bot.wait_for(eins.id, "halt")
        with Stoppuhr() as uhr:
            zerbrechlich.freeze(teil)
            replies = await asyncio.gather(*turns)
        for reply, _ in replies:
            assert_kind_failure(reply, uhr.seconds)
        assert_kind_failure(*await timed(eins, "noch eins"))
        zerbrechlich.thaw(teil)
        bot.go_on()
        await assert_answered_once(eins, "halt", "noch eins")
        await assert_answered_once(zwei, "halt")


async def test_everybody_who_waits_is_told_in_time(zerbrechlich: System) -> None:
    async def one(geraet: Geraet) -> None:
        assert_kind_failure(*await timed(geraet, "Moin"))

    geraete = [Geraet(zerbrechlich.url) for _ in range(20)]
    for geraet in geraete:
        await geraet.__aenter__()
    zerbrechlich.freeze("bot")
    await asyncio.gather(*(one(geraet) for geraet in geraete))
    for geraet in geraete:
        await geraet.__aexit__()


async def test_slow_turn_of_a_healthy_bot_is_waited_for(geraet: Geraet) -> None:
    reply, seconds = await timed(geraet, "langsam und gut")
    assert reply["nachrichten"][0]["text"] == "Gelesen: langsam und gut"
    assert seconds > ZWEI_SEKUNDEN


async def test_message_that_fails_again_and_again_does_not_block_the_next(geraet: Geraet) -> None:
    assert_kind_failure(*await timed(geraet, "kaputt"))
    journal = await geraet.journal_until("komme ich leider nicht zurecht")
    assert TELEFON in journal[-1]["text"]
    assert (await geraet.say("weiter"))["nachrichten"][0]["text"] == "Gelesen: weiter"


@pytest.mark.parametrize("teil", ["bot", "server"])
async def test_crash_in_the_middle_of_a_turn(zerbrechlich: System, teil: str) -> None:
    bot = Bot(zerbrechlich)
    async with Geraet(zerbrechlich.url) as geraet:
        await geraet.say("vorher")
        bot.hold()
        kennung = str(uuid.uuid4())
        turn = asyncio.create_task(geraet.post({"id": kennung, "text": "halt mitten drin"}))
        await bot.wait_for(geraet.id, "halt mitten drin")
        zerbrechlich.kill(teil)
        if teil == "server":
            with pytest.raises(httpx.TransportError):
                await turn
        else:
            assert_kind_failure((await turn).json(), 0)
        bot_was_killed = teil == "bot"
        await restart(zerbrechlich, teil)
        if bot_was_killed:
            await bot.wait_for(geraet.id, "halt mitten drin")
        again = asyncio.create_task(geraet.say("halt mitten drin", kennung))
        bot.go_on()
        assert "Gelesen: halt mitten drin" in [nachricht["text"] for nachricht in (await again)["nachrichten"]]
        await assert_answered_once(geraet, "vorher", "halt mitten drin")


async def test_orderly_stop_answers_what_runs(zerbrechlich: System) -> None:
    bot = Bot(zerbrechlich)
    async with Geraet(zerbrechlich.url) as geraet:
        async with geraet.events() as strom:
            await strom.next("stand")
            turn = asyncio.create_task(geraet.say("langsam bis zum Ende"))
            await bot.wait_for(geraet.id, "langsam bis zum Ende")
            zerbrechlich._signal("server", signal.SIGTERM)
            assert (await turn)["nachrichten"][0]["text"] == "Gelesen: langsam bis zum Ende"
        assert await asyncio.to_thread(zerbrechlich.prozesse["server"].wait, 15) in (0, -signal.SIGTERM)
