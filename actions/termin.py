"""An appointment: the wish for one, moving it, calling it off."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.beginn import choose
from actions.eingabe import Eingabe
from actions.fragen import feld, verlegung
from actions.nachweis import prove
from actions.zug import Zug

VERSCHIEBEN = "verschieben"


class ActionTermin(Aktion):
    """Which service gives appointments follows from the catalogue; inside a form the message may be the answer."""

    NAME = "action_termin"

    async def answer(self, zug: Zug) -> None:
        eingabe = zug.eingabe
        asked = (eingabe.frage or {}).get("typ") == "termin"
        if asked and eingabe.zustand.get("verlegung"):
            await verlegung.answer(zug)
        elif asked and eingabe.antrag_offen and feld.command_for(eingabe):
            await feld.answer(zug)
        elif eingabe.deutung.get("thema") == VERSCHIEBEN and not asked:
            await move(zug)
        elif eingabe.leistungen:
            await choose(zug)
        else:
            await zug.run()
            zug.say("termin_wozu")


class ActionTerminAbsagen(Aktion):
    NAME = "action_termin_absagen"

    async def answer(self, zug: Zug) -> None:
        if zug.eingabe.deutung.get("thema") == VERSCHIEBEN:
            await move(zug)
        else:
            await prove(zug, "absage", *_proof(zug.eingabe))


async def move(zug: Zug) -> None:
    await prove(zug, "verlegen", *_proof(zug.eingabe))


def _proof(eingabe: Eingabe) -> tuple[str | None, str | None]:
    return eingabe.value("aktenzeichen"), eingabe.value("abrufcode")
