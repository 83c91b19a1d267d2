"""What a transaction remembers, and when it must not."""

from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.database import lock
from api.gedaechtnis import forget, remember
from api.gespraeche.service import GespraechService


def counted() -> tuple[list[int], Callable[[], int]]:
    calls: list[int] = []

    def find() -> int:
        calls.append(1)
        return len(calls)

    return calls, find


def test_found_once_per_key_and_kind(context: ApiContext) -> None:
    calls, find = counted()
    with context.db.transaction() as session:
        assert [remember(session, "a", 1, find) for _ in range(3)] == [1, 1, 1]
        assert remember(session, "a", 2, find) == 2
        assert remember(session, "b", 1, find) == 3
        forget(session, "a")
        assert remember(session, "b", 1, find) == 3
        assert remember(session, "a", 1, find) == 4
    assert len(calls) == 4


def test_ends_with_the_transaction(context: ApiContext) -> None:
    _, find = counted()

    def ask(session: Session) -> int:
        return remember(session, "a", 1, find)

    with context.db.transaction() as session:
        session.execute(text("SELECT 1"))
        assert ask(session) == 1
        session.commit()
        session.execute(text("SELECT 1"))
        assert ask(session) == 2
        session.rollback()
        assert ask(session) == 3
    with context.db.transaction() as other:
        assert ask(other) == 4


def test_a_lock_means_to_look_again(context: ApiContext) -> None:
    _, find = counted()
    with context.db.transaction() as session:
        assert remember(session, "a", 1, find) == 1
        lock(session, "haushalt")
        assert remember(session, "a", 1, find) == 2


def test_a_row_written_here_drops_what_was_read_of_its_table(context: ApiContext) -> None:
    _, find = counted()
    with context.db.transaction() as session:
        assert [remember(session, "gespraeche", 1, find), remember(session, "antraege", 1, find)] == [1, 2]
        GespraechService(context, session).create("musterstadt", "web", False, [])
        session.flush()
        assert [remember(session, "gespraeche", 1, find), remember(session, "antraege", 1, find)] == [3, 2]
