"""Free text: all of it, unless it was an interruption (decided before). A name is taken out of "er heißt Bello"."""

import re

from bot.nlu.antworten_basis import Antwort, Aussage, bare
from bot.nlu.text import muster

_CALLED = (
    r"^(?:(?:er|sie|es|der|die|das|mein|meine|unser|"
    r"unsere)\s+)?(?:(?:kleine[rn]?\s+)?[a-zäöüß]+\s+)?(?:heißt|nennt\s+sich|"
    r"hört\s+auf(?:\s+den\s+namen)?)\s+(?P<name>\S.*)$"
)
_INTRO = (
    r"^(?:das\s+(?:ist|wäre|sind)|es\s+(?:ist|sind)|ich\s+brauche\s+(?:es|das|sie|ihn)\s+(?:für|"
    r"wegen))\s+(?P<rest>\S.*)$"
)


def lies(aussage: Aussage) -> Antwort | None:
    text = bare(aussage.text)
    if not re.search(r"\w", text):
        return None
    called = muster(_CALLED).match(text)
    if called and "name" in f"{aussage.gefragt} {(aussage.umfeld.frage or {}).get('titel') or ''}".lower():
        text = called.group("name")
    return aussage.whole(text.strip())
