"""The YAML files beside this one."""

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

ORDNER = Path(__file__).parent


@cache
def load(name: str) -> Any:
    """`fakten`, `worte`, `ziele` or `gewohnheiten`."""
    return yaml.safe_load((ORDNER / f"{name}.yml").read_text(encoding="utf-8"))


def words(*pfad: str) -> Any:
    """An entry of worte.yml."""
    stelle = load("worte")
    for name in pfad:
        stelle = stelle[name]
    return stelle


def weighted(eintraege: dict[str, Any], rng: Random) -> str:
    """One key, as likely as its `anteil` says."""
    return rng.choices(list(eintraege), [eintrag["anteil"] for eintrag in eintraege.values()])[0]
