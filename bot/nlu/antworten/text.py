"""Free text: all of it, unless it was an interruption (decided before). A name is taken out of "er heißt Bello"."""

import re
from typing import Any

from bot.nlu.antworten_basis import Antwort, Aussage, bare, leftover
from bot.nlu.lesart import Wert
from bot.nlu.ortsname import tidy_place
from bot.nlu.text import muster
from bot.nlu.werte import finde

_CALLED = (
    r"^(?:(?:er|sie|es|der|die|das|mein|meine|unser|"
    r"unsere)\s+)?(?:(?:kleine[rn]?\s+)?[a-zäöüß]+\s+)?(?:hei(?:ß|ss)t|hie(?:ß|ss)|nennt\s+sich|"
    r"hört\s+auf(?:\s+den\s+namen)?)\s+(?P<name>\S.*)$"
)
_CALLED_AFTER = (
    r"^(?P<name>\S+(?:\s\S+){0,2}?)\s+(?:hei(?:ß|ss)t|hie(?:ß|ss)|nennt\s+sich)\s+"
    r"(?:er|sie|es|(?:mein|unser)\w*|de[rn]|die|das)(?:\s+\w+)?$"
)
_NAMED = r"\b(?:namens|mit\s+(?:dem\s+)?namen|getauft\s+auf|genannt)\s+(?P<name>[^\W\d_]+)"
_THERE = (
    r"^(?:(?:(?:das|es)\s+(?:war|ist)|(?:ich|er|sie)\s+(?:bin|ist|kam|wurde)|geboren|zur\s+welt|gleich|auch|hier|natürlich|"
    r"bei\s+(?:uns|ihnen|euch)|in)\s+)+(?=\S)"
)
_HESITATING = r"^(?:(?:nee?|nein|moment|halt|ach|quatsch|sorry|stopp?|warte\w*|mal|äh|also|doch)\b[\s,.!:-]*)+(?=\S)"
_NOT_SO = r"\s*,?\s*(?:und\s+)?nicht\s+\S+\s*$"
_WITH_NAME = r"\s+(?:namens|mit\s+(?:dem\s+)?namen)\s+\S+$"
_OF_A_KIND = r"^(?:(?:er|sie|es|das)\s+ist\s+)?(?:ein(?:e|en|er)?|n|ne|nen)\s+(?P<kind>\S+(?:\s\S+)?)$"


def lies(aussage: Aussage) -> Antwort | None:
    text = bare(aussage.text)
    if not re.search(r"\w", text):
        return None
    naming = _is_name(aussage.umfeld.frage or {}, aussage.gefragt)
    called = _called(text) if naming else None
    if not naming and muster(_CALLED_AFTER).match(text) and any(_is_name(e, e["feld"]) for e in _texts(aussage)):
        return None  # what somebody is called is said of another field
    if called:
        text = called.group("name")
    elif naming:
        text = muster(_HESITATING).sub("", text) or text
    elif not naming:
        text = _without_title(text, aussage)
        text = muster(_OF_A_KIND).sub(r"\g<kind>", muster(_WITH_NAME).sub("", text))
        if _asks_for_town(aussage) and _is_street(text, aussage):
            return None
        text = _town(text) if _asks_for_town(aussage) else text
    text = text.strip(" ,.;")
    start = aussage.text.find(text)
    if start < 0:
        return aussage.whole(text)
    if naming and re.fullmatch(r"[a-zäöüß-]+", text):
        return Antwort(
            [Wert(aussage.typ, text[:1].upper() + text[1:], text, start, start + len(text), aussage.gefragt)], 1.0
        )
    value = tidy_place(text) if _asks_for_town(aussage) and re.fullmatch(r"[a-zäöüß-]{3,}", text) else text
    return Antwort([Wert(aussage.typ, value, text, start, start + len(text), aussage.gefragt)], 1.0)


def _is_name(entry: dict[str, Any], feld: str) -> bool:
    return "name" in f"{feld} {entry.get('titel') or ''}".lower()


def _texts(aussage: Aussage) -> list[dict[str, Any]]:
    return [entry for entry in aussage.umfeld.felder if entry.get("typ") == "text"]


def _asks_for_town(aussage: Aussage) -> bool:
    return aussage.gefragt.split("_")[-1] in ("ort", "geburtsort", "wohnort")


def _is_street(text: str, aussage: Aussage) -> bool:
    """Whether an address without its town is all that is said: that is no place of birth."""
    found = [wert for wert in finde(text, aussage.umfeld) if wert.typ in ("adresse", "strasse")]
    told = any(isinstance(wert.wert, dict) and wert.wert.get("ort") for wert in found)
    return bool(found) and not told and not leftover(text, found)


def _town(text: str) -> str:
    """ "Hier in Rostock" → "Rostock"."""
    return muster(_THERE).sub("", text) or text


def _called(text: str) -> re.Match[str] | None:
    text = muster(_NOT_SO).sub("", muster(_HESITATING).sub("", text))
    return muster(_CALLED_AFTER).match(text) or muster(_CALLED).match(text) or muster(_NAMED).search(text)


def _without_title(text: str, aussage: Aussage) -> str:
    """ "Rasse Dackel" and "die Rasse ist Dackel" without the name of the field."""
    entry = next((e for e in aussage.umfeld.felder if e.get("feld") == aussage.gefragt), aussage.umfeld.frage or {})
    title = str(entry.get("titel") or "")
    if not title:
        return text
    name = re.escape(title)
    return (
        muster(rf"^(?:(?:die|der|das|als)\s+)?{name}\s*(?:(?:ist|wäre|lautet)\s+|[:=]\s*)?(?=\w)").sub("", text) or text
    )
