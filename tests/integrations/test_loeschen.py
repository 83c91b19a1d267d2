"""Forgetting a conversation, by call and by words; and the files it held."""

import asyncio
import uuid

from api.unterlagen.pruefstelle import check
from tests.dateien import PDF
from tests.integrations.geraet import Bot, Geraet
from tests.integrations.test_dateien import hand_in, stored
from tests.system import System


async def assert_gone(geraet: Geraet) -> None:
    answers = [
        await geraet.post({"id": str(uuid.uuid4()), "text": "Moin"}),
        await geraet.http.get(f"{geraet.pfad}/nachrichten", headers=geraet.headers),
        await geraet.http.get(f"{geraet.pfad}/ereignisse", headers=geraet.headers),
        await geraet.http.post(f"{geraet.pfad}/dateien", files={"datei": ("a.pdf", PDF)}, headers=geraet.headers),
        await geraet.http.delete(geraet.pfad, headers=geraet.headers),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5


async def test_delete_forgets(geraet: Geraet, bot: Bot) -> None:
    await geraet.say("datei")
    answer = await geraet.http.delete(geraet.pfad, headers=geraet.headers)
    assert (answer.status_code, answer.content) == (204, b"")
    await assert_gone(geraet)
    assert geraet.id in bot.report()["vergessen"]


async def test_delete_in_the_middle_of_a_turn(geraet: Geraet, bot: Bot) -> None:
    bot.hold()
    turn = asyncio.create_task(geraet.post({"id": str(uuid.uuid4()), "text": "halt"}))
    await bot.wait_for(geraet.id, "halt")
    assert (await geraet.http.delete(geraet.pfad, headers=geraet.headers)).status_code == 204
    assert (await turn).status_code == 404
    bot.go_on()
    await assert_gone(geraet)


async def test_asked_for_in_words_it_answers_and_then_forgets(geraet: Geraet) -> None:
    assert (await geraet.say("vergiss mich"))["nachrichten"][0]["text"] == "Gelesen: vergiss mich"
    async with asyncio.timeout(10):
        while (await geraet.http.get(f"{geraet.pfad}/nachrichten", headers=geraet.headers)).status_code != 404:
            await asyncio.sleep(0.02)
    await assert_gone(geraet)


async def test_file_is_kept_encrypted_answers_the_question_and_goes_with_the_draft(
    geraet: Geraet, bot: Bot, lotse: System
) -> None:
    before = stored(lotse)
    assert (await geraet.say("datei"))["stand"]["frage"]["typ"] == "datei"
    assert await hand_in(geraet, "C:/fotos/Beleg.pdf", PDF) == 200
    wahl = bot.turns(geraet.id)[-1]["metadata"]["wahl"]
    assert wahl["feld"] == "foto"
    assert wahl["titel"] == wahl["wert"]["name"] == "Beleg.pdf"
    assert (wahl["wert"]["typ"], wahl["wert"]["groesse"]) == ("application/pdf", len(check(PDF).inhalt))
    (datei,) = stored(lotse) - before
    assert datei.name == wahl["wert"]["datei"]
    assert b"Sichtbar" not in datei.read_bytes()
    assert datei.stat().st_mode & 0o077 == 0
    await geraet.http.delete(geraet.pfad, headers=geraet.headers)
    assert stored(lotse) == before
