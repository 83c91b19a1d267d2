"""A wish: begin it, ask which one is meant, or go on with what is open."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.beginn import choose
from actions.fragen import feld, nichts
from actions.fragen.antworten import answer_open_question
from actions.zug import Zug


class ActionAntrag(Aktion):
    NAME = "action_antrag"

    async def answer(self, zug: Zug) -> None:
        eingabe = zug.eingabe
        if eingabe.wahl:
            await answer_open_question(zug)
        elif eingabe.leistungen:
            await choose(zug)
        elif eingabe.antrag_offen and eingabe.werte:
            await feld.answer(zug)
        elif eingabe.zustand.get("angebot"):
            await answer_open_question(zug)
        else:
            await nichts.answer(zug)
