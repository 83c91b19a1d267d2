"""The log: details encrypted, told apart by town, forgotten in time."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from api.clock import FixedClock
from api.context import ApiContext
from api.protokoll.service import AUFBEWAHRUNG, Protokoll, remove_old_entries


def test_details_are_encrypted_and_read_back(context: ApiContext) -> None:
    with context.db.transaction() as session:
        Protokoll(context, session).write(
            "konto", "musterstadt", "nachweis_geprueft", vorgang="MU-1", einzelheiten={"gefragt": "Geburtsdatum"}
        )
    with context.db.engine.connect() as connection:
        assert "Geburtsdatum" not in repr(connection.execute(text("SELECT * FROM protokoll")).all())
    with context.db.reading() as session:
        (entry,) = Protokoll(context, session).of("musterstadt", vorgang="MU-1")
        assert entry.einzelheiten == {"gefragt": "Geburtsdatum"}
        assert Protokoll(context, session).of("nachbarort", vorgang="MU-1") == []


def test_no_entry_without_its_act(context: ApiContext) -> None:
    def broken() -> None:
        with context.db.transaction() as session:
            Protokoll(context, session).write(None, "musterstadt", "konto_angelegt")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    with context.db.reading() as session:
        assert Protokoll(context, session).of("musterstadt") == []


def test_an_act_is_a_key(context: ApiContext) -> None:
    with context.db.transaction() as session, pytest.raises(ValueError, match="key"):
        Protokoll(context, session).write(None, "musterstadt", "Frau Krüger hat etwas getan")


def test_kept_for_its_time(context: ApiContext, clock: FixedClock) -> None:
    with context.db.transaction() as session:
        Protokoll(context, session).write(None, "musterstadt", "konto_angelegt")
    for moment, gone in ((AUFBEWAHRUNG - timedelta(seconds=1), 0), (timedelta(seconds=1), 1)):
        clock.advance(moment)
        with context.db.transaction() as session:
            assert remove_old_entries(context, session) == gone
