"""A question about a service, in or outside a form: answered first, then the open question again."""

from __future__ import annotations

from typing import ClassVar

from actions.aktion import Aktion
from actions.auskunft import say_info, say_not_known
from actions.backend import Befehl
from actions.beginn import HOECHSTENS, MOEGLICH, all_values, ask_which, is_sure
from actions.eingabe import Eingabe
from actions.fragen import feld
from actions.fragen.quittung import acknowledge
from actions.nachweis import prove
from actions.zug import Zug

TOWN = "oeffnungszeiten"
"""The one topic that needs no service: it may be asked of the town itself."""

BEGRIFF = "begriff"
"""What a word means: the glossary tells, or the help of the open question; a service is told by its own file."""

VERHINDERT = "verhindert"
"""What to do when one can't come to an appointment that is being booked."""


class ActionInfo(Aktion):
    """`THEMA` is what is asked when the message does not say; `WOZU` asks which service is meant."""

    NAME = "action_info"
    THEMA: ClassVar[str] = "ueberblick"
    WOZU: ClassVar[str] = "info_wozu"

    async def answer(self, zug: Zug) -> None:
        thema = _topic(zug.eingabe, self.THEMA)
        leistung = subject(zug.eingabe)
        if thema == VERHINDERT:
            await zug.run()
            zug.say("termin_verhindert")
            return
        if thema == BEGRIFF and is_sure(zug.eingabe.leistungen):
            thema = self.THEMA
        elif thema == BEGRIFF:
            await explain(zug)
            return
        if leistung is None and thema != TOWN and await self._which(zug):
            return
        befehle: list[Befehl] = [{"befehl": "auskunft", "leistung": leistung, "thema": thema}]
        if not zug.eingabe.antrag_offen:
            befehle[0]["werte"] = all_values(zug)
        angabe = feld.command_for(zug.eingabe) if zug.eingabe.antrag_offen and zug.eingabe.named_values() else None
        ergebnis, *eingetragen = await zug.run(*befehle, *([angabe] if angabe else []))
        for eintrag in eingetragen:
            acknowledge(zug, eintrag)
        if ergebnis["ok"]:
            say_info(zug, ergebnis)
        elif ergebnis["grund"] == "keine_leistung":
            zug.say(self.WOZU)
        else:
            say_not_known(zug, ergebnis)

    async def _which(self, zug: Zug) -> bool:
        """Several services may be meant: ask which, if no form is open."""
        moeglich = [k.leistung for k in zug.eingabe.leistungen if k.sicherheit >= MOEGLICH][:HOECHSTENS]
        if len(moeglich) < 2 or zug.eingabe.antrag_offen:
            return False
        await ask_which(zug, moeglich)
        return True


def _topic(eingabe: Eingabe, sonst: str) -> str:
    thema = eingabe.deutung.get("thema")
    return str(thema) if thema and thema != "nachreichen" else sonst


async def explain(zug: Zug) -> None:
    """What a word means, or whom to ask."""
    (ergebnis,) = await zug.run({"befehl": "begriff", "text": zug.eingabe.text})
    if ergebnis["ok"]:
        zug.say_text(ergebnis["text"])
    else:
        zug.say("begriff_unbekannt", karte=ergebnis.get("karte"))
    zug.anders = zug.ergebnis.frage is not None


def subject(eingabe: Eingabe) -> str | None:
    """The service a question is about: the one named, the open one, the one last spoken about."""
    if is_sure(eingabe.leistungen):
        return eingabe.leistungen[0].leistung
    offen = eingabe.zustand.get("leistung") or eingabe.zustand.get("thema")
    if offen:
        return str(offen)
    if len(eingabe.leistungen) == 1:
        return eingabe.leistungen[0].leistung
    return None


class ActionZahlung(ActionInfo):
    NAME = "action_zahlung"
    THEMA = "kosten"
    WOZU = "zahlung_wozu"


class ActionDokument(ActionInfo):
    """Which documents are needed; or one is to be handed in for a case (`thema` "nachreichen")."""

    NAME = "action_dokument"
    THEMA = "unterlagen"
    WOZU = "dokument_wozu"

    async def answer(self, zug: Zug) -> None:
        eingabe = zug.eingabe
        nachweis = eingabe.value("aktenzeichen")
        if eingabe.deutung.get("thema") == "nachreichen" and (nachweis or not eingabe.antrag_offen):
            await prove(zug, "dokument", nachweis, eingabe.value("abrufcode"))
        elif (eingabe.frage or {}).get("typ") == "datei":
            await zug.run()
            zug.say("nachreichen_hier")
        else:
            await super().answer(zug)
