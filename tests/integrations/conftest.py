"""The real server with a bot and actions that stand in for the trained ones, over real ports."""

import sys
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.datenbanken import Datenbanken
from tests.integrations.geraet import Bot, Geraet
from tests.system import System, running_system

ERSATZ = {
    "bot": [sys.executable, "-m", "tests.integrations.fake_bot"],
    "actions": [sys.executable, "-m", "tests.integrations.fake_actions"],
}


@pytest.fixture(scope="session")
def lotse(datenbanken: Datenbanken) -> Iterator[System]:
    """For tests that break nothing."""
    with running_system(datenbanken, ERSATZ) as system:
        yield system


@pytest.fixture(scope="session")
def zweites_system(datenbanken: Datenbanken) -> Iterator[System]:
    with running_system(datenbanken, ERSATZ) as system:
        yield system


@pytest.fixture
def zerbrechlich(zweites_system: System) -> Iterator[System]:
    """For tests that kill and freeze; whole again before each."""
    zweites_system.restore()
    Bot(zweites_system).go_on()
    yield zweites_system
    zweites_system.drop("server2")


@pytest.fixture
async def geraet(lotse: System) -> AsyncIterator[Geraet]:
    async with Geraet(lotse.url) as opened:
        yield opened


@pytest.fixture
def bot(lotse: System) -> Bot:
    return Bot(lotse)
