"""What a transaction has found out and need not find out again: it sees one state of the database and one moment.

A turn looks at the same draft a dozen times. The notes are those of one session and end with its transaction.
"""

from collections.abc import Callable, Hashable
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

_KEY = "lotse_gedaechtnis"


def remember[T](session: Session, kind: str, key: Hashable, find: Callable[[], T]) -> T:
    """The result of `find` for this key, computed the first time only.

    Where `kind` is the name of a table, its notes are dropped as soon as the session writes a row of it.
    """
    notes: dict[Hashable, Any] = session.info.setdefault(_KEY, {}).setdefault(kind, {})
    if key not in notes:
        notes[key] = find()
    found: T = notes[key]
    return found


def forget(session: Session, kind: str | None = None) -> None:
    """Drop all notes, or those of one kind: somebody may have written meanwhile."""
    if kind is None:
        session.info.pop(_KEY, None)
    else:
        session.info.get(_KEY, {}).pop(kind, None)


@event.listens_for(Session, "after_flush")
def _forget_written(session: Session, _context: UOWTransaction) -> None:
    notes = session.info.get(_KEY)
    if notes:
        for row in (*session.new, *session.dirty, *session.deleted):
            notes.pop(row.__tablename__, None)


@event.listens_for(Session, "after_commit")
@event.listens_for(Session, "after_rollback")
def _end(session: Session) -> None:
    forget(session)
