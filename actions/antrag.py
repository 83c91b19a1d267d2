"""A wish: begin it, ask which one is meant, or go on with what is open."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.beginn import begin, choose, is_sure
from actions.eingabe import Eingabe
from actions.fragen import feld, nichts
from actions.fragen.antworten import answer_open_question
from actions.zug import Zug

NOCH_EINMAL = ("noch_einen", "gleiche_daten")
"""Kinds of wishes for the same once more: only the service again, or with the same answers."""


class ActionAntrag(Aktion):
    NAME = "action_antrag"

    async def answer(self, zug: Zug) -> None:
        eingabe = zug.eingabe
        if eingabe.wahl:
            await answer_open_question(zug)
        elif eingabe.ersetzt and stays(eingabe):
            await feld.answer(zug)
        elif eingabe.deutung.get("thema") in NOCH_EINMAL and not eingabe.antrag_offen and repeatable(eingabe):
            await begin(zug, repeatable(eingabe), gleiche_daten=eingabe.deutung["thema"] == "gleiche_daten")
        elif eingabe.leistungen:
            await choose(zug)
        elif eingabe.antrag_offen and eingabe.werte:
            await feld.answer(zug)
        elif eingabe.zustand.get("angebot"):
            await answer_open_question(zug)
        else:
            await nichts.answer(zug)


def stays(eingabe: Eingabe) -> bool:
    """Does the later version of a message wish for what is open already?"""
    offen = eingabe.zustand.get("leistung")
    return bool(eingabe.werte) and (
        not is_sure(eingabe.leistungen) or eingabe.leistungen[0].leistung in (offen, eingabe.zustand.get("thema"))
    )


def repeatable(eingabe: Eingabe) -> str:
    """The service to begin once more: the one named, else after a submission the one last spoken about; or ""."""
    if is_sure(eingabe.leistungen):
        return eingabe.leistungen[0].leistung
    return str(eingabe.zustand.get("thema") or "") if eingabe.zustand.get("vorgaenge") else ""
