"""An address or the part of it that was missing."""

import re

from bot.nlu.anschrift import normalised
from bot.nlu.antworten_basis import Antwort, Aussage, bare
from bot.nlu.bekannt import common_words
from bot.nlu.gegenstandsart import kind_of
from bot.nlu.lesart import Wert
from bot.nlu.mandantendaten import streets, towns
from bot.nlu.ortsname import TOWN, is_known, tidy_place, town_apart
from bot.nlu.strassenname import is_road, tidy_number, tidy_street
from bot.nlu.text import fold, muster
from bot.nlu.werte.adresse import LEAD, NUMBER, SUFFIX

_AT_HOME = r"\b(?:zu\s*hause|daheim|bei\s+mir|bei\s+uns|wohnung|haus|hier|nirgends|irgendwo|da\s+wo|egal|obdachlos)\b"
_LEADS = (
    r"^(?:(?:die\s+straße\s+(?:heißt|ist|lautet)|straße\s*:?|in\s+der|in\s+dem|das\s+ist(?:\s+die)?|es\s+ist(?:\s+die)?|"
    r"(?:meine\s+|unsere\s+)?(?:adresse|anschrift)\s*(?:ist|lautet|:)?|(?:ich\s+|wir\s+)?wohnen?(?:\s+in(?:\s+der)?)?|wohnhaft|"
    r"(?:haus)?nummer|nr\.?|und\s+zwar|die)(?![^\W\d_])\s*:?\s*)+"
)
_CORNER = r"^\W*(?:an\s+der\s+)?ecke\s"  # of two streets
_NUMBER_BEFORE = (
    rf"(?:^|[,;]|\b(?:die|nummer|nr\.?|haus))\s*(?P<hausnummer>{NUMBER})\s*,?\s*"
    r"(?:(?:in\s+der|in\s+dem|im|am|vom|von\s+der|der)\s+)?$"
)
_NUMBER_BEHIND = (
    rf"\b(?:(?:haus)?nummer|nr\.?|(?:vor|bei|gegenüber|neben|hinter|an|höhe|und\s+zwar|da|dort|nämlich)\s+(?:von\s+)?(?:der|die|dem|haus|nummer|nr\.?))\s+(?:(?:haus|nummer|nr\.?)\s+)?"
    rf"(?P<hausnummer>{NUMBER})(?=\s*(?:$|[.,;!]))"
)
_NUMBER_NOW = (  # "das war mal die Nummer 4, ist jetzt aber die 6"
    rf"\b(?:jetzt|nun|inzwischen|heute|neuerdings|mittlerweile)\s+(?:(?:aber|die|der|das|nummer|nr\.?|ist|haus)\s+)*(?P<hausnummer>{NUMBER})(?=\s*(?:$|[.,;!]))"
)
_IN_THE_END = rf"(?:…|\.\.\.|[,:-])\s*(?P<hausnummer>{NUMBER})\W*$"
_STREET_IS = (
    rf"\bstraße\s+(?:heißt|heisst|ist|lautet|nennt\s+sich)\s+(?P<strasse>{LEAD}?[^\W\d_]{{4,}})(?=\s*(?:$|[,.;]))"
)
_THE = rf",\s*(?:das\s+ist\s+|da\s+|dort\s+|haus\s+)?die\s+(?P<hausnummer>{NUMBER})(?=\s*(?:$|[.,;!]))"
_SAME_AS = (
    r"^\W*(?:(?:das|die|es|ist|na|ja|auch|genau|wohne?|ich|wir|an|in|unter|der|immer|noch)\W+)*(?:(?:gleiche?n?|selbe?n?|dieselbe|derselben)"
    r"(?:\s+(?:adresse|anschrift|straße|haus))?|ebenda|genau\s*(?:da|dort)|(?:so\s+)?wie\s+(?:oben|eben|vorhin|vorher))"
    r"(?:\s+wie\s+\D{2,40})?\W*$"
)
_STREET = r"(?P<strasse>[^\W\d_][^\d,;:!?]{2,50}?)"
_FRAME = rf"{_STREET}\s*,?\s+(?P<hausnummer>{NUMBER})(?:\s*,?\s*(?:in\s+)?(?P<plz>\d{{5}})?\s*(?P<ort>{TOWN})?)?"


def lies(aussage: Aussage) -> Antwort | None:
    whole = aussage.of("adresse")
    if not whole and muster(_SAME_AS).match(aussage.text):
        return _said_before(aussage)
    if whole:
        extra = [wert for wert in aussage.of("plz", "ort_name") if wert.start >= whole[0].ende]
        return aussage.from_values(whole[0], *extra)
    text = muster(_LEADS).sub("", bare(normalised(aussage.text).text))
    framed = _framed(text, aussage) or _framed_behind_town(text, aussage)
    if framed is not None:
        return framed
    parts = aussage.of("strasse", "hausnummer", "plz", "ort_name")
    if muster(_CORNER).search(aussage.text):
        return None
    said = muster(_STREET_IS).search(aussage.text)
    if said and not aussage.of("strasse") and not _is_talk(said["strasse"]):
        parts.append(Wert("strasse", tidy_street(said["strasse"]), said["strasse"], *said.span("strasse")))
    if [wert.typ for wert in parts].count("strasse") == 1:
        street = next(wert for wert in parts if wert.typ == "strasse")
        parts += [] if aussage.of("hausnummer") else _number_apart(street, aussage)
        parts += [] if aussage.of("ort_name") else _town_apart(street, aussage)
    if parts:
        return aussage.from_values(*parts)
    number = re.fullmatch(rf"(?i)(?:{NUMBER})", text)
    if number:
        return _part("hausnummer", tidy_number(text), aussage)
    return None if muster(_AT_HOME).search(text) else _names(text, aussage)


def _said_before(aussage: Aussage) -> Antwort | None:
    """ "Gleiche Adresse wie die Garage": the other address of the form, where it has but one."""
    others = [e for e in aussage.umfeld.felder if e.get("typ") == "adresse" and e["feld"] != aussage.gefragt]
    known = [entry["wert"] for entry in others if entry.get("beantwortet") and isinstance(entry.get("wert"), dict)]
    return aussage.whole(known[0], "adresse") if len(known) == 1 else None


def _number_apart(street: Wert, aussage: Aussage) -> list[Wert]:
    """The house number that stands before its street or at a distance: "die 12 in der Feldstraße", "7 Birkenweg"."""
    before = muster(_NUMBER_BEFORE).search(aussage.text[: street.start])
    behind = (
        muster(pattern).search(aussage.text, street.ende)
        for pattern in (_NUMBER_NOW, _NUMBER_BEHIND, _THE, _IN_THE_END)
    )
    match = before or next(filter(None, behind), None)
    if match is None:
        return []
    number = match["hausnummer"]
    return [Wert("hausnummer", tidy_number(number), number, *match.span("hausnummer"))]


def _town_apart(street: Wert, aussage: Aussage) -> list[Wert]:
    town = town_apart(aussage.text, street.ende)
    return [Wert("ort_name", town, town, street.ende, street.ende)] if town else []


def _framed(text: str, aussage: Aussage) -> Antwort | None:
    """Some words, a number, perhaps a PLZ and a town, and nothing else."""
    match = muster(_FRAME).fullmatch(text)
    if aussage.of("kennzeichen") or not match or not _is_street(match.group("strasse"), numbered=True):
        return None
    if is_road(match.group("strasse"), match.group("hausnummer")):
        return _part("strasse", tidy_street(text), aussage)
    value = {"strasse": tidy_street(match.group("strasse")), "hausnummer": tidy_number(match.group("hausnummer"))}
    if match.group("plz"):
        value["plz"] = match.group("plz")
    if match.group("ort"):
        value["ort"] = tidy_place(match.group("ort"))
    return aussage.whole(value, "adresse")


def _framed_behind_town(text: str, aussage: Aussage) -> Antwort | None:
    """ "hamburg, reeperbahn 150": a known town, some words, a number."""
    town, comma, rest = text.partition(",")
    framed = _framed(rest.strip(), aussage) if comma and is_known(town.strip()) else None
    if framed is None:
        return None
    return aussage.whole({**framed.werte[0].wert, "ort": tidy_place(town.strip())}, "adresse")


def _names(text: str, aussage: Aussage) -> Antwort | None:
    """Words without a number: the town where the street is known, or else the street."""
    known = aussage.bisher if isinstance(aussage.bisher, dict) else {}
    town = muster(rf"(?:(?:in|aus|bei)\s+)?(?P<ort>{TOWN})").fullmatch(text)
    if town and fold(town.group("ort")) in map(fold, towns()):
        return _part("ort_name", tidy_place(town.group("ort")), aussage)
    if not re.fullmatch(r"(?i)[a-zäöüß][a-zäöüß.'-]{2,30}(?:\s+[a-zäöüß.'-]{2,30}){0,3}", text):
        return None
    if town and known.get("strasse") and known.get("hausnummer"):
        place = town.group("ort")
        return _part("ort_name", tidy_place(place), aussage) if not _is_talk(place) else None
    if len(text.split()) <= 3 and not known.get("strasse") and _is_street(text, numbered=False):
        return _part("strasse", tidy_street(text), aussage, sure=0.4)
    return None


def _is_street(text: str, numbered: bool) -> bool:
    """Whether these words can name a street: one of the directory, one with a word of a street, else no talk."""
    if fold(text) in streets() or muster(rf"(?:{LEAD}\S+|.*{SUFFIX})").fullmatch(text):
        return True
    things = any(kind_of(word) for word in text.split())
    return not things and len(text.split()) <= 4 and not _is_talk(text) and (numbered or text[:1].isupper())


def _is_talk(text: str) -> bool:
    """Whether one of the words is no name but a word of everyday sentences."""
    return any(fold(word) in common_words() for word in text.split() if word.islower() or len(text.split()) == 1)


def _part(typ: str, value: str, aussage: Aussage, sure: float = 1.0) -> Antwort:
    return Antwort([Wert(typ, value, aussage.text, 0, len(aussage.text), aussage.gefragt)], sure)
