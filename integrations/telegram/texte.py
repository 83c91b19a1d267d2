"""What the adapter says itself, from `texte.yml`, and the menu of commands."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _load() -> dict[str, Any]:
    loaded: Any = yaml.safe_load(Path(__file__).with_name("texte.yml").read_text("utf-8"))
    return dict(loaded)


def say(anlass: str, einfach: bool = False, **werte: str) -> str:
    """A text by its occasion, in plain or in simple words."""
    fassungen = _load()["texte"][anlass]
    return str(fassungen["einfach" if einfach and "einfach" in fassungen else "text"]).format(**werte).strip()


def menu() -> list[tuple[str, str]]:
    """Commands without "/", and what each does."""
    return [(str(name), str(text)) for name, text in _load()["menue"].items()]


def label(name: str) -> str:
    """What stands on a button, or before a value on a card."""
    return str(_load()["worte"][name])
