"""Rows written past the unit of work."""

import uuid
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete
from sqlalchemy.orm.exc import StaleDataError

from api.context import ApiContext
from api.gespraeche.models import Gespraech, Nachricht
from api.schreiben import insert_rows, write_changes

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def _gespraech() -> Gespraech:
    return Gespraech(
        id=str(uuid.uuid4()), token_hash="x", mandant="m", kanal="web", einfache_sprache=False, letzte_nr=0,
        erstellt=NOW, geaendert=NOW, ablauf=NOW,
    )  # fmt: skip


def _nachricht(gespraech: str, nr: int) -> Nachricht:
    return Nachricht(
        gespraech=gespraech, nr=nr, von="bot", art="antwort", text=f"Satz {nr}", zustand="fertig", versuche=0, zeit=NOW
    )


@pytest.fixture
def key(context: ApiContext) -> str:
    """A stored conversation."""
    with context.db.transaction() as session:
        row = _gespraech()
        insert_rows(session, [row])
        return str(row.id)


def test_changed_columns_are_written_and_the_others_left(context: ApiContext, key: str) -> None:
    with context.db.transaction() as session:
        row = session.get(Gespraech, key)
        assert row is not None
        row.zustand, row.letzte_nr = {"zuege": 3}, 2
    with context.db.reading() as session:
        found = session.get(Gespraech, key)
        assert found is not None
        assert (found.zustand, found.letzte_nr, found.kanal, found.stand) == ({"zuege": 3}, 2, "web", None)


def test_several_rows_are_inserted_with_encrypted_values(context: ApiContext, key: str) -> None:
    with context.db.transaction() as session:
        insert_rows(session, [_nachricht(key, 1), _nachricht(key, 2)])
        insert_rows(session, [])
    with context.db.reading() as session:
        texts = [session.get_one(Nachricht, (key, nr)).text for nr in (1, 2)]
        raw = session.connection().exec_driver_sql("SELECT text FROM nachrichten WHERE nr = 1").scalar_one()
    assert texts == ["Satz 1", "Satz 2"]
    assert b"Satz" not in bytes(raw)


def test_beside_a_new_row_the_unit_of_work_writes_all(context: ApiContext, key: str) -> None:
    with context.db.transaction() as session:
        session.get_one(Gespraech, key).letzte_nr = 1
        session.add(_nachricht(key, 1))
    with context.db.reading() as session:
        assert session.get_one(Gespraech, key).letzte_nr == 1
        assert session.get_one(Nachricht, (key, 1)).text == "Satz 1"


def test_a_row_that_is_gone_is_an_error(context: ApiContext, key: str) -> None:
    with context.db.transaction() as session:
        row = session.get_one(Gespraech, key)
        session.connection().execute(delete(Gespraech.metadata.tables["gespraeche"]))
        row.letzte_nr = 5
        with pytest.raises(StaleDataError):
            write_changes(session)
        session.rollback()


def test_an_error_undoes_what_was_changed(context: ApiContext, key: str) -> None:
    def fail() -> None:
        with context.db.transaction() as session:
            session.get_one(Gespraech, key).letzte_nr = 9
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with context.db.reading() as session:
        assert session.get_one(Gespraech, key).letzte_nr == 0
