"""One turn at a time per conversation, in order; bursts; each message acts once."""

import asyncio
import uuid

from tests.integrations.geraet import Bot, Geraet
from tests.system import System

VIELE = 200


async def journal_until_count(geraet: Geraet, buerger: int) -> None:
    """Until so many messages of the citizen are stored."""
    async with asyncio.timeout(15):
        while True:
            nachrichten = (await geraet.journal())["nachrichten"]
            if sum(nachricht["von"] == "buerger" for nachricht in nachrichten) == buerger:
                return
            await asyncio.sleep(0.02)


async def test_greeting_says_it_is_a_machine_and_links_the_notice(geraet: Geraet) -> None:
    gruss = geraet.eroeffnung["nachrichten"][0]
    assert gruss["nr"] == 1
    assert gruss["von"] == "bot"
    assert "kein Mensch" in gruss["text"]
    assert "/schwerin/datenschutz" in gruss["text"]
    assert "!" not in gruss["text"]
    assert geraet.eroeffnung["stand"]["phase"] == "frei"
    assert geraet.eroeffnung["stand"]["verstanden"] is None


async def test_reply_carries_the_answers_in_order_and_never_echoes(geraet: Geraet) -> None:
    reply = await geraet.say("Moin")
    assert [nachricht["text"] for nachricht in reply["nachrichten"]] == ["Gelesen: Moin", "Und weiter?"]
    assert reply["stand"]["verstanden"]["absicht"] == "smalltalk"
    journal = (await geraet.journal())["nachrichten"]
    assert [nachricht["nr"] for nachricht in journal] == [1, 2, 3, 4]
    assert [nachricht["von"] for nachricht in journal] == ["bot", "buerger", "bot", "bot"]
    assert (await geraet.journal(nach=3))["nachrichten"] == journal[3:]


async def test_text_that_begins_with_a_slash_is_text(geraet: Geraet, bot: Bot) -> None:
    await geraet.say("/restart")
    assert bot.turns(geraet.id)[-1]["text"] == "\u2060/restart"
    assert (await geraet.journal())["nachrichten"][1]["text"] == "/restart"


async def test_same_id_gives_the_same_answer_and_acts_once(geraet: Geraet, bot: Bot) -> None:
    kennung = str(uuid.uuid4())
    first = await geraet.say("Moin", kennung)
    await geraet.say("knöpfe")
    again = await geraet.say("ein anderer Text", kennung.upper())
    assert again["nachrichten"] == first["nachrichten"]
    assert again["stand"]["frage"]["feld"] == "rueckfrage"
    assert [turn["text"] for turn in bot.turns(geraet.id)] == ["Moin", "knöpfe"]


async def test_asking_again_in_the_middle_of_a_burst_tells_no_answer_twice(geraet: Geraet, bot: Bot) -> None:
    """The answers of the burst are carried by the reply to its last message, and by no other."""
    bot.hold()
    kennung = str(uuid.uuid4())
    first = asyncio.create_task(geraet.say("halt"))
    await bot.wait_for(geraet.id, "halt")
    middle = asyncio.create_task(geraet.say("mitten", kennung))
    await journal_until_count(geraet, 2)
    last = asyncio.create_task(geraet.say("langsam zuletzt"))
    await journal_until_count(geraet, 3)
    bot.go_on()
    await bot.wait_for(geraet.id, "langsam zuletzt")
    again = asyncio.create_task(geraet.say("mitten", kennung))
    assert [n["text"] for n in (await last)["nachrichten"]] == [
        "Gelesen: mitten", "Gelesen: langsam zuletzt", "Und weiter?",
    ]  # fmt: skip
    assert (await middle)["nachrichten"] == (await again)["nachrichten"] == []
    assert (await first)["nachrichten"][0]["text"] == "Gelesen: halt"


async def test_same_id_at_the_same_time_acts_once(geraet: Geraet, bot: Bot) -> None:
    kennung = str(uuid.uuid4())
    replies = await asyncio.gather(*(geraet.say("langsam einmal", kennung) for _ in range(8)))
    assert all(reply == replies[0] for reply in replies)
    assert len(bot.turns(geraet.id)) == 1
    assert len((await geraet.journal())["nachrichten"]) == 4


async def test_messages_during_a_turn_are_answered_together(geraet: Geraet, bot: Bot) -> None:
    bot.hold()
    first = asyncio.create_task(geraet.say("halt eins"))
    await bot.wait_for(geraet.id, "halt eins")
    later = []
    for stelle, text in enumerate(("zwei", "drei", "vier"), start=2):
        later.append(asyncio.create_task(geraet.say(text)))
        await journal_until_count(geraet, stelle)
    bot.go_on()
    eins = await first
    zwei, drei, vier = await asyncio.gather(*later)

    assert [nachricht["text"] for nachricht in eins["nachrichten"]] == ["Gelesen: halt eins", "Und weiter?"]
    assert zwei["nachrichten"] == drei["nachrichten"] == []
    texts = [nachricht["text"] for nachricht in vier["nachrichten"]]
    assert texts == ["Gelesen: zwei", "Gelesen: drei", "Gelesen: vier", "Und weiter?"]
    assert zwei["stand"] == drei["stand"] == vier["stand"]
    turns = bot.turns(geraet.id)
    assert [turn["text"] for turn in turns] == ["halt eins", "zwei", "drei", "vier"]
    assert {turn["nebeneinander"] for turn in turns} == {1}


async def test_replies_of_a_burst_are_the_same_when_asked_again(geraet: Geraet, bot: Bot) -> None:
    bot.hold()
    kennungen = [str(uuid.uuid4()) for _ in range(3)]
    tasks = []
    for stelle, kennung in enumerate(kennungen, start=1):
        tasks.append(asyncio.create_task(geraet.say(f"halt {stelle}", kennung)))
        await journal_until_count(geraet, stelle)
    bot.go_on()
    replies = await asyncio.gather(*tasks)
    again = [await geraet.say("noch einmal", kennung) for kennung in kennungen]
    assert [reply["nachrichten"] for reply in again] == [reply["nachrichten"] for reply in replies]


async def test_two_hundred_conversations_at_once(lotse: System, bot: Bot) -> None:
    async def one(stelle: int) -> list[str]:
        async with Geraet(lotse.url) as geraet:
            replies = [await geraet.say(f"Nachricht {stelle}"), await geraet.say(f"Zweite {stelle}")]
            return [reply["nachrichten"][0]["text"] for reply in replies]

    async with asyncio.timeout(120):
        answers = await asyncio.gather(*(one(stelle) for stelle in range(VIELE)))
    assert answers == [[f"Gelesen: Nachricht {stelle}", f"Gelesen: Zweite {stelle}"] for stelle in range(VIELE)]
    assert bot.report()["meist"] <= 16
