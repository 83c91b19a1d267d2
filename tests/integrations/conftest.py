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


@pytest.fixture
def zerbrechlich(datenbanken: Datenbanken) -> Iterator[System]:
    """For tests that kill and freeze: a system of their own."""
    with running_system(datenbanken, ERSATZ) as system:
        yield system


@pytest.fixture
async def geraet(lotse: System) -> AsyncIterator[Geraet]:
    async with Geraet(lotse.url) as opened:
        yield opened


@pytest.fixture
def bot(lotse: System) -> Bot:
    return Bot(lotse)
