"""Which service is meant: the citizen picks one, names another, or wants none of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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


def said_with_the_choice(eingabe: Eingabe) -> list[dict[str, Any]]:
    """Facts beside the service picked: "den Termin, am Dienstag"."""
    return [{**wert.loose(), "leistung": wert.leistung} for wert in eingabe.werte if wert.feld != eingabe.gefragt]


async def answer(zug: Zug) -> None:
    eingabe = zug.eingabe
    gewaehlt = eingabe.answer()
    if isinstance(gewaehlt, dict):
        gewaehlt = gewaehlt.get("wert")
    wahl = eingabe.zustand.get("wahl") or {}
    gesagt = [*(wahl.get("daten", {}).get("werte") or ()), *said_with_the_choice(eingabe)]
    if gewaehlt in wahl.get("kandidaten", ()):
        await begin(zug, str(gewaehlt), befehle=[clear_choice()], lose=gesagt)
    elif eingabe.absicht == "ablehnung":
        await zug.run(clear_choice())
        zug.say("kein_anliegen")
    elif naheliegend := nearest(eingabe, wahl.get("kandidaten", ())):
        await begin(zug, naheliegend, befehle=[clear_choice()], lose=gesagt)
    elif eingabe.leistungen:
        await choose(zug)
    else:
        await nichts.answer(zug)
