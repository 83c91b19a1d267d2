"""Rows written past the unit of work, which takes five times as long for the few rows of a turn."""

import functools
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Insert, Table, Update, and_, bindparam, insert, inspect, update
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.orm.exc import StaleDataError

_KEY = "schluessel_"


def insert_rows(session: Session, rows: Sequence[DeclarativeBase]) -> None:
    """INSERT rows of one table that name the same columns, now. The session does not take them in."""
    if rows:
        values = [{name: value for name, value in vars(row).items() if not name.startswith("_")} for row in rows]
        session.connection().execute(_insert(type(rows[0])), values if len(values) > 1 else values[0])


def write_changes(session: Session) -> None:
    """UPDATE every changed row, at the end of a transaction; the session lets go of it.

    Where rows are new or deleted as well, all is left to the unit of work, which knows the order. Raises
    ``StaleDataError`` like it where a row is gone.
    """
    if session.new or session.deleted:
        return
    for row in session.dirty:
        _write(session, row)
        session.expunge(row)


def _write(session: Session, row: Any) -> None:
    state = inspect(row)
    changed = {name: getattr(row, name) for name in {*state.mapper.column_attrs.keys()} - state.unmodified}
    if not changed:
        return
    keys = {f"{_KEY}{place}": value for place, value in enumerate(state.identity)}
    if session.connection().execute(_update(state.mapper.class_), {**changed, **keys}).rowcount != 1:
        raise StaleDataError(f"a row of {row.__tablename__} is gone")


@functools.cache
def _insert(kind: type[DeclarativeBase]) -> Insert:
    return insert(_table(kind))


@functools.cache
def _update(kind: type[DeclarativeBase]) -> Update:
    table = _table(kind)
    key = (column == bindparam(f"{_KEY}{place}", type_=column.type) for place, column in enumerate(table.primary_key))
    return update(table).where(and_(*key))


def _table(kind: type[DeclarativeBase]) -> Table:
    table = kind.__table__
    assert isinstance(table, Table)  # noqa: S101 - narrows the type
    return table
