"""The training data: one file per intent, enough phrases, none twice."""

from collections import Counter
from pathlib import Path

import pytest
import yaml
from bot.nlu.text import fold
from bot.settings import ROOT

FILES = sorted((ROOT / "data" / "nlu").glob("*.yml"))
INTENTS: list[str] = yaml.safe_load((ROOT / "domain.yml").read_text())["intents"]
LARGE = ("antrag", "info", "status", "termin", "mensch", "angabe")


def phrases(path: Path) -> list[str]:
    (block,) = yaml.safe_load(path.read_text())["nlu"]
    assert block["intent"] == path.stem
    return [line.removeprefix("- ") for line in block["examples"].splitlines()]


def test_one_file_per_intent() -> None:
    assert sorted(INTENTS) == [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_enough_phrases(path: Path) -> None:
    assert len(phrases(path)) >= (55 if path.stem in LARGE else 40)


def test_no_phrase_twice() -> None:
    owners: dict[str, list[str]] = {}
    for path in FILES:
        for phrase in phrases(path):
            owners.setdefault(fold(phrase) or phrase, []).append(path.stem)
    assert {phrase: names for phrase, names in owners.items() if len(set(names)) > 1} == {}
    assert [phrase for phrase, count in Counter(p for f in FILES for p in phrases(f)).items() if count > 1] == []


def test_every_rule_names_a_known_intent_and_action() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text())
    used = set()
    for path in (ROOT / "data" / "rules").glob("*.yml"):
        for rule in yaml.safe_load(path.read_text())["rules"]:
            steps = {key: value for step in rule["steps"] for key, value in step.items()}
            assert steps["intent"] in INTENTS
            assert steps["action"] in [*domain["actions"], "antrag_form"]
            used.add(steps["action"])
    assert used == {*domain["actions"], "antrag_form"} - {"validate_antrag_form"}
