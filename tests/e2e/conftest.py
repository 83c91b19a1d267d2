"""A browser, and a server with the real pages in front of the fake chat."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from api.context import ApiContext
from api.dependencies import get_context
from api.leistungen.katalog import Katalog
from api.mandanten.verzeichnis import Mandanten
from integrations.website.pages import router
from tests.datenbanken import Datenbanken
from tests.dienen import serving
from tests.e2e.fake_chat import FakeChat, add_chat
from tests.e2e.fake_werkzeuge import FakeWerkzeuge, add_tools
from tests.e2e.seite import ChatSeite
from tests.integrations.conftest import ERSATZ
from tests.konsole import context_of
from tests.system import System, running_system

WURZEL = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system, with a profile of its own that is thrown away."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        if os.environ.get("CI"):
            pytest.fail("Für die Browsertests fehlt Chromium.")
        pytest.skip("Browsertests ausgelassen: Chromium ist nicht installiert.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def konsolensystem(datenbanken: Datenbanken) -> Iterator[System]:
    """For the console where no trained bot is needed; one for the tests of a file."""
    with running_system(datenbanken, ERSATZ) as system:
        yield system


@pytest.fixture(scope="module")
def backend(konsolensystem: System) -> ApiContext:
    return context_of(konsolensystem)


@pytest.fixture(scope="session")
def inhalte() -> SimpleNamespace:
    """What the pages read of the backend: the real Leistungen and Mandanten."""
    daten = WURZEL / "data"
    settings = SimpleNamespace(aufbewahrung=timedelta(days=7), telegram=None)
    return SimpleNamespace(katalog=Katalog.load(daten), mandanten=Mandanten.load(daten), settings=settings)


@pytest.fixture
def fake() -> FakeChat:
    return FakeChat()


@pytest.fixture
def app() -> FastAPI:
    return FastAPI()


@pytest.fixture
def werkzeuge(app: FastAPI, fake: FakeChat) -> FakeWerkzeuge:
    """What inputs and tools have asked the server for."""
    return add_tools(app, fake)


@pytest.fixture
def adresse(app: FastAPI, fake: FakeChat, werkzeuge: FakeWerkzeuge, inhalte: SimpleNamespace) -> Iterator[str]:
    """Address of the server with pages and fake chat."""
    app.dependency_overrides[get_context] = lambda: inhalte
    add_chat(app, fake)
    app.include_router(router)
    with serving(app) as address:
        yield address
        fake.geschlossen = True


@pytest.fixture
def fenster(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser context, 1280 pixels wide, that counts every request to another server as a failure."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    context.set_default_timeout(8_000)
    yield context
    context.close()


@pytest.fixture
def page(fenster: BrowserContext, adresse: str) -> Iterator[Page]:
    page = fenster.new_page()
    fremd: list[str] = []
    fehler: list[str] = []
    page.on(
        "request", lambda request: None if request.url.startswith((adresse, "data:")) else fremd.append(request.url)
    )
    page.on("pageerror", lambda error: fehler.append(str(error)))
    yield page
    assert not fremd, f"Anfragen an fremde Server: {fremd}"
    assert not fehler, f"Fehler im Skript: {fehler}"


@pytest.fixture
def chat(page: Page, adresse: str) -> ChatSeite:
    """The chat page, ready to be written to."""
    return ChatSeite(page, f"{adresse}/schwerin").open()
