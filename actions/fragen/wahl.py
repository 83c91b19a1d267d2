"""Which service is meant: the citizen picks one, names another, or wants none of them."""

from __future__ import annotations

from collections.abc import Sequence

from actions.beginn import begin, choose, clear_choice, is_clear, is_sure
from actions.eingabe import Eingabe
from actions.fragen import nichts
from actions.zug import Zug


def nearest(eingabe: Eingabe, kandidaten: Sequence[str]) -> str | None:
    """The one offered service the words are about, where none that was not offered leads."""
    if is_sure(eingabe.leistungen) and eingabe.leistungen[0].leistung not in kandidaten:
        return None
    offen = [kandidat for kandidat in eingabe.leistungen if kandidat.leistung in kandidaten]
    return offen[0].leistung if is_clear(offen) else None


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
    elif naheliegend := nearest(eingabe, wahl.get("kandidaten", ())):
        await begin(zug, naheliegend, befehle=[clear_choice()], lose=wahl.get("daten", {}).get("werte"))
    elif eingabe.leistungen:
        await choose(zug)
    else:
        await nichts.answer(zug)
