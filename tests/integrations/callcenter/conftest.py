"""The console of the real server with a fake bot."""

from collections.abc import AsyncIterator

import pytest

from api.context import ApiContext
from tests.konsole import Konsole, context_of, session_of
from tests.system import System


@pytest.fixture(scope="session")
def backend(lotse: System) -> ApiContext:
    """The backend of the running system, for what a test prepares."""
    return context_of(lotse)


@pytest.fixture
async def draussen(lotse: System) -> AsyncIterator[Konsole]:
    """A browser that is not signed in."""
    async with Konsole(lotse.url) as opened:
        yield opened


@pytest.fixture
async def konsole(lotse: System, backend: ApiContext) -> AsyncIterator[Konsole]:
    """A browser of the agent Frau Lindner, signed in."""
    async with Konsole(lotse.url, session_of(backend, "agent1")) as opened:
        yield opened


@pytest.fixture
async def zweite_konsole(lotse: System, backend: ApiContext) -> AsyncIterator[Konsole]:
    """A browser of the agent Herr Petersen, signed in."""
    async with Konsole(lotse.url, session_of(backend, "agent2")) as opened:
        yield opened


@pytest.fixture
async def leitung(lotse: System, backend: ApiContext) -> AsyncIterator[Konsole]:
    async with Konsole(lotse.url, session_of(backend, "leitung")) as opened:
        yield opened


@pytest.fixture
async def verwaltung(lotse: System, backend: ApiContext) -> AsyncIterator[Konsole]:
    async with Konsole(lotse.url, session_of(backend, "verwaltung")) as opened:
        yield opened
