"""How the fake delivers updates: polling, webhook, duplicates, late ones; faults and limits."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, NetworkError, RetryAfter

from tests.botapi import BotApi, Gruppe, Mensch
from tests.botapi.conftest import library_bot


async def test_an_offset_acknowledges(bot: Bot, anna: Mensch) -> None:
    anna.says("Moin")
    anna.says("Sperrmüll")
    first = await bot.get_updates()
    assert [update.message.text for update in first] == ["/start", "Moin", "Sperrmüll"]
    assert [u.update_id for u in await bot.get_updates()] == [u.update_id for u in first]
    rest = await bot.get_updates(offset=first[1].update_id + 1, limit=1)
    assert [update.message.text for update in rest] == ["Sperrmüll"]
    assert await bot.get_updates(offset=rest[0].update_id + 1) == ()


async def test_long_polling_returns_as_soon_as_something_comes(api: BotApi, bot: Bot) -> None:
    anna = Mensch(api)
    asyncio.get_running_loop().call_later(0.2, anna.says, "Moin")
    async with asyncio.timeout(5):
        (update,) = await bot.get_updates(timeout=30)
    assert update.message.text == "Moin"


async def test_two_pollers_conflict(api: BotApi, bot: Bot) -> None:
    async with library_bot(api.url, api.konto.token) as other:
        waiting = asyncio.create_task(bot.get_updates(timeout=30))
        while not api.fetching:
            await asyncio.sleep(0.01)
        later = asyncio.create_task(other.get_updates(timeout=1))
        with pytest.raises(Conflict, match="terminated by other getUpdates"):
            await waiting
        assert await later == ()


async def test_only_what_was_asked_for(api: BotApi, bot: Bot, anna: Mensch) -> None:
    await bot.get_updates(allowed_updates=["edited_message"])
    nachricht = anna.says("Sofa")
    anna.edits(nachricht, "Zwei Sofas")
    update = (await bot.get_updates())[-1]
    assert update.message is None
    assert update.edited_message.text == "Zwei Sofas"
    assert update.edited_message.edit_date is not None


@contextlib.asynccontextmanager
async def town(answers: list[int], seen: list[tuple[str | None, Any]]) -> AsyncIterator[str]:
    """A webhook that answers so, then 200."""

    async def take(request: web.Request) -> web.Response:
        seen.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        return web.Response(status=answers.pop(0) if answers else 200)

    app = web.Application()
    app.router.add_post("/haken", take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/haken"
    await runner.cleanup()


async def test_webhook_pushes_in_order_and_again_until_taken(api: BotApi, bot: Bot, anna: Mensch) -> None:
    seen: list[tuple[str | None, Any]] = []
    async with town([500, 403], seen) as url:
        anna.says("Moin")
        await bot.set_webhook(url, secret_token="geheim")
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        await asyncio.to_thread(api.wait_for, lambda: not api.konto.updates)
        assert (await bot.get_webhook_info()).last_error_message.endswith("403 Forbidden")
        await bot.delete_webhook()
    assert [body["message"]["text"] for _, body in seen] == ["/start", "/start", "/start", "Moin"]
    assert {geheimnis for geheimnis, _ in seen} == {"geheim"}
    assert [zustellung.status for zustellung in api.webhook.zustellungen] == [500, 403, 200, 200]
    assert await bot.get_updates() == ()


async def test_a_chat_that_is_not_taken_holds_up_no_other(api: BotApi, bot: Bot, anna: Mensch) -> None:
    seen: list[tuple[str | None, Any]] = []
    async with town([500], seen) as url:
        await bot.set_webhook(url)
        Mensch(api, "Ben").says("Auch da")
        await asyncio.to_thread(api.wait_for, lambda: not api.konto.updates)
    assert len(seen) == 3


@pytest.mark.parametrize("wie", [{"url": "ftp://x.example"}, {"url": "https://x.example", "secret_token": "nicht so"}])
async def test_webhooks_that_are_refused(bot: Bot, wie: dict[str, str]) -> None:
    with pytest.raises(BadRequest):
        await bot.set_webhook(**wie)


async def test_duplicates_and_late_updates_come_once_more(api: BotApi, bot: Bot, anna: Mensch) -> None:
    api.konto.hold()
    anna.says("eins")
    anna.says("zwei")
    (start,) = await bot.get_updates()
    assert await bot.get_updates(offset=start.update_id + 1) == ()
    api.konto.release(lambda updates: updates[::-1])
    late = await bot.get_updates(offset=start.update_id + 1)
    assert [update.message.text for update in late] == ["zwei", "eins"]
    assert await bot.get_updates(offset=late[0].update_id + 1) == ()
    update = api.konto.verlauf[0]
    api.konto.repeat(update)
    assert [u.update_id for u in await bot.get_updates(offset=late[0].update_id + 1)] == [update.id]
    assert await bot.get_updates(offset=update.id) == ()


async def test_faults(api: BotApi, bot: Bot, anna: Mensch) -> None:
    api.stoere("sendMessage", mal=1, status=502)
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "eins")
    api.stoere("sendMessage", schliessen="vor")
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "zwei")
    assert anna.from_bot == []
    done: list[int] = []
    api.stoere("sendMessage", schliessen="nach", danach=lambda: done.append(len(anna.from_bot)))
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "drei")
    assert done == [1]
    api.stoere("sendMessage", status=429, retry_after=7, passt=lambda p: p["text"] == "vier")
    await bot.send_message(anna.id, "fünf")
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(anna.id, "vier")
    assert caught.value.retry_after in (7, timedelta(seconds=7))
    assert [nachricht.text for nachricht in anna.from_bot] == ["drei", "fünf"]


async def test_limits_are_kept_where_asked(anna: Mensch) -> None:
    with BotApi(streng=True) as api:
        people = [Mensch(api, f"P{n}") for n in range(40)]
        for person in people:
            person.says("Moin")
        async with library_bot(api.url, api.konto.token) as bot:
            await bot.send_message(people[0].id, "eins")
            with pytest.raises(RetryAfter):
                await bot.send_message(people[0].id, "zwei")
            now = api.konto.uhr()
            api.grenzen._uhr = lambda: now
            sent = [await asyncio.gather(bot.send_message(p.id, "x"), return_exceptions=True) for p in people[1:]]
    assert sum(isinstance(result, RetryAfter) for (result,) in sent) == len(sent) - (30 - 1)
    assert api.grenzen.hoechstens == 30


async def test_groups(api: BotApi, bot: Bot, anna: Mensch) -> None:
    gruppe = Gruppe(api, anna)
    gruppe.says(anna, "Unter uns")
    gruppe.says(anna, "@lotse_probe_bot Moin")
    (_, joined, named) = await bot.get_updates()
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert named.message.text == "@lotse_probe_bot Moin"
    alt = gruppe.chat.id
    neu = gruppe.migrates()
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(alt, "Hallo")
    assert caught.value.new_chat_id == neu.id
    await bot.send_message(neu.id, "Hallo")
    assert await bot.leave_chat(neu.id)
    with pytest.raises(Forbidden, match="kicked"):
        await bot.send_message(neu.id, "Hallo")
    with pytest.raises(BadRequest):
        await bot.leave_chat(anna.id)
