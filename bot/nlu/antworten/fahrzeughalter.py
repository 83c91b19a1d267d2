"""Whether the vehicle is registered to oneself, or to whom."""

from bot.nlu.antworten import name
from bot.nlu.antworten_basis import FILLERS, Antwort, Aussage
from bot.nlu.ja_nein import leading, yes_or_no
from bot.nlu.text import fold, muster

_SELF = (
    r"\b(?:(?:auf|über|für)\s+mich|(?:mich|ich|mir)\s+(?:selbst|selber)|ich\s+bin'?s?|bin\s+ich|"
    r"gehört\s+(?:\w+\s+)?mir|meinen\s+(?:eigenen\s+)?namen|mein\s+eigenes|mein\s+auto)\b"
)
_ME = r"\b(?:ich|mich|mir)\b"
"""Answers only where little else is said, or the vehicle is spoken of: "seit März wohn ich da" does not."""
_ABOUT_VEHICLE = (
    r"\b(?:zugelassen|angemeldet|gemeldet|eingetragen|halter(?:in)?|besitzer(?:in)?|eigentümer(?:in)?|gehör\w*|"
    r"fahr(?:e|zeug\w*)?|auto|wagen|steh\w*)\b"
)
_OTHER = (
    r"\b(?:auf\s+|das\s+ist\s+|gehört\s+)?(?:mein(?:e|en|em|er)?\s+(?:frau|mann|vater|mutter|sohn|tochter|"
    r"bruder|schwester|firma|chef|arbeitgeber|partner(?:in)?|freund(?:in)?|eltern|opa|oma|onkel|tante)|"
    r"die\s+firma|jemand\s+ander\w*|einen?\s+ander\w*|nicht\s+(?:auf\s+)?mich)\b"
)
_ON = (
    r"\bauf\s+(?:den\s+namen\s+)?(?P<name>[^,.;!?]{3,60}?)"
    r"(?:\s+(?:zugelassen|angemeldet|gemeldet|eingetragen))?\s*[.!]?\s*$"
)


def lies(aussage: Aussage) -> Antwort | None:
    other = muster(_OTHER).search(aussage.text)
    said = yes_or_no(aussage.text) or leading(aussage.text)[0]
    names = aussage.of("name")
    if other or said == "nein" or (names and not said):
        rest = aussage.text[other.end() :] if other else leading(aussage.text)[1]
        person = names[0].wert if names else _person(rest, aussage)
        return aussage.whole({"selbst": "nein", **({"name": person} if person else {})})
    if said == "ja" or _oneself(aussage.text):
        return aussage.whole({"selbst": "ja"})
    on = muster(_ON).search(aussage.text)
    person = _person(on.group("name"), aussage) if on else None
    if person and "nachname" in person:
        return aussage.whole({"selbst": "nein", "name": person})
    known = aussage.bisher
    if isinstance(known, dict) and known.get("selbst") == "nein":
        person = _person(aussage.text, aussage)
        return aussage.whole({"selbst": "nein", "name": person}) if person else None
    return None


def _oneself(text: str) -> bool:
    if muster(_SELF).search(text):
        return True
    if not muster(_ME).search(text):
        return False
    beside = [word for word in fold(muster(_ME).sub(" ", text)).split() if word not in FILLERS]
    return not beside or bool(muster(_ABOUT_VEHICLE).search(text))


def _person(text: str, aussage: Aussage) -> dict | None:
    bare = muster(r"^\W*auf\s+(?:den\s+namen\s+)?").sub("", text)
    answer = name.lies(Aussage(bare.strip(" ,.:"), aussage.umfeld, ()))
    return answer.werte[0].wert if answer and "vorname" in answer.werte[0].wert else None
