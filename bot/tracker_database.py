"""The table behind the tracker store: one row per conversation, on SQLite or PostgreSQL. Knows nothing of Rasa."""

import sqlite3
from pathlib import Path
from typing import Any, Protocol


class TrackerTable(Protocol):
    """Rows of (conversation, blob, time of the last change in seconds since the epoch)."""

    def read(self, key: str) -> bytes | None: ...

    def write(self, key: str, blob: bytes, changed: float) -> None: ...

    def delete(self, key: str) -> None: ...

    def delete_before(self, changed: float) -> None: ...

    def keys(self) -> list[str]: ...


class SqliteTable:
    """SQLite in WAL mode. A lost last turn is rebuilt from the draft, so each commit needn't wait for the disk
    (NORMAL).
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=30.0, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA secure_delete = ON")
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS tracker "
            "(gespraech TEXT PRIMARY KEY, inhalt BLOB NOT NULL, geaendert REAL NOT NULL)"
        )
        self._connection.execute("CREATE INDEX IF NOT EXISTS tracker_geaendert ON tracker (geaendert)")

    def read(self, key: str) -> bytes | None:
        row = self._connection.execute("SELECT inhalt FROM tracker WHERE gespraech = ?", (key,)).fetchone()
        return row[0] if row else None

    def write(self, key: str, blob: bytes, changed: float) -> None:
        self._connection.execute(
            "INSERT INTO tracker VALUES (?, ?, ?) "
            "ON CONFLICT (gespraech) DO UPDATE SET inhalt = excluded.inhalt, geaendert = excluded.geaendert",
            (key, blob, changed),
        )

    def delete(self, key: str) -> None:
        self._connection.execute("DELETE FROM tracker WHERE gespraech = ?", (key,))

    def delete_before(self, changed: float) -> None:
        self._connection.execute("DELETE FROM tracker WHERE geaendert < ?", (changed,))

    def keys(self) -> list[str]:
        return [row[0] for row in self._connection.execute("SELECT gespraech FROM tracker")]


class PostgresTable:
    """PostgreSQL, schema `bot`. Reconnects once when the server has closed the connection."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: Any = None
        self._run("CREATE SCHEMA IF NOT EXISTS bot")
        self._run(
            "CREATE TABLE IF NOT EXISTS bot.tracker "
            "(gespraech TEXT PRIMARY KEY, inhalt BYTEA NOT NULL, geaendert DOUBLE PRECISION NOT NULL)"
        )
        self._run("CREATE INDEX IF NOT EXISTS tracker_geaendert ON bot.tracker (geaendert)")

    def _run(self, statement: str, values: tuple[Any, ...] = (), fetch: bool = False) -> list[tuple[Any, ...]]:
        import psycopg2

        for attempt in (1, 2):
            try:
                if self._connection is None or self._connection.closed:
                    self._connection = psycopg2.connect(self._url)
                    self._connection.autocommit = True
                with self._connection.cursor() as cursor:
                    cursor.execute(statement, values)
                    return cursor.fetchall() if fetch else []
            except (psycopg2.OperationalError, psycopg2.InterfaceError):
                self._connection = None
                if attempt == 2:
                    raise
        raise AssertionError("unreachable")

    def read(self, key: str) -> bytes | None:
        rows = self._run("SELECT inhalt FROM bot.tracker WHERE gespraech = %s", (key,), fetch=True)
        return bytes(rows[0][0]) if rows else None

    def write(self, key: str, blob: bytes, changed: float) -> None:
        self._run(
            "INSERT INTO bot.tracker VALUES (%s, %s, %s) "
            "ON CONFLICT (gespraech) DO UPDATE SET inhalt = excluded.inhalt, geaendert = excluded.geaendert",
            (key, blob, changed),
        )

    def delete(self, key: str) -> None:
        self._run("DELETE FROM bot.tracker WHERE gespraech = %s", (key,))

    def delete_before(self, changed: float) -> None:
        self._run("DELETE FROM bot.tracker WHERE geaendert < %s", (changed,))

    def keys(self) -> list[str]:
        return [row[0] for row in self._run("SELECT gespraech FROM bot.tracker", fetch=True)]


def open_table(url: str, folder: Path) -> TrackerTable:
    """PostgreSQL when `url` names it, else SQLite in `folder`."""
    if url.startswith("postgresql://"):
        return PostgresTable(url)
    return SqliteTable(folder / "bot.sqlite3")
