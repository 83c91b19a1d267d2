"""A side question is answered: yes or no; a fitting answer to the form behind it counts as "no, go on"."""

from __future__ import annotations

import importlib

from actions.backend import Befehl
from actions.fragen import feld
from actions.fragen.ja_nein import says_yes
from actions.fragen.quittung import acknowledge
from actions.zug import Zug

ERLEDIGT: Befehl = {"befehl": "merken", "rueckfrage": None}


async def answer(zug: Zug) -> None:
    rueckfrage = zug.eingabe.zustand.get("rueckfrage") or {}
    ja = says_yes(zug)
    if ja is not None:
        art = importlib.import_module(f"actions.rueckfragen.{rueckfrage['art']}")
        await art.answered(zug, ja, rueckfrage.get("daten") or {})
        return
    befehl = feld.command_for(zug.eingabe) if zug.eingabe.antrag_offen else None
    if befehl is None:
        await zug.run()
        zug.say("kein_ja_nein")
    else:
        _, ergebnis = await zug.run(ERLEDIGT, befehl)
        acknowledge(zug, ergebnis)
