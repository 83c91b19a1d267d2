"""An appointment: the wish for one, and calling one off."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.beginn import choose
from actions.fragen import feld
from actions.ruecknahme import ask_withdrawal
from actions.zug import Zug


class ActionTermin(Aktion):
    """Which service gives appointments follows from the catalogue; inside a form the message may be the answer."""

    NAME = "action_termin"

    async def answer(self, zug: Zug) -> None:
        eingabe = zug.eingabe
        if eingabe.antrag_offen and feld.command_for(eingabe) and (eingabe.frage or {}).get("typ") == "termin":
            await feld.answer(zug)
        elif eingabe.leistungen:
            await choose(zug)
        else:
            await zug.run()
            zug.say("termin_wozu")


class ActionTerminAbsagen(Aktion):
    NAME = "action_termin_absagen"

    async def answer(self, zug: Zug) -> None:
        await ask_withdrawal(zug, "absage", "frage_absage", "ja_absagen")
