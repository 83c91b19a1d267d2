"""Texts of a room in a YAML file beside it: by their occasion, in plain and in simple words."""

from functools import cached_property
from pathlib import Path
from typing import Any

import yaml


class Textdatei:
    """Read when the first text is asked for."""

    def __init__(self, pfad: Path) -> None:
        self._pfad = pfad

    def say(self, anlass: str, einfach: bool, **werte: str) -> str:
        """A text with its values filled in. Raises `KeyError` for an occasion or wording nobody wrote."""
        return self._texte[anlass]["einfach" if einfach else "text"].format(**werte)

    @cached_property
    def _texte(self) -> dict[str, dict[str, str]]:
        loaded: Any = yaml.safe_load(self._pfad.read_text("utf-8"))
        return {name: {art: str(text).strip() for art, text in fassungen.items()} for name, fassungen in loaded.items()}
