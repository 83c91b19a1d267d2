"""The whole system, once per session."""

from pathlib import Path

import pytest

from tests.dialoge.lauf import Lauf
from tests.system import Chat, System, chat, system

__all__ = ["chat", "system"]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Walks try the dialogue, not the database: they are played on one of the two."""
    walks = collection_path.name == "test_wege.py"
    return True if walks and config.getoption("--datenbank") != "sqlite" else None


@pytest.fixture
def lauf(chat: Chat, system: System) -> Lauf:
    """A fresh conversation to be played."""
    return Lauf(chat, system)
