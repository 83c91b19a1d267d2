"""A question in the same message as an answer."""

from __future__ import annotations

from typing import Any

from actions.auskunft import say_info, say_not_known
from actions.backend import Befehl
from actions.eingabe import Eingabe
from actions.status import say_status
from actions.zug import Zug


def aside_commands(eingabe: Eingabe) -> list[Befehl]:
    """The command that answers it; [] without such a question."""
    frage = eingabe.nebenfrage
    if not frage or not eingabe.antrag_offen:
        return []
    if frage.get("absicht") == "info":
        leistung = frage.get("leistung") or eingabe.zustand.get("leistung")
        return [{"befehl": "auskunft", "leistung": leistung, "thema": frage.get("thema") or "ueberblick"}]
    if frage.get("absicht") == "status":
        return [{"befehl": "status"}]
    if frage.get("absicht") == "warum" and frage.get("feld"):
        return [{"befehl": "warum", "feld": frage["feld"]}]
    return []


def answer_aside(zug: Zug, ergebnisse: list[dict[str, Any]]) -> None:
    """Say the answers; why a question is asked needs no command."""
    frage = zug.eingabe.nebenfrage
    if frage and frage.get("absicht") == "warum" and not frage.get("feld") and zug.eingabe.frage:
        offen = zug.ergebnis.frage or {}
        zug.say_text(offen.get("warum") or zug.text("warum_allgemein"))
    for ergebnis in ergebnisse:
        if ergebnis["befehl"] == "auskunft":
            say_info(zug, ergebnis) if ergebnis["ok"] else say_not_known(zug, ergebnis)
        elif ergebnis["befehl"] == "status":
            say_status(zug, ergebnis)
        elif ergebnis["befehl"] == "warum":
            say_why(zug, ergebnis)


def say_why(zug: Zug, ergebnis: dict[str, Any]) -> None:
    """Why a field that was named is asked."""
    zug.say_text(ergebnis["text"] or zug.text("warum_allgemein"))
    zug.anders = True
