"""The fake, and python-telegram-bot speaking to it."""

from collections.abc import AsyncIterator, Iterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.botapi import BotApi, Mensch


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi(warten=0.05) as running:
        yield running


@pytest.fixture
def anna(api: BotApi) -> Mensch:
    """Has written to the bot once."""
    person = Mensch(api, "Anna")
    person.says("/start")
    return person


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with library_bot(api.url, api.konto.token) as opened:
        yield opened


def library_bot(url: str, token: str) -> Bot:
    return Bot(
        token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=HTTPXRequest(read_timeout=5),
        get_updates_request=HTTPXRequest(read_timeout=5),
    )
