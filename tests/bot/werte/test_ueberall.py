"""A value is the same wherever it is said, and a sentence without one has none."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from bot.nlu.deutung import deute

from tests.bot.umgebung import metadata, values
from tests.evaluation.kennzahlen import exact
from tests.evaluation.phrasen import Ausdruck

HERE = Path(__file__).parent
ARTEN = ("name", "adresse", "kennzeichen", "betrag", "gegenstaende")
FELDER = [{"feld": art, "typ": art, "titel": art.capitalize(), "stichworte": [], "beantwortet": False} for art in ARTEN]


def _load(name: str) -> list[Any]:
    return list(yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("row", _load("ueberall"), ids=lambda row: f"{row['art']}: {row['text']}")
@pytest.mark.parametrize("frage", [None, "telefon", "asked"])
def test_same(row: dict[str, Any], frage: str | None) -> None:
    typ = row["art"] if frage == "asked" else frage
    deutung = deute(row["text"], metadata(typ, felder=FELDER if typ else ()), {}, []).as_deutung()
    assert exact(Ausdruck(row["art"], row["text"], row["wert"]), {"deutung": deutung}, row["art"]), deutung["werte"]


@pytest.mark.parametrize("text", _load("ohne_werte"))
@pytest.mark.parametrize("art", ARTEN)
def test_none(text: str, art: str) -> None:
    assert values(text, art) == []
