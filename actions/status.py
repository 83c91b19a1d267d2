""" "Wo ist mein Antrag?", at any time; inside a form the open question stays as it was."""

from __future__ import annotations

from typing import Any

from actions.aktion import Aktion
from actions.zug import Zug

AUFGEZAEHLT = 3
"""Missing answers that are named; more than one beyond them are counted."""


class ActionStatus(Aktion):
    NAME = "action_status"

    async def answer(self, zug: Zug) -> None:
        await query(zug, zug.eingabe.value("aktenzeichen"), zug.eingabe.value("abrufcode"))


async def query(zug: Zug, aktenzeichen: str | None, abrufcode: str | None) -> None:
    """Ask the backend; what is still missing becomes the open question there."""
    (ergebnis,) = await zug.run({"befehl": "status", "aktenzeichen": aktenzeichen, "abrufcode": abrufcode})
    say_status(zug, ergebnis)


def say_status(zug: Zug, ergebnis: dict[str, Any]) -> None:
    if ergebnis["ok"]:
        for karte in ergebnis["karten"]:
            teile = {
                schluessel: karte.get(schluessel) or "" for schluessel in ("titel", "aktenzeichen", "phase", "text")
            }
            text = zug.text("status_zeile", **teile).strip()
            if karte.get("termin"):
                text = f"{text} {zug.text('status_termin', termin=karte['termin'])}"
            if karte.get("naechstes"):
                text = f"{text} {zug.text('danach', naechstes=karte['naechstes'])}"
            zug.say_text(text, karte=karte)
    elif ergebnis["grund"] == "offen":
        _say_not_sent(zug, ergebnis["titel"], ergebnis["fehlt"])
    elif ergebnis["grund"] == "keine":
        zug.say("status_still" if ergebnis["still"] else "status_keine")
    elif ergebnis["grund"] == "code_fehlt":
        zug.say("status_still" if ergebnis["still"] else "status_code")
    else:
        zug.say(f"status_{ergebnis['grund']}", karte=ergebnis.get("karte"))


def _say_not_sent(zug: Zug, titel: str, fehlt: list[str]) -> None:
    """The form that is open has not become a case yet."""
    if not fehlt:
        zug.say("status_fertig", titel=titel)
        return
    weitere = len(fehlt) - AUFGEZAEHLT
    liste = ", ".join(fehlt) if weitere <= 1 else f"{', '.join(fehlt[:AUFGEZAEHLT])} und {weitere} weitere Angaben"
    zug.say("status_offen", titel=titel, fehlt=liste)
