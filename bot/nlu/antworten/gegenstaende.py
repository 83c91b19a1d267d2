"""Items and how many of each. What no list knows is taken as it was said."""

from bot.nlu.antworten_basis import Antwort, Aussage, bare
from bot.nlu.text import muster
from bot.nlu.werte.gegenstaende import FREE, free_items

_INTRO = (
    r"^(?:(?:es\s+(?:ist|sind|wären?|geht\s+um)|das\s+(?:ist|sind|wären?)|ich\s+hab(?:e)?|wir\s+haben|"
    r"abzuholen\s+(?:ist|sind)|mitnehmen\s+(?:sollen\s+sie|bitte)|holen\s+sie|bitte)\s+)+"
)
_OUTRO = r"\s+(?:müssen|muss|sollen|soll|können|kann)\s+(?:weg|raus|mit|abgeholt\s+werden|entsorgt\s+werden)\s*$"
_LEFT_OUT = (  # "drei Stühle, ohne den Tisch", "den Schrank nicht"
    r"(?:[,;]|\b(?:und|aber))?\s*\b(?:ohne|aber\s+nicht|nicht|außer)\s+(?:de[nrm]|die|das|mein\w*|ein\w*)\s+[^,;.]+?(?=[,;.]|\bund\b|$)|"
    r"(?:[,;]|\bund\b|\baber\b)\s*(?:de[nr]|die|das)\s+\S+\s+(?:aber\s+|doch\s+)?nicht(?:\s+mehr)?(?=[,;.]|$)"
)
_VAGUE = (
    r"^(?:zeug|kram|krempel|plunder|sachen|alles(?:\s+mögliche)?|verschiedenes|vieles|einiges|müll|sperrmüll|möbel)$"
)
MAX_UNKNOWN = 6  # words of an item that no list knows


def lies(aussage: Aussage) -> Antwort | None:
    text = muster(_LEFT_OUT).sub("", aussage.text)
    text = muster(_OUTRO).sub("", muster(_INTRO).sub("", bare(text)))
    rows = [row for row in free_items(text) if not muster(_VAGUE).match(row["bezeichnung"])]
    known = [row for row in rows if row["art"] != FREE]
    rows = [row for row in rows if row["art"] != FREE or len(row["bezeichnung"].split()) <= MAX_UNKNOWN]
    if not rows:
        return None
    answer = aussage.whole(rows if len(rows) == len(known) or len(text.split()) <= 12 else known or rows)
    return Antwort(answer.werte, 0.9 if known else 0.5)
