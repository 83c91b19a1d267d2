"""Which service is meant: the citizen picks one, names another, or wants none of them."""

from __future__ import annotations

from actions.beginn import begin, choose, clear_choice
from actions.fragen import nichts
from actions.zug import Zug


async def answer(zug: Zug) -> None:
    eingabe = zug.eingabe
    gewaehlt = eingabe.answer()
    if isinstance(gewaehlt, dict):
        gewaehlt = gewaehlt.get("wert")
    wahl = eingabe.zustand.get("wahl") or {}
    if gewaehlt in wahl.get("kandidaten", ()):
        await begin(zug, str(gewaehlt), befehle=[clear_choice()], lose=wahl.get("daten", {}).get("werte"))
    elif eingabe.absicht == "ablehnung":
        await zug.run(clear_choice())
        zug.say("kein_anliegen")
    elif eingabe.leistungen:
        await choose(zug)
    else:
        await nichts.answer(zug)
