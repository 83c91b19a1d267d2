"""Shared by the tests of the bot: environment, the trained model, and an action server."""

import os

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
os.environ.setdefault("TQDM_DISABLE", "1")

from bot import unused_packages

unused_packages.install()

from collections.abc import Iterator  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import pytest  # noqa: E402
from bot.logs import configure_logging  # noqa: E402

from tests.bot.aktionsserver import Aktionsserver  # noqa: E402

configure_logging()


@pytest.fixture(scope="session")
def model() -> Path:
    """The model for the current inputs; trained when it is missing."""
    from bot.train import ensure_model

    return ensure_model()


@pytest.fixture(scope="session")
def processor(model: Path) -> Any:
    """A processor with the trained model, for reading texts only."""
    from bot.agent import LotseAgent

    agent = LotseAgent()
    agent.load_model(model)
    return agent.processor


@pytest.fixture
def aktionsserver() -> Iterator[Aktionsserver]:
    with Aktionsserver() as server:
        yield server
