"""Accounts from the terminal."""

from pathlib import Path

import pytest

from api.context import build_context
from api.personal.einladung import Einladungen
from api.personal.models import Konto
from api.personal.repository import PersonalRepository
from api.settings import load_settings
from tools import konto

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env = {"LOTSE_DATEN": str(tmp_path), "LOTSE_DEMO": "1", "LOTSE_INHALTE": str(ROOT / "tests/api/inhalte")}
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LOTSE_DATENBANK", raising=False)


def only_account() -> Konto:
    context = build_context(load_settings())
    with context.db.reading() as session:
        (row,) = PersonalRepository(session).all()
        return row


def test_first_account_gets_a_link_that_works(capsys: pytest.CaptureFixture[str]) -> None:
    assert konto.main(["anlegen", "A.Brandt", "Herr Brandt", "musterstadt:verwaltung", "nachbarort:agent"]) == 0
    token = capsys.readouterr().out.strip().rpartition("/")[2]
    context = build_context(load_settings())
    with context.db.reading() as session:
        blatt = Einladungen(context, session).open(token)
    assert (blatt.anmeldename, blatt.name) == ("a.brandt", "Herr Brandt")


def test_lock_and_unlock(capsys: pytest.CaptureFixture[str]) -> None:
    konto.main(["anlegen", "brandt", "Herr Brandt", "musterstadt:verwaltung"])
    assert konto.main(["sperren", "BRANDT"]) == 0
    assert only_account().gesperrt is not None
    assert konto.main(["entsperren", "brandt"]) == 0
    assert only_account().gesperrt is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["anlegen", "brandt", "Herr Brandt", "musterstadt:chef"], "keine Rolle"),
        (["anlegen", "brandt", "Herr Brandt", "anderswo:agent"], "gibt es hier nicht"),
        (["anlegen", "a b", "Herr Brandt", "musterstadt:agent"], "2 bis 64 Zeichen"),
        (["sperren", "niemand"], "gibt es hier nicht"),
    ],
)
def test_mistakes_are_told_and_change_nothing(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert konto.main(arguments) == 1
    assert words in capsys.readouterr().err
    context = build_context(load_settings())
    with context.db.reading() as session:
        assert PersonalRepository(session).all() == []
