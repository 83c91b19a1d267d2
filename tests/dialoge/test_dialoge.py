"""Conversations written as data, each played against the whole system."""

import pytest

from tests.dialoge.lauf import Lauf, load_dialoge
from tests.system import Chat, System

MINDESTENS = 40


def test_there_are_enough() -> None:
    assert len(load_dialoge()) >= MINDESTENS


@pytest.mark.parametrize("name", load_dialoge())
def test_dialog(name: str, system: System) -> None:
    dialog = load_dialoge()[name]
    with Chat(system.url, einfache_sprache=bool(dialog.get("einfach"))) as chat:
        Lauf(chat, system.dienst_token).play(dialog)
