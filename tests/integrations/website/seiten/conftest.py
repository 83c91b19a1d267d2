"""The pages over the real backend with a clock that stands still, and a bot that reads typed words."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.clock import BERLIN, FixedClock
from api.context import ApiContext
from api.errors import install_error_handlers
from integrations.gespraech.dienst import GespraechDienst
from integrations.website import pages
from integrations.website.seiten.router import router
from tests.backend import real_backend
from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.lesebot import LeseBot

HEUTE = date(2026, 11, 21)


@pytest.fixture(scope="session")
def dateien(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seiten")


@pytest.fixture(scope="module")
def lesebot() -> Iterator[LeseBot]:
    bot = LeseBot("dienst-token-der-tests")
    with bot.serve():
        yield bot


@pytest.fixture
def uhr() -> FixedClock:
    return FixedClock(at_ten(HEUTE))


@pytest.fixture
def context(dateien: Path, datenbank_url: str, uhr: FixedClock, lesebot: LeseBot) -> Iterator[ApiContext]:
    lesebot.krank = False
    lesebot.gelesen.clear()
    context = real_backend(dateien, datenbank_url, uhr)
    context = replace(context, settings=replace(context.settings, bot_port=lesebot.port))
    yield context
    context.db.dispose()


@pytest.fixture
def client(context: ApiContext) -> Iterator[TestClient]:
    """A browser's way to the pages; every request runs in one loop."""
    with TestClient(app_of(context), base_url="http://lotse.test") as client:
        yield client


@pytest.fixture
def besucher(client: TestClient) -> Besucher:
    return Besucher(client)


@pytest.fixture
def noch_ein_besucher(client: TestClient) -> Callable[[], Besucher]:
    """Another browser on the same server: cookies of its own."""

    def open_browser() -> Besucher:
        other = TestClient(client.app, base_url="http://lotse.test")
        other.portal = client.portal
        return Besucher(other)

    return open_browser


def app_of(context: ApiContext) -> FastAPI:
    dienst = GespraechDienst(context)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await dienst.close(1)

    app = FastAPI(lifespan=lifespan)
    app.state.context = context
    app.state.gespraech_dienst = dienst
    install_error_handlers(app)
    app.include_router(router)
    app.include_router(pages.router)
    return app


def at_ten(tag: date) -> datetime:
    return datetime.combine(tag, time(10), BERLIN)
