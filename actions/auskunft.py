"""Word information that comes from the file of a service."""

from __future__ import annotations

from typing import Any

from actions.zug import Zug


def say_info(zug: Zug, ergebnis: dict[str, Any]) -> None:
    """The text with its card; the offer to start as the first option where it can be started."""
    angebot = zug.ergebnis.angebot
    zug.say_text(ergebnis["text"], karte=ergebnis.get("karte"))
    if angebot:
        zug.say("angebot_start", optionen=angebot)


def say_not_known(zug: Zug, ergebnis: dict[str, Any]) -> None:
    zug.say("leistung_aus" if ergebnis["grund"] == "aus" else "leistung_unbekannt", karte=ergebnis.get("karte"))
