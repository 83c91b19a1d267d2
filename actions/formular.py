"""Answers and corrections, inside the form and without one."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.fragen.antworten import answer_open_question
from actions.mensch import call_back
from actions.zug import Zug


class ValidateAntragForm(Aktion):
    """Rasa's form hands every answer here; the slot stays empty, the draft lives in the backend."""

    NAME = "validate_antrag_form"

    async def answer(self, zug: Zug) -> None:
        if gives_number_for_call_back(zug):
            await zug.run({"befehl": "setzen", "werte": zug.eingabe.loose_values()})
            await call_back(zug, zug.eingabe.value("telefon"))
            zug.still = False
        else:
            await answer_open_question(zug)


def gives_number_for_call_back(zug: Zug) -> bool:
    """The number asked for in the last message; where the form asks for one too, it takes it by itself."""
    eingabe = zug.eingabe
    asked = bool(eingabe.zustand.get("rueckruf_telefon")) and (eingabe.frage or {}).get("typ") != "telefon"
    return asked and eingabe.value("telefon") is not None and eingabe.answer() is None


class ActionAntwortOhneFormular(Aktion):
    NAME = "action_antwort_ohne_formular"

    async def answer(self, zug: Zug) -> None:
        await answer_open_question(zug)


class ActionBestaetigung(Aktion):
    NAME = "action_bestaetigung"

    async def answer(self, zug: Zug) -> None:
        await answer_open_question(zug)


class ActionAblehnung(Aktion):
    """ "Nein": to a side question, an offer, a proposal, a question that asks for it."""

    NAME = "action_ablehnung"

    async def answer(self, zug: Zug) -> None:
        if declines_proposal(zug):
            await zug.run()
            zug.anders = True
            zug.say("gut")
        else:
            await answer_open_question(zug)


def declines_proposal(zug: Zug) -> bool:
    """A bare "nein" to "Stimmt das?": the question is put openly then."""
    eingabe = zug.eingabe
    offen = eingabe.antrag_offen and eingabe.gefragt not in (None, "rueckfrage", "leistung", "bestaetigung")
    return bool(offen and not eingabe.werte and not eingabe.wahl and (eingabe.frage or {}).get("vorschlag"))
