"""Answers and corrections, inside the form and without one."""

from __future__ import annotations

from actions.aktion import Aktion
from actions.fragen.antworten import answer_open_question
from actions.zug import Zug


class ValidateAntragForm(Aktion):
    """Rasa's form hands every answer here; the slot stays empty, the draft lives in the backend."""

    NAME = "validate_antrag_form"

    async def answer(self, zug: Zug) -> None:
        await answer_open_question(zug)


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
