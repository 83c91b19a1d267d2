"""The databases for the tests: a real server that goes away again, and a loud word where there is none."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests import datenbanken
from tests.datenbanken import Datenbanken, NichtInstalliert, open_datenbanken, postgresql_binaries, running_postgresql

WURZEL = Path(__file__).resolve().parents[2]
OHNE_SERVER = """
import pytest
from tests import datenbanken

def missing():
    raise datenbanken.NichtInstalliert("kein Server")

datenbanken.postgresql_binaries = missing
raise SystemExit(pytest.main(["--datenbank=postgresql", "-q", "-p", "no:cacheprovider", "tests/api/migrations"]))
"""


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Datenbanken]:
    skip_without_server()
    with open_datenbanken("postgresql") as opened:
        yield opened


def skip_without_server() -> None:
    try:
        postgresql_binaries()
    except NichtInstalliert as error:
        pytest.skip(f"PostgreSQL fehlt: {error}")


def write(url: str) -> "psycopg.Connection[tuple[int]]":
    """A row that is stored, and one more in a transaction left open."""
    connection = psycopg.connect(url)
    row = "INSERT INTO fehlversuche (id, schluessel, zeit) VALUES (%s, 'a', now())"
    connection.execute(row, ["stored"])
    connection.commit()
    connection.execute(row, ["open"])
    return connection


def test_a_database_used_again_is_as_new(postgresql: Datenbanken) -> None:
    first = postgresql.create()
    connection = write(first)
    postgresql.drop(first)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    again = postgresql.create()
    assert again == first
    with psycopg.connect(again) as look:
        assert look.execute("SELECT count(*) FROM fehlversuche").fetchone() == (0,)
    postgresql.drop(again)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE buchungen DROP CONSTRAINT uq_buchungen_platz",
        "CREATE TABLE mehr (zahl int)",
        "CREATE SCHEMA mehr",
        "ALTER TABLE antraege ADD mehr text",
        "ALTER TABLE antraege ALTER mandant DROP NOT NULL",
        "CREATE INDEX mehr ON antraege (mandant)",
        "UPDATE alembic_version SET version_num = 'alt'",
    ],
)
def test_a_database_with_another_schema_is_not_used_again(postgresql: Datenbanken, change: str) -> None:
    first = postgresql.create()
    with psycopg.connect(first) as connection:
        connection.execute(change.encode())
    postgresql.drop(first)
    second = postgresql.create()
    assert second != first
    postgresql.drop(second)


def test_a_server_is_gone_after_use_even_after_a_failure() -> None:
    skip_without_server()
    with pytest.raises(ZeroDivisionError), running_postgresql() as url:  # noqa: PT012
        psycopg.connect(f"{url}/postgres").close()
        raise ZeroDivisionError
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"{url}/postgres", connect_timeout=2)


def test_says_where_it_looked_in_vain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(datenbanken, "INSTALLED", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NichtInstalliert, match="keine Server-Programme"):
        postgresql_binaries()


@pytest.mark.langsam
def test_a_missing_server_is_told_loudly() -> None:
    done = subprocess.run([sys.executable, "-c", OHNE_SERVER], cwd=WURZEL, capture_output=True, text=True, check=False)
    assert "ACHTUNG: Die Tests auf postgresql sind NICHT gelaufen – kein Server." in done.stdout
    assert "datenbank postgresql: 0 Tests, 2 übersprungen" in done.stdout
