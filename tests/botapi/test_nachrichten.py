"""Messages, buttons and files of the fake, as python-telegram-bot sees them."""

import httpx
import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken

from tests.botapi import BotApi, Mensch
from tests.botapi.conftest import library_bot

JA = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Ja", callback_data="j"), InlineKeyboardButton("Nein", callback_data="n")]]
)


async def test_message_with_buttons_is_seen_pressed_and_answered(bot: Bot, anna: Mensch) -> None:
    sent = await bot.send_message(anna.id, "  Wirklich?\n", reply_markup=JA)
    assert sent.text == "Wirklich?"
    assert anna.sees("Wirklich").titel == ["Ja", "Nein"]
    ruf = anna.presses("Ja")
    (_, update) = await bot.get_updates()
    assert update.callback_query.data == "j"
    assert update.callback_query.message.message_id == sent.message_id
    assert await update.callback_query.answer("Gemerkt")
    assert ruf.antwort == {"text": "Gemerkt", "show_alert": False}
    await update.callback_query.edit_message_reply_markup(None)
    assert anna.titles == []


async def test_message_ids_grow_over_all_private_chats(api: BotApi, bot: Bot, anna: Mensch) -> None:
    ben = Mensch(api, "Ben")
    ben.says("Moin")
    ids = [(await bot.send_message(person.id, "Hallo")).message_id for person in (anna, ben, anna)]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]


@pytest.mark.parametrize(
    ("text", "fehler"),
    [("", "text is empty"), (" \n", "text is empty"), ("x" * 4097, "too long"), ("🙂" * 2049, "too long")],
)
async def test_texts_that_are_refused(bot: Bot, anna: Mensch, text: str, fehler: str) -> None:
    with pytest.raises(BadRequest, match=fehler):
        await bot.send_message(anna.id, text)
    assert anna.from_bot == []


async def test_the_longest_text_is_taken(bot: Bot, anna: Mensch) -> None:
    await bot.send_message(anna.id, "ä" * 4096)
    assert len(anna.sees("ä").text) == 4096


@pytest.mark.parametrize(
    ("taste", "fehler"),
    [
        ({"text": "Ja", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "Ja", "callback_data": "ä" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "Ja"}, "Text buttons are unallowed"),
        ({"text": "", "callback_data": "j"}, "must be non-empty"),
        ({"text": "Seite", "url": "http://localhost:8000/x"}, "Wrong HTTP URL"),
        ({"text": "Seite", "url": "ftp://example.org"}, "Wrong HTTP URL"),
    ],
)
async def test_buttons_that_are_refused(api: BotApi, anna: Mensch, taste: dict[str, str], fehler: str) -> None:
    body = {"chat_id": anna.id, "text": "x", "reply_markup": {"inline_keyboard": [[taste]]}}
    answer = httpx.post(f"{api.url}/bot{api.konto.token}/sendMessage", json=body)
    assert answer.status_code == 400
    assert fehler in answer.json()["description"]


async def test_a_hundred_buttons_and_no_more(bot: Bot, anna: Mensch) -> None:
    def keyboard(count: int) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup([[InlineKeyboardButton(str(n), callback_data="d" * 64)] for n in range(count)])

    await bot.send_message(anna.id, "x", reply_markup=keyboard(100))
    with pytest.raises(BadRequest, match=r"(?i)reply markup is too long"):
        await bot.send_message(anna.id, "x", reply_markup=keyboard(101))


async def test_editing_tells_what_is_there(bot: Bot, anna: Mensch) -> None:
    """What a sender that crashed can learn: whether the message is there, and as it was."""
    sent = await bot.send_message(anna.id, "Guten Tag", reply_markup=JA)
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("Guten Tag", anna.id, sent.message_id, reply_markup=JA)
    with pytest.raises(BadRequest, match="to edit not found"):
        await bot.edit_message_text("Guten Tag", anna.id, sent.message_id + 1, reply_markup=JA)
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("Guten Tag", anna.id, anna.visible[0].id)
    await bot.edit_message_text("Guten Abend", anna.id, sent.message_id)
    assert anna.sees("Guten Abend").titel == []


async def test_a_message_with_a_keyboard_below_cannot_be_edited(bot: Bot, anna: Mensch) -> None:
    sent = await bot.send_message(anna.id, "Wo?", reply_markup=ReplyKeyboardMarkup([["Hier"]]))
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("Wo?", anna.id, sent.message_id)


async def test_deleting(bot: Bot, anna: Mensch) -> None:
    sent = await bot.send_message(anna.id, "Weg damit")
    assert await sent.delete()
    assert anna.from_bot == []
    with pytest.raises(BadRequest, match="to delete not found"):
        await sent.delete()


async def test_old_and_unknown_presses(api: BotApi, bot: Bot, anna: Mensch) -> None:
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query("1")
    await bot.send_message(anna.id, "Wirklich?", reply_markup=JA)
    ruf = anna.presses("Ja")
    ruf.zeit -= 3600
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query(ruf.id)
    assert ruf.antwort is None


async def test_files_go_both_ways(api: BotApi, bot: Bot, anna: Mensch) -> None:
    anna.sends_document("Nachweis.pdf", b"%PDF-1.7 Nachweis")
    anna.sends_photo(b"\xff\xd8" + b"x" * 300)
    (_, first, second) = await bot.get_updates()
    datei = await bot.get_file(first.message.document.file_id)
    assert bytes(await datei.download_as_bytearray()) == b"%PDF-1.7 Nachweis"
    foto = await bot.get_file(second.message.photo[-1].file_id)
    assert len(await foto.download_as_bytearray()) == 302
    await bot.send_document(anna.id, b"%PDF Bescheid", filename="Bescheid.pdf", caption="Ihr Bescheid")
    gesehen = anna.sees("Bescheid.pdf")
    assert gesehen.text == "Ihr Bescheid"
    assert api.konto.dateien[gesehen.inhalt["document"]["file_id"]][1] == b"%PDF Bescheid"
    with pytest.raises(BadRequest, match=r"(?i)wrong file_id"):
        await bot.get_file("nichts")


async def test_who_is_no_longer_there(api: BotApi, bot: Bot, anna: Mensch) -> None:
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(12345, "Hallo")
    anna.blocks()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(anna.id, "Hallo")
    anna.unblocks()
    await bot.send_message(anna.id, "Hallo")
    anna.deletes_account()
    with pytest.raises(Forbidden, match="deactivated"):
        await bot.send_chat_action(anna.id, "typing")


async def test_commands_about_the_bot_and_wrong_tokens(api: BotApi, bot: Bot, anna: Mensch) -> None:
    assert (await bot.get_me()).username == "lotse_probe_bot"
    await bot.set_my_commands([BotCommand("hilfe", "Was ich kann")])
    assert [befehl.command for befehl in await bot.get_my_commands()] == ["hilfe"]
    with pytest.raises(BadRequest, match=r"(?i)BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand("Hilfe!", "Was ich kann")])
    with pytest.raises(BadRequest, match=r"(?i)wrong parameter action"):
        await bot.send_chat_action(anna.id, "tippt")
    assert await bot.send_chat_action(anna.id, "typing")
    assert api.methoden.taetigkeiten == [(anna.id, "typing")]
    for token in ("7100000001:AAF-somebody_elses_0123456789abcdef", "unsinn"):
        with pytest.raises(InvalidToken):
            await library_bot(api.url, token).initialize()
    answer = httpx.get(f"{api.url}/bot{api.konto.token}/gibtEsNicht")
    assert (answer.status_code, answer.json()["description"]) == (404, "Not Found")
