"""All texts of the dialogue, from `texte.yml`: several wordings each, with plain-language variants.

Which wording is taken follows from the id of the message, so a repeated turn says the same again.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.einstellungen import kept_days

DATEI = Path(__file__).with_name("texte.yml")


class TextFehlt(KeyError):
    """A text is used that `texte.yml` does not hold."""


@cache
def load_texte() -> dict[str, dict[str, list[str]]]:
    """{key: {"normal": wordings, "einfach": wordings}}; raises `ValueError` for an entry without a wording."""
    roh: dict[str, Any] = yaml.safe_load(DATEI.read_text(encoding="utf-8"))
    return {schluessel: _entry(schluessel, inhalt) for schluessel, inhalt in roh.items()}


def _entry(schluessel: str, inhalt: Any) -> dict[str, list[str]]:
    if isinstance(inhalt, str | list):
        inhalt = {"text": inhalt}
    normal = _as_list(inhalt.get("text"))
    einfach = _as_list(inhalt.get("einfach")) or normal
    if not normal:
        raise ValueError(f"texte.yml: {schluessel} hat keinen Text")
    return {"normal": normal, "einfach": einfach}


def _as_list(inhalt: str | list[str] | None) -> list[str]:
    if inhalt is None:
        return []
    return [inhalt.strip()] if isinstance(inhalt, str) else [text.strip() for text in inhalt]


def wording(schluessel: str, keim: str, einfach: bool = False, **werte: object) -> str:
    """One wording of this key. `keim` decides which (the id of the message, or a counter that must not repeat).

    `{tage}` is how long a draft is kept, in every text.
    """
    try:
        texte = load_texte()[schluessel]
    except KeyError:
        raise TextFehlt(schluessel) from None
    auswahl = texte["einfach" if einfach else "normal"]
    nummer = int(keim) if keim.isdigit() else zlib.crc32(f"{keim}:{schluessel}".encode())
    return auswahl[nummer % len(auswahl)].format_map({"tage": kept_days(), **werte})


def has_text(schluessel: str) -> bool:
    return schluessel in load_texte()


def variant(schluessel: str, thema: object) -> str:
    """The text for this very topic where there is one, else the general one."""
    return f"{schluessel}_{thema}" if thema and has_text(f"{schluessel}_{thema}") else schluessel
