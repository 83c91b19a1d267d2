"""Turns of the conversation about the open question: skip, back, again, why, wait."""

from __future__ import annotations

import re
from typing import Any

from actions.abbruch import OFFENES
from actions.aktion import Aktion
from actions.eingabe import Eingabe
from actions.fragen import feld
from actions.fragen.antworten import answer_open_question
from actions.fragen.quittung import acknowledge
from actions.nebenfrage import say_why
from actions.zug import Zug

GOES_ON = re.compile(
    r"\W*(?:(?:na|ok(?:ay)?|gut|ja|dann|also|einfach|bitte|nur)\W+)*weiter\b(?!.*\bnicht\b)", re.IGNORECASE
)
"""Wants the next question, and does not refuse this one."""
KEINE_FELDER = (
    None, "rueckfrage", "leistung", "aktenzeichen", "abrufcode", "neuer_termin", "dokument", "bestaetigung",
)  # fmt: skip
"""Open questions that are no fields of the form: none at all first, the summary last."""


def asked_again(eingabe: Eingabe) -> Any:
    """The answer that stands already where a required question is asked again: "weiter" leaves it as it is."""
    frage = eingabe.frage or {}
    if not frage.get("pflicht", True) or not GOES_ON.match(eingabe.text):
        return None
    return next((f["wert"] for f in eingabe.felder if f["feld"] == eingabe.gefragt and f["beantwortet"]), None)


class ActionUeberspringen(Aktion):
    NAME = "action_ueberspringen"

    async def answer(self, zug: Zug) -> None:
        eingabe = zug.eingabe
        if eingabe.gefragt in ("dokument", "telefon") and not eingabe.antrag_offen:
            await answer_open_question(zug)
        elif not eingabe.antrag_offen or eingabe.gefragt in KEINE_FELDER:
            await zug.run()
            zug.say("nicht_ueberspringbar" if eingabe.frage else "nichts_offen")
        elif asked_again(eingabe):
            (ergebnis,) = await zug.run({"befehl": "setzen", "angaben": {str(eingabe.gefragt): asked_again(eingabe)}})
            acknowledge(zug, ergebnis)
        else:
            ohne = [feld for feld in eingabe.deutung.get("ohne") or () if feld != eingabe.gefragt]
            ergebnis, *_ = await zug.run(
                *({"befehl": "ueberspringen", "feld": feld} for feld in (eingabe.gefragt, *ohne))
            )
            if ergebnis["ok"]:
                zug.say("uebersprungen")
            else:
                zug.anders = True
                zug.say("pflicht", warum=ergebnis["warum"] or zug.text("warum_allgemein"))


class ActionZurueck(Aktion):
    """Asks the previous question with its old answer; a pending side question is dropped first."""

    NAME = "action_zurueck"

    async def answer(self, zug: Zug) -> None:
        eingabe = zug.eingabe
        if eingabe.gefragt in KEINE_FELDER[1:-1]:
            await zug.run(OFFENES)
            zug.say("weiter")
        elif not eingabe.antrag_offen:
            await zug.run()
            zug.say("nichts_zurueck")
        else:
            (ergebnis,) = await zug.run({"befehl": "zurueck"})
            zug.say("zurueck" if ergebnis["ok"] else "anfang")


class ActionWiederholen(Aktion):
    """The open question in other words, or what was said so far (`thema` "angaben"), or plainer (`thema` "einfach").

    `thema` "bot": the citizen comes back from a human.
    """

    NAME = "action_wiederholen"

    async def answer(self, zug: Zug) -> None:
        thema = zug.eingabe.deutung.get("thema")
        if thema == "angaben":
            await _overview(zug)
        elif thema in ("einfach", "normal"):
            zug.einfach = thema == "einfach"
            await zug.run({"befehl": "einfach", "an": zug.einfach})
            zug.say("einfach_an" if zug.einfach else "einfach_aus")
        elif thema == "bot":
            (ergebnis,) = await zug.run({"befehl": "nicht_warten"})
            if ergebnis["ok"]:
                zug.say("mensch_nicht_gewartet")
                return
            zug.say("wieder_da" if zug.ergebnis.frage else "wieder_da_frei")
        else:
            await zug.run()
            zug.anders = zug.ergebnis.frage is not None
            zug.say("anders_gesagt" if zug.ergebnis.frage else "wobei_helfen")


class ActionWarum(Aktion):
    NAME = "action_warum"

    async def answer(self, zug: Zug) -> None:
        eingabe = zug.eingabe
        if eingabe.antrag_offen and eingabe.feld_genannt:
            say_why(zug, *await zug.run({"befehl": "warum", "feld": eingabe.feld_genannt}))
            return
        befehl = feld.command_for(eingabe) if eingabe.named_values() else None
        ergebnisse = await zug.run(*([befehl] if befehl and eingabe.antrag_offen else []))
        frage = zug.ergebnis.frage
        for ergebnis in ergebnisse:
            acknowledge(zug, ergebnis)
        zug.anders = True
        if frage is None:
            zug.say("warum_ohne_frage")
        else:
            zug.say_text(frage.get("warum") or zug.text("warum_allgemein"))


class ActionPause(Aktion):
    """Waits and loses nothing: the question stays open and is not asked again."""

    NAME = "action_pause"

    async def answer(self, zug: Zug) -> None:
        await zug.run()
        zug.still = True
        zug.say("pause")


async def _overview(zug: Zug) -> None:
    (ergebnis,) = await zug.run({"befehl": "uebersicht"})
    if ergebnis["karte"]["zeilen"]:
        zeilen = [f"{zeile['titel']}: {zeile['anzeige']}" for zeile in ergebnis["karte"]["zeilen"]]
        zug.say_text("\n".join([zug.text("bisherige_angaben"), *zeilen]), karte=ergebnis["karte"])
    else:
        zug.say("keine_angaben")
