"""An address or the part of it that was missing."""

import re

from bot.nlu.antworten_basis import Antwort, Aussage, bare
from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.werte.adresse import NUMBER, tidy_number, tidy_place, tidy_street

_AT_HOME = r"\b(?:zu\s*hause|daheim|bei\s+mir|bei\s+uns|wohnung|haus|hier|nirgends|irgendwo|da\s+wo|egal|obdachlos)\b"


def lies(aussage: Aussage) -> Antwort | None:
    whole = aussage.of("adresse")
    if whole:
        extra = [wert for wert in aussage.of("plz", "ort_name") if wert.start >= whole[0].ende]
        return aussage.from_values(whole[0], *extra)
    parts = aussage.of("strasse", "hausnummer", "plz", "ort_name")
    if parts:
        return aussage.from_values(*parts)
    text = bare(aussage.text)
    text = re.sub(
        r"(?i)^(?:die\s+|in\s+der\s+|das\s+ist\s+(?:die\s+)?|es\s+ist\s+(?:die\s+)?|(?:haus)?nummer\s+|nr\.?\s*)+",
        "",
        text,
    )
    number = re.fullmatch(rf"(?i)(?:{NUMBER})", text)
    if number:
        return _part("hausnummer", tidy_number(text), aussage)
    street = re.fullmatch(rf"(?i)(?P<name>[a-zäöüß][a-zäöüß.' -]{{2,40}}?)\s*,?\s+(?P<number>{NUMBER})", text)
    if street:
        value = {"strasse": tidy_street(street.group("name")), "hausnummer": tidy_number(street.group("number"))}
        return aussage.whole(value, "adresse")
    if muster(_AT_HOME).search(text):
        return None
    known = aussage.bisher if isinstance(aussage.bisher, dict) else {}
    if re.fullmatch(r"(?i)[a-zäöüß][a-zäöüß.'-]{2,30}(?:\s+[a-zäöüß.'-]{2,30}){0,3}", text):
        if known.get("strasse") and known.get("hausnummer"):
            return _part("ort_name", tidy_place(text), aussage)
        if len(text.split()) <= 3 and not known.get("strasse"):
            return _part("strasse", tidy_street(text), aussage, sure=0.4)
    return None


def _part(typ: str, value: str, aussage: Aussage, sure: float = 1.0) -> Antwort:
    return Antwort([Wert(typ, value, aussage.text, 0, len(aussage.text), aussage.gefragt)], sure)
