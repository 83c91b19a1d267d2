"""The database: SQLite by default, PostgreSQL beyond one machine. Same code, same tests on both."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Engine, LargeBinary, MetaData, create_engine, event, make_url, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, sessionmaker
from sqlalchemy.orm import Session as Session  # for those who take one and may not know SQLAlchemy
from sqlalchemy.pool import PoolResetState
from sqlalchemy.types import TypeDecorator

from api.clock import BERLIN
from api.crypto import Cipher
from api.errors import LotseError
from api.gedaechtnis import forget

WAIT_SECONDS = 30
DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment: kept in UTC, given back in Europe/Berlin."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(BERLIN)


class EncryptedJson(TypeDecorator[Any]):
    """Any JSON value, encrypted at rest. Assign a new value to change it: changes inside are not noticed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        plain = json.dumps(value, separators=(",", ":")).encode()
        return _cipher_of(dialect).encrypt(plain)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(_cipher_of(dialect).decrypt(bytes(value)))


def _cipher_of(dialect: Dialect) -> Cipher:
    cipher = getattr(dialect, "lotse_cipher", None)
    if not isinstance(cipher, Cipher):
        raise RuntimeError("encrypted columns are read and written only through api.database.Database")
    return cipher


class Database:
    """One pool of connections. Safe for many threads; several processes may hold one each on the same database."""

    def __init__(self, url: str, cipher: Cipher) -> None:
        self.engine = create_db_engine(url)
        self.engine.dialect.lotse_cipher = cipher  # type: ignore[attr-defined]
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._writing = sessionmaker(self.engine, expire_on_commit=False)
        self._reading = sessionmaker(self.engine.execution_options(lotse_reading=True), expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction that may write; it begins with the first statement and ends here.

        An error undoes everything, except a ``LotseError`` that says ``keeps_changes`` (a counted wrong try).
        """
        with self._writing() as session:
            try:
                yield session
            except LotseError as error:
                if error.keeps_changes:
                    session.commit()
                raise
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A view that never waits for writers; whatever is changed in it is dropped."""
        with self._reading() as session:
            yield session

    def ping(self) -> None:
        """Raises ``sqlalchemy.exc.SQLAlchemyError`` where the database does not answer."""
        with self.reading() as session:
            session.execute(text("SELECT 1"))

    def dispose(self) -> None:
        self.engine.dispose()


def lock(session: Session, *names: str) -> None:
    """Hold the named locks until the transaction ends.

    SQLite needs none: a writing transaction is alone from its first statement on.
    """
    forget(session)
    if session.get_bind().dialect.name != "postgresql":
        return
    keys = sorted(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True) for name in names)
    for key in keys:
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def refusal(url: str) -> str | None:
    """Why no connection can be had, in the words of the database; None where one can. Never holds the password."""
    try:
        engine = create_db_engine(url)
        engine.connect().close()
        engine.dispose()
    except (SQLAlchemyError, KeyError, ValueError) as error:
        text = str(getattr(error, "orig", None) or type(error).__name__).strip().splitlines()[0]
        password = make_url(url).password if not isinstance(error, ArgumentError | ValueError) else None
        return text.replace(str(password), "…") if password else text
    return None


def create_db_engine(url: str) -> Engine:
    """An engine for a plain URL; the driver is chosen here. Parameters never reach a log or an error text."""
    plain = make_url(url)
    target = plain.set(drivername=DRIVERS[plain.get_backend_name()])
    if plain.get_backend_name() == "sqlite":
        engine = create_engine(target, hide_parameters=True, pool_size=40, connect_args={"timeout": WAIT_SECONDS})
        _prepare_sqlite(engine)
    else:
        options = f"-c timezone=UTC -c lock_timeout={WAIT_SECONDS}s -c idle_in_transaction_session_timeout=60s"
        engine = create_engine(
            target, hide_parameters=True, pool_pre_ping=True, pool_size=10, max_overflow=30,
            connect_args={"options": options},
        )  # fmt: skip
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("lotse_reading"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _prepare_sqlite(engine: Engine) -> None:
    """WAL with full sync, foreign keys, and transactions that take the write lock at once.

    A transaction that starts reading and writes later would fail as soon as another wrote in between; so a writer
    begins IMMEDIATE. Writers of one process queue at a lock of their own, which is fairer and faster than polling.
    """
    writers = threading.Lock()

    @event.listens_for(engine, "connect")
    def on_connect(dbapi_connection: Any, _record: Any) -> None:
        dbapi_connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in (
            f"busy_timeout={WAIT_SECONDS * 1000}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            dbapi_connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get("lotse_reading"):
            connection.exec_driver_sql("BEGIN")
            return
        if writers.acquire(timeout=WAIT_SECONDS):
            connection.info["lotse_writer"] = True
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except BaseException:
            release(connection.info)
            raise

    def release(info: dict[Any, Any]) -> None:
        if info.pop("lotse_writer", False):
            writers.release()

    @event.listens_for(engine, "reset")
    def on_reset(_dbapi_connection: Any, record: Any, _state: PoolResetState) -> None:
        release(record.info)

    @event.listens_for(engine, "close")
    def on_close(_dbapi_connection: Any, record: Any) -> None:
        release(record.info)
