"""A system with a bot that has told its name, and what the messenger's process does with it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from api.context import ApiContext, build_context
from api.messenger.models import MessengerBot
from api.settings import load_settings
from api.verbindungen.service import VerbindungService
from tests.api.benachrichtigungen.chats import new_chat
from tests.datenbanken import Datenbanken
from tests.integrations.conftest import ERSATZ
from tests.system import System, running_system

TOKEN = "77:geheim"


@contextmanager
def system_with_bot(datenbanken: Datenbanken) -> Iterator[System]:
    """Server with a fake of the Lotse's own bot; nothing works for the messenger but the test."""
    env = pytest.MonkeyPatch()
    env.setenv("LOTSE_TELEGRAM_TOKEN", TOKEN)
    with running_system(datenbanken, ERSATZ) as system:
        env.undo()  # other systems of this run have no bot
        yield system


@contextmanager
def adapter_of(system: System) -> Iterator[ApiContext]:
    """What the process of the messenger works with."""
    context = build_context(load_settings({**system.env, "LOTSE_TELEGRAM_TOKEN": TOKEN}))
    with context.db.transaction() as session:
        session.add(MessengerBot(messenger="telegram", bot="77", name="ProbeBot", stand=context.clock.now()))
    yield context
    context.db.dispose()


def claim(adapter: ApiContext, code: str, name: str = "Anna M.") -> str:
    """The chat (its id) that has pressed start with this code."""
    chat = new_chat(adapter, None).id
    with adapter.db.transaction() as session:
        VerbindungService(adapter, session).claim(code, chat, name)
    return chat
