"""Real databases for the tests: fresh SQLite files, or a PostgreSQL started here from its server binaries."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import psycopg

from api.migrations.upgrade import upgrade

INSTALLED = Path("/usr/lib/postgresql")  # where Debian puts each major version
START_SECONDS = 60
SERVER_OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_connections": "200",
}
SCHEMA = """
    WITH ours AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)'),
    relations AS (SELECT oid, relname FROM pg_class WHERE relnamespace IN (SELECT oid FROM ours))
    SELECT 'schema', oid::text, nspname FROM ours
    UNION SELECT 'relation', oid::text, relname FROM relations
    UNION SELECT 'column', attrelid::text, attname || ' ' || atttypid || ' ' || attnotnull FROM pg_attribute
        WHERE attnum > 0 AND attrelid IN (SELECT oid FROM relations)
    UNION SELECT 'constraint', oid::text, conname FROM pg_constraint WHERE connamespace IN (SELECT oid FROM ours)
    UNION SELECT 'migration', '', version_num FROM alembic_version
    ORDER BY 1, 2, 3
"""
OTHERS_OUT = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class NichtInstalliert(Exception):
    """No server binaries here; the message says what was looked for."""


class Datenbanken(Protocol):
    """A place where databases with the newest schema are had quickly."""

    name: str

    def create(self) -> str:
        """The URL of a new, empty database with the newest schema."""
        ...

    def drop(self, url: str) -> None: ...


@contextmanager
def open_datenbanken(name: str) -> Iterator[Datenbanken]:
    """``sqlite`` or ``postgresql``; raises ``NichtInstalliert`` where the latter is missing."""
    if name == "sqlite":
        with tempfile.TemporaryDirectory(prefix="lotse-sqlite-") as folder:
            yield SqliteDatenbanken(Path(folder))
    else:
        with running_postgresql() as server_url:
            yield PostgresqlDatenbanken(server_url)


class SqliteDatenbanken:
    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = folder / "vorlage.db"
        upgrade(f"sqlite:///{self.template}")

    def create(self) -> str:
        path = self.folder / f"{uuid4().hex}.db"
        shutil.copyfile(self.template, path)
        return f"sqlite:///{path}"

    def drop(self, url: str) -> None:
        path = url.removeprefix("sqlite:///")
        for end in ("", "-wal", "-shm"):
            Path(path + end).unlink(missing_ok=True)


class PostgresqlDatenbanken:
    """A copy of the template takes long, emptying one hardly anything: what is dropped is used again.

    Only a database as the migrations left it is: one with a changed schema is dropped for good.
    """

    name = "postgresql"

    def __init__(self, server_url: str) -> None:
        self.server_url = server_url
        self.emptied: list[str] = []
        self._execute("CREATE DATABASE vorlage")
        upgrade(f"{server_url}/vorlage")
        with psycopg.connect(f"{server_url}/vorlage", autocommit=True) as connection:
            self.schema = _schema(connection)
            tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        names = [table for (table,) in tables if table != "alembic_version"]
        self.clearing = "; ".join(
            [
                "SET session_replication_role = replica",  # in any order, whatever refers to what
                f"LOCK TABLE {', '.join(names)}",  # until those thrown out have let go
                *(f"DELETE FROM {name}" for name in names),
                "SELECT setval(seqrelid, seqstart, false) FROM pg_sequence",
            ]
        ).encode()

    def create(self) -> str:
        if self.emptied:
            return self.emptied.pop()
        name = f"t_{uuid4().hex}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE vorlage")
        return f"{self.server_url}/{name}"

    def drop(self, url: str) -> None:
        if self._is_emptied(url):
            self.emptied.append(url)
        else:
            self._execute(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def _is_emptied(self, url: str) -> bool:
        """Throw out whoever is still connected, and all rows; False where that does not make it new again."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(OTHERS_OUT)
            if _schema(connection) != self.schema:
                return False
            connection.execute(self.clearing)
            return True

    def _execute(self, statement: str) -> None:
        with psycopg.connect(f"{self.server_url}/postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


def _schema(connection: "psycopg.Connection[tuple[Any, ...]]") -> list[tuple[Any, ...]]:
    """Schemas, tables, indexes, columns, constraints as the catalogue holds them, and the state of the migrations.

    A copy has the same numbers as its template, so one table made anew shows as well.
    """
    return connection.execute(SCHEMA).fetchall()


def postgresql_binaries() -> Path:
    """The folder with ``initdb`` and ``postgres``, the newest where several are installed."""
    for path in sorted(INSTALLED.glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True):
        if (path / "postgres").exists() and (path / "initdb").exists():
            return path
    found = shutil.which("postgres")
    if found and shutil.which("initdb", path=str(Path(found).resolve().parent)):
        return Path(found).resolve().parent
    raise NichtInstalliert(
        "keine Server-Programme von PostgreSQL (initdb, postgres) in /usr/lib/postgresql oder im PATH"
    )


@contextmanager
def running_postgresql() -> Iterator[str]:
    """A throw-away server on a free port of the loopback, stopped at the end. Yields its URL without a database."""
    binaries = postgresql_binaries()
    folder = Path(tempfile.mkdtemp(prefix="lotse-postgresql-"))
    process: subprocess.Popen[bytes] | None = None
    try:
        data = folder / "data"
        as_user = _unprivileged(folder)
        initdb = [
            "initdb",
            "-D",
            str(data),
            "-U",
            "lotse",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
        _run([*as_user, str(binaries / initdb[0]), *initdb[1:]], folder)
        port = _free_port()
        options = [f"-c{key}={value}" for key, value in SERVER_OPTIONS.items()]
        server = [str(binaries / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port), "-k", str(folder)]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen([*as_user, *server, *options], cwd=folder, stdout=log, stderr=log)
        url = f"postgresql://lotse@127.0.0.1:{port}"
        _wait_until_ready(url, process, folder / "log")
        yield url
    finally:
        if process is not None:
            _stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: the command that runs it as ``postgres``, whose the folder becomes.

    The server also ends when the tests are killed (--pdeathsig).
    """
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig=INT", "--"]


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(f"{url}/postgres", connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL startet nicht:\n{log.read_text()}") from None
            time.sleep(0.05)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGINT)  # fast shutdown: clients are disconnected
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
