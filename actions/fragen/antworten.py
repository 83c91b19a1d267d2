"""Send the citizen's answer to whoever asked: the kind of the open question decides."""

from __future__ import annotations

from actions.abbruch import OFFENES
from actions.fragen import (
    angebot,
    bestaetigung,
    feld,
    nachreichung,
    nichts,
    rueckfrage,
    status,
    telefon,
    verlegung,
    wahl,
)
from actions.mensch import leave_queue, needs_nobody
from actions.zug import Zug


async def answer_open_question(zug: Zug) -> None:
    """Take the message as the answer to what was asked."""
    eingabe = zug.eingabe
    if needs_nobody(zug):
        await leave_queue(zug)
    elif eingabe.absicht == "zurueck" and eingabe.frage and not eingabe.antrag_offen:
        await zug.run(OFFENES)
        zug.say("weiter")
    elif eingabe.wahl and eingabe.wahl.get("feld") == "angebot":
        await angebot.accept(zug)
    elif eingabe.gefragt == "rueckfrage":
        await rueckfrage.answer(zug)
    elif eingabe.gefragt == "leistung":
        await wahl.answer(zug)
    elif eingabe.gefragt in ("aktenzeichen", "abrufcode"):
        await status.answer(zug)
    elif eingabe.gefragt == "neuer_termin":
        await verlegung.answer(zug)
    elif eingabe.gefragt == "dokument":
        await nachreichung.answer(zug)
    elif eingabe.gefragt == "bestaetigung":
        await bestaetigung.answer(zug)
    elif eingabe.antrag_offen:
        await feld.answer(zug)
    elif eingabe.gefragt == "telefon":
        await telefon.answer(zug)
    elif eingabe.zustand.get("angebot"):
        await angebot.answer(zug)
    else:
        await nichts.answer(zug)
