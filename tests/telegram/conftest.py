"""The whole Lotse with the trained model, its adapter, and Telegram played by tests/botapi with its limits enforced."""

from collections.abc import Iterator

import pytest

from tests.botapi import BotApi, Mensch
from tests.datenbanken import Datenbanken
from tests.e2e.conftest import browser  # noqa: F401 - fixture
from tests.system import System, running_system
from tests.telegram.buehne import Buehne


@pytest.fixture(scope="session")
def bot_api() -> Iterator[BotApi]:
    with BotApi(streng=True, warten=0.2) as api:
        yield api


@pytest.fixture(scope="session")
def lotse(datenbanken: Datenbanken, bot_api: BotApi) -> Iterator[System]:
    mehr = {"LOTSE_TELEGRAM_TOKEN": bot_api.konto.token, "LOTSE_TELEGRAM_API": bot_api.url}
    with running_system(datenbanken, mehr=mehr) as system:
        yield system


@pytest.fixture
def buehne(lotse: System, bot_api: BotApi) -> Iterator[Buehne]:
    """Whole again before each test. Afterwards nothing was refused for being too quick, and no log tells who wrote."""
    lotse.restore()
    bot_api.stoerungen.clear()
    abgelehnt = bot_api.grenzen.abgelehnt
    buehne = Buehne(lotse, bot_api)
    buehne.wait_ready()
    yield buehne
    buehne.close()
    assert bot_api.grenzen.abgelehnt == abgelehnt, "der Adapter war schneller, als Telegram erlaubt"
    buehne.check_log()


@pytest.fixture
def anna(buehne: Buehne) -> Mensch:
    """Has been greeted."""
    return buehne.person("Anna")
