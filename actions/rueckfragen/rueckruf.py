"""Shall somebody call back, instead of keeping the citizen waiting?"""

from __future__ import annotations

from typing import Any

from actions.fragen.rueckfrage import ERLEDIGT
from actions.mensch import say_call_back
from actions.zug import Zug


async def answered(zug: Zug, ja: bool, daten: dict[str, Any]) -> None:  # noqa: ARG001 - same for all kinds
    if ja:
        war_vorgemerkt = zug.eingabe.zustand.get("rueckruf") is not None
        _, ergebnis = await zug.run(ERLEDIGT, {"befehl": "mensch", "rueckruf": True})
        say_call_back(zug, ergebnis, None, war_vorgemerkt=war_vorgemerkt)
        return
    await zug.run(ERLEDIGT)
    zug.say("mensch_bleibt_in_reihe" if zug.ergebnis.zustand.get("warteschlange") else "weitermachen")
