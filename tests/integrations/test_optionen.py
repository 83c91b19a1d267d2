"""The value of an option holds for the question that offered it, and for nothing else."""

import uuid

import pytest

from tests.integrations.geraet import Bot, Geraet
from tests.system import System


async def test_pressed_option_reaches_the_bot_as_a_choice(geraet: Geraet, bot: Bot) -> None:
    reply = await geraet.say("knöpfe")
    option = reply["stand"]["frage"]["optionen"][0]
    assert option in reply["nachrichten"][-1]["optionen"]
    reply = await geraet.press(option["wert"])
    turn = bot.turns(geraet.id)[-1]
    assert turn["text"] == option["titel"] == "Ja, wirklich"
    assert turn["metadata"]["wahl"]["feld"] == "rueckfrage"
    assert turn["metadata"]["wahl"]["wert"] == "ja"
    assert reply["stand"]["verstanden"]["absicht"] == "angabe"
    assert (await geraet.journal())["nachrichten"][-3]["text"] == "Ja, wirklich"


async def test_old_value_changes_nothing_and_asks_again(geraet: Geraet, bot: Bot) -> None:
    reply = await geraet.say("knöpfe")
    old = reply["stand"]["frage"]["optionen"][0]["wert"]
    await geraet.press(old)
    kennung = str(uuid.uuid4())
    hint = await geraet.press(old, kennung)
    assert "gilt nicht mehr" in hint["nachrichten"][0]["text"]
    assert len(bot.turns(geraet.id)) == 2
    assert await geraet.press(old, kennung) == hint
    journal = (await geraet.journal())["nachrichten"]
    assert [nachricht["text"] for nachricht in journal if nachricht["von"] == "buerger"][-1] == "Ja, wirklich"


@pytest.mark.parametrize("wert", ["erfunden", "A" * 22, "\x00", "💥", "ja", "' OR 1=1"])
async def test_forged_value_repeats_the_open_question(geraet: Geraet, bot: Bot, wert: str) -> None:
    before = await geraet.say("knöpfe")
    after = await geraet.press(wert)
    assert after["stand"] == before["stand"]
    assert len(after["nachrichten"]) == 2
    assert after["nachrichten"][1]["text"].endswith(before["nachrichten"][-1]["text"])
    assert after["nachrichten"][1]["optionen"] == before["stand"]["frage"]["optionen"]
    assert len(bot.turns(geraet.id)) == 1
    again = await geraet.press(wert)
    assert again["nachrichten"][1]["text"] == after["nachrichten"][1]["text"]


async def test_value_of_another_conversation_is_forged(geraet: Geraet, bot: Bot, lotse: System) -> None:
    async with Geraet(lotse.url) as other:
        fremd = (await other.say("knöpfe"))["stand"]["frage"]["optionen"][0]["wert"]
    before = await geraet.say("knöpfe")
    assert (await geraet.press(fremd))["stand"] == before["stand"]
    assert len(bot.turns(geraet.id)) == 1
