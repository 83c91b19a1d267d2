"""What a citizen wants done with a case: which one it is, proved, then the question that follows from the purpose."""

from __future__ import annotations

from typing import Any

from actions.zug import Zug

FRAGEN = {
    "storno": ("frage_storno", "ja_zurueckziehen"),
    "absage": ("frage_absage", "ja_absagen"),
}
"""Purposes that are asked about once more, because the deed can't be undone: question and yes."""


async def prove(zug: Zug, zweck: str, aktenzeichen: str | None = None, abrufcode: str | None = None) -> None:
    """Find the case (of this conversation, or by number and code) and go on with the purpose."""
    befehl = {"befehl": "vorgang_pruefen", "zweck": zweck, "aktenzeichen": aktenzeichen, "abrufcode": abrufcode}
    (ergebnis,) = await zug.run(befehl)
    if not ergebnis["ok"]:
        _say_not_proved(zug, ergebnis)
    elif zweck in FRAGEN:
        frage, ja = FRAGEN[zweck]
        werte = {"titel": ergebnis["titel"], "aktenzeichen": ergebnis["aktenzeichen"]}
        termin = ergebnis["termin"] or ""
        zug.ask_aside(zweck, zug.text(frage, termin=termin, **werte), ja, "nein_behalten", werte)
    elif zweck == "verlegen":
        zug.say("verlegen_beginn", titel=ergebnis["titel"], termin=ergebnis["termin"])
    else:
        zug.say("nachreichen_beginn", titel=ergebnis["titel"], aktenzeichen=ergebnis["aktenzeichen"])


def _say_not_proved(zug: Zug, ergebnis: dict[str, Any]) -> None:
    grund = ergebnis["grund"]
    if ergebnis.get("still") and grund != "unbekannt":
        zug.say("nachweis_still")
    elif grund == "keine":
        zug.say("nachweis_noetig")
    elif grund == "code_fehlt":
        zug.say("status_code")
    elif grund == "nicht_moeglich":
        zug.say("storno_geht_nicht", karte=ergebnis["karte"])
    else:
        zug.say(f"status_{grund}", karte=ergebnis.get("karte"))
