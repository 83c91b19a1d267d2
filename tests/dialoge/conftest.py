"""The whole system, once per session."""

import pytest

from tests.dialoge.lauf import Lauf
from tests.system import Chat, System, chat, system

__all__ = ["chat", "system"]


@pytest.fixture
def lauf(chat: Chat, system: System) -> Lauf:
    """A fresh conversation to be played."""
    return Lauf(chat, system)
