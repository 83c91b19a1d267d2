"""Goes through a real form on the page, whatever it asks in whatever order."""

import re
from collections import Counter
from collections.abc import Mapping

from tests.e2e.seite import ChatSeite

FRAGEN_MAX = 40
MAL_MAX = 2
"""How often the same question may be asked before the conversation counts as stuck."""


class Steckengeblieben(AssertionError):
    """The form did not come to its end; the message holds the conversation."""


def answer_form(chat: ChatSeite, antworten: Mapping[str, str]) -> list[str]:
    """Answers until the Antrag is sent; returns the fields asked, in order.

    A side question is agreed to, an appointment picked among the offers, an optional question without answer skipped.
    """
    gefragt: list[str] = []
    while chat.phase in ("antrag", "uebersicht"):
        feld = chat.feld
        gefragt.append(feld)
        if (Counter(gefragt)[feld] > MAL_MAX and feld != "rueckfrage") or len(gefragt) > FRAGEN_MAX:
            raise Steckengeblieben(f"Frage „{feld}“\n{chat.log.inner_text()}")
        answer(chat, antworten)
    return gefragt


def answer(chat: ChatSeite, antworten: Mapping[str, str]) -> None:
    """Answers the one question that is open."""
    if chat.typ == "bestaetigung":
        chat.pick(re.compile("absenden", re.IGNORECASE))
    elif chat.feld == "rueckfrage" or (chat.typ == "termin" and chat.feld not in antworten):
        chat.press(chat.answers.get_by_role("button").first)
    elif chat.feld in antworten:
        chat.say(antworten[chat.feld])
    elif chat.actions.get_by_role("button", name="Überspringen").count():
        chat.press(chat.actions.get_by_role("button", name="Überspringen"))
    else:
        raise Steckengeblieben(f"Auf „{chat.feld}“ ({chat.typ}) ist keine Antwort vorgesehen.\n{chat.log.inner_text()}")
