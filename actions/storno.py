"""Withdraw what was submitted; with nothing submitted and a form open it means to cancel the form."""

from __future__ import annotations

from actions.abbruch import ask_cancel
from actions.aktion import Aktion
from actions.nachweis import prove
from actions.zug import Zug


class ActionStorno(Aktion):
    NAME = "action_storno"

    async def answer(self, zug: Zug) -> None:
        eingabe = zug.eingabe
        if eingabe.antrag_offen and not eingabe.zustand.get("vorgaenge") and eingabe.value("aktenzeichen") is None:
            await ask_cancel(zug)
        else:
            await prove(zug, "storno", eingabe.value("aktenzeichen"), eingabe.value("abrufcode"))
