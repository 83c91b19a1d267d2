"""Server and adapter as real processes beside a bot that stands in for the trained one, and a fake of Telegram."""

from collections.abc import Iterator

import pytest

from tests.botapi import BotApi, Mensch
from tests.botapi.dienst import TOKEN
from tests.datenbanken import Datenbanken
from tests.integrations.conftest import ERSATZ
from tests.system import System, running_system


@pytest.fixture(scope="session")
def telegram() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture(scope="session")
def lotse_telegram(datenbanken: Datenbanken, telegram: BotApi) -> Iterator[System]:
    mehr = {"LOTSE_TELEGRAM_TOKEN": TOKEN, "LOTSE_TELEGRAM_API": telegram.url}
    with running_system(datenbanken, ERSATZ, mehr) as system:
        yield system


@pytest.fixture
def anna(telegram: BotApi, lotse_telegram: System) -> Mensch:
    """Someone who never wrote before."""
    return Mensch(telegram, "Anna")
