"""Expressions and their values, one table per kind in `tabellen/`: what is read when the kind was asked for.

A table's rows: `text`, `wert`, and `fragt: true` where nothing certain is said and a clerk would ask back.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from bot.nlu.deutung import deute

from tests.bot.umgebung import JETZT
from tests.evaluation.kennzahlen import exact
from tests.evaluation.lage import value_metadata
from tests.evaluation.phrasen import Ausdruck

TABELLEN = sorted((Path(__file__).parent / "tabellen").glob("*.yml"))
MINDESTENS = 60


def _rows(path: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))


def _read(ausdruck: Ausdruck) -> dict[str, Any]:
    around = value_metadata(ausdruck)
    assert around["jetzt"] == JETZT
    return {"deutung": deute(ausdruck.text, around, {}, []).as_deutung(), "feld": around["frage"]["feld"]}


@pytest.mark.parametrize(("art", "row"), [(path.stem, row) for path in TABELLEN for row in _rows(path)])
def test_answer(art: str, row: dict[str, Any]) -> None:
    wanted = Ausdruck(art, row["text"], row["wert"], bool(row.get("fragt")))
    read = _read(wanted)
    assert exact(wanted, read, read["feld"]), read["deutung"]["werte"]


@pytest.mark.parametrize("path", TABELLEN, ids=lambda path: path.stem)
def test_wide_enough(path: Path) -> None:
    rows = _rows(path)
    assert len(rows) >= MINDESTENS
    assert len({row["text"] for row in rows}) == len(rows)
    assert any(row.get("fragt") for row in rows)
