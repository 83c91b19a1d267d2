"""Conversations written as data, each played against the whole system."""

import pytest

from tests.dialoge.lauf import Lauf, load_dialoge
from tests.system import Chat, System


def as_parameter(name: str) -> object:
    """A conversation known to fail says why (`offen`), and must be struck off once it passes."""
    offen = load_dialoge()[name].get("offen")
    return pytest.param(name, marks=pytest.mark.xfail(reason=offen, strict=True)) if offen else name


@pytest.mark.parametrize("name", [as_parameter(name) for name in load_dialoge()])
def test_dialog(name: str, system: System) -> None:
    dialog = load_dialoge()[name]
    with Chat(system.url, einfache_sprache=bool(dialog.get("einfach"))) as chat:
        Lauf(chat, system).play(dialog)
