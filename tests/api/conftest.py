"""A backend on the chosen database, with a small town of our own and a clock that stands still."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_api
from api.clock import BERLIN, FixedClock
from api.context import ApiContext, build_context
from api.settings import Settings, load_settings

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


@pytest.fixture
def context(settings: Settings, clock: FixedClock) -> Iterator[ApiContext]:
    context = build_context(settings, clock=clock)
    yield context
    context.db.dispose()


@pytest.fixture
def client(context: ApiContext) -> TestClient:
    return TestClient(create_api(context), raise_server_exceptions=False)


@pytest.fixture
def dienst(settings: Settings) -> dict[str, str]:
    """The header of other parts of the Lotse."""
    return {"Authorization": f"Bearer {settings.dienst_token}"}
