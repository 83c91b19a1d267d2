"""The databases for the tests: a real server that goes away again, and a loud word where there is none."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests import datenbanken
from tests.datenbanken import NichtInstalliert, postgresql_binaries, running_postgresql

WURZEL = Path(__file__).resolve().parent.parent
OHNE_SERVER = """
import pytest
from tests import datenbanken

def missing():
    raise datenbanken.NichtInstalliert("kein Server")

datenbanken.postgresql_binaries = missing
raise SystemExit(pytest.main(["--datenbank=postgresql", "-q", "-p", "no:cacheprovider", "tests/api/migrations"]))
"""


def test_a_server_is_gone_after_use_even_after_a_failure() -> None:
    try:
        postgresql_binaries()
    except NichtInstalliert as error:
        pytest.skip(f"PostgreSQL fehlt: {error}")
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


def test_a_missing_server_is_told_loudly() -> None:
    done = subprocess.run([sys.executable, "-c", OHNE_SERVER], cwd=WURZEL, capture_output=True, text=True, check=False)
    assert "ACHTUNG: Die Tests auf postgresql sind NICHT gelaufen – kein Server." in done.stdout
    assert "datenbank postgresql: 0 Tests, 2 übersprungen" in done.stdout
