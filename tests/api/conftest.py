"""A backend on the chosen database, with a small town of our own and a clock that stands still."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.clock import BERLIN, FixedClock
from api.context import ApiContext, build_context
from api.crypto import Cipher
from api.database import Database
from api.settings import Settings, load_settings
from tests.backend import api_with

INHALTE = Path(__file__).parent / "inhalte"
SONNABEND = datetime(2026, 11, 21, 10, tzinfo=BERLIN)


@pytest.fixture
def settings(tmp_path: Path, datenbank_url: str) -> Settings:
    env = {
        "LOTSE_DATEN": str(tmp_path),
        "LOTSE_DATENBANK": datenbank_url,
        "LOTSE_INHALTE": str(INHALTE),
        "LOTSE_DEMO": "1",
    }
    return load_settings(env)


@pytest.fixture
def clock() -> FixedClock:
    """Saturday, 21 November 2026, ten o'clock."""
    return FixedClock(SONNABEND)


@pytest.fixture(scope="session")
def gelesen(tmp_path_factory: pytest.TempPathFactory) -> ApiContext:
    """The contents of the small town, read once."""
    env = {"LOTSE_DATEN": str(tmp_path_factory.mktemp("gelesen")), "LOTSE_INHALTE": str(INHALTE), "LOTSE_DEMO": "1"}
    return build_context(load_settings(env))


@pytest.fixture
def context(gelesen: ApiContext, settings: Settings, clock: FixedClock) -> Iterator[ApiContext]:
    cipher = Cipher(settings.schluessel)
    db = Database(settings.datenbank, cipher)
    yield replace(gelesen, settings=settings, clock=clock, cipher=cipher, db=db)
    db.dispose()


@pytest.fixture
def client(context: ApiContext) -> TestClient:
    return TestClient(api_with(context), raise_server_exceptions=False)


@pytest.fixture
def dienst(settings: Settings) -> dict[str, str]:
    """The header of other parts of the Lotse."""
    return {"Authorization": f"Bearer {settings.dienst_token}"}
