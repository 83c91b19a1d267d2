"""Transactions on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from sqlalchemy import select, text

from api.clock import BERLIN
from api.context import ApiContext
from api.database import lock
from api.errors import LotseError
from api.vorgaenge.models import AktenzeichenZaehler, Fehlversuch


class Bleibt(LotseError):
    keeps_changes: ClassVar[bool] = True


def count(context: ApiContext) -> int:
    with context.db.reading() as session:
        row = session.get(AktenzeichenZaehler, ("MU", 2026))
        return row.stand if row else 0


def write(context: ApiContext, error: Exception | None = None) -> None:
    with context.db.transaction() as session:
        session.add(AktenzeichenZaehler(kuerzel="MU", jahr=2026, stand=1))
        session.flush()
        if error:
            raise error


@pytest.mark.parametrize(("error", "kept"), [(ValueError(), 0), (LotseError(), 0), (Bleibt(), 1)])
def test_an_error_undoes_everything_unless_it_says_otherwise(context: ApiContext, error: Exception, kept: int) -> None:
    with pytest.raises(type(error)):
        write(context, error)
    assert count(context) == kept


def test_reading_drops_what_is_changed(context: ApiContext) -> None:
    write(context)
    with context.db.reading() as session:
        row = session.get_one(AktenzeichenZaehler, ("MU", 2026))
        row.stand = 99
    assert count(context) == 1


def test_nothing_is_lost_between_reading_and_writing(context: ApiContext) -> None:
    write(context)

    def add_one(_: int) -> None:
        with context.db.transaction() as session:
            lock(session, "zaehler")
            row = session.scalars(select(AktenzeichenZaehler)).one()
            row.stand += 1

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(add_one, range(60)))
    assert count(context) == 61


def test_readers_do_not_wait_for_a_writer(context: ApiContext) -> None:
    write(context)
    with context.db.transaction() as session:
        session.get_one(AktenzeichenZaehler, ("MU", 2026)).stand = 2
        session.flush()
        assert count(context) == 1
    assert count(context) == 2


def test_moments_keep_their_time_whatever_the_zone(context: ApiContext) -> None:
    moment = datetime(2026, 7, 1, 12, 0, 0, 123456, tzinfo=BERLIN)
    with context.db.transaction() as session:
        session.add(Fehlversuch(id="a", schluessel="k", zeit=moment))
        session.add(Fehlversuch(id="b", schluessel="k", zeit=moment + timedelta(microseconds=1)))
    with context.db.reading() as session:
        found = session.scalars(select(Fehlversuch.zeit).where(Fehlversuch.zeit > moment)).one()
    assert found == moment + timedelta(microseconds=1)
    assert found.utcoffset() == timedelta(hours=2)


def test_a_moment_without_zone_is_refused(context: ApiContext) -> None:
    with pytest.raises(Exception, match="time zone"), context.db.transaction() as session:  # noqa: PT012
        session.add(Fehlversuch(id="a", schluessel="k", zeit=datetime(2026, 1, 1)))
        session.flush()


def test_sqlite_is_durable_and_checks_references(context: ApiContext) -> None:
    if not context.db.is_sqlite:
        with context.db.reading() as session:
            assert session.scalar(text("SHOW transaction_read_only")) == "on"
        return
    with context.db.reading() as session:
        pragmas = {
            name: session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_failed_begin_frees_the_queue_of_writers(context: ApiContext) -> None:
    """Whatever goes wrong in one transaction, the next can write."""
    for _ in range(3):
        with pytest.raises(Exception, match="nix"), context.db.transaction() as session:
            session.execute(text("SELECT * FROM nix"))
    write(context)
    assert count(context) == 1
