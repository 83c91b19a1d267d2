"""An appointment: the wish for one, moving it, calling it off."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.auskunft import say_info, say_not_known
from actions.beginn import choose
from actions.eingabe import Eingabe
from actions.fragen import feld, verlegung
from actions.fragen.quittung import acknowledge
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
        elif eingabe.antrag_offen:
            (ergebnis,) = await zug.run(
                {"befehl": "auskunft", "leistung": eingabe.zustand.get("leistung"), "thema": "dauer"}
            )
            say_info(zug, ergebnis) if ergebnis["ok"] else say_not_known(zug, ergebnis)
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
    """The appointment of a case; or the one chosen in the open form, which is simply asked again."""
    eingabe = zug.eingabe
    gewaehlt = next((feld["feld"] for feld in eingabe.felder if feld["typ"] == "termin" and feld["beantwortet"]), None)
    if gewaehlt and eingabe.value("aktenzeichen") is None:
        (ergebnis,) = await zug.run({"befehl": "erneut", "feld": gewaehlt})
        acknowledge(zug, ergebnis)
    else:
        await prove(zug, "verlegen", *_proof(eingabe))


def _proof(eingabe: Eingabe) -> tuple[str | None, str | None]:
    return eingabe.value("aktenzeichen"), eingabe.value("abrufcode")
