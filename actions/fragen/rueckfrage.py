"""A side question is answered: yes or no; a fitting answer to the form behind it counts as "no, go on"."""

from __future__ import annotations

import importlib

from actions.backend import Befehl
from actions.fragen import feld
from actions.fragen.ja_nein import says_yes
from actions.fragen.quittung import acknowledge
from actions.zug import Zug

ERLEDIGT: Befehl = {"befehl": "merken", "rueckfrage": None}
GEHT_WEITER = ("abbruch", "ende", "wechsel", "loeschen")
"""Side questions after which a no with an answer to the form ("nein, Goethestraße 41") simply goes on with it."""


async def answer(zug: Zug) -> None:
    rueckfrage = zug.eingabe.zustand.get("rueckfrage") or {}
    if rueckfrage.get("typ") == "auswahl":
        await importlib.import_module(f"actions.rueckfragen.{rueckfrage['art']}").chosen(zug)
        return
    ja = says_yes(zug)
    befehl = feld.command_for(zug.eingabe) if zug.eingabe.antrag_offen and not zug.eingabe.wahl else None
    if ja is not None and not (befehl and ja is False and rueckfrage["art"] in GEHT_WEITER):
        art = importlib.import_module(f"actions.rueckfragen.{rueckfrage['art']}")
        await art.answered(zug, ja, rueckfrage.get("daten") or {})
        return
    if befehl is None:
        await zug.run()
        zug.say("kein_ja_nein")
    else:
        _, ergebnis = await zug.run(ERLEDIGT, befehl)
        acknowledge(zug, ergebnis)
