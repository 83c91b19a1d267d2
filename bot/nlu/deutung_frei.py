"""A message while no question is open: a wish, a question, a turn of phrase, or several facts at once."""

from collections.abc import Sequence

from bot.nlu import themen
from bot.nlu.antworten_basis import leftover
from bot.nlu.bekannt import phrases
from bot.nlu.ja_nein import yes_or_no
from bot.nlu.lesart import Lesart, Wert
from bot.nlu.schimpf import insults
from bot.nlu.sprache import foreign
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.unsinn import is_nonsense
from bot.nlu.wendungen import interrupting
from bot.nlu.werte import finde
from bot.nlu.zeilen import of_oneself

SURE, LIKELY, UNCLEAR = 0.7, 0.5, 0.3
SERVICE_CERTAIN, BEYOND_DOUBT = 0.7, 0.95
SERVICE_NAMED = 0.5  # confidence of the ranking from which a text certainly is about that service
_ABOUT_A_CASE = ("status", "storno", "termin_absagen", "dokument", "zahlung")
_NOT_ABOUT_SERVICES = ("ausserhalb", "smalltalk", "beschwerde", "konto", "zahlung", "notfall")
_FORM_WORDS = (
    "angabe",
    "korrektur",
    "ueberspringen",
    "wiederholen",
    "pause",
    "zurueck",
    "ablehnung",
    "bestaetigung",
    "warum",
)
_WISH = (
    r"\b(?:ich|wir)\s+(?:möchte\w*|will|wollen|wollte\w*|brauch\w*|hätte\w*|muss|müssen|würde\w*)\b|"
    r"\bbeantrag\w*|\banmeld\w*|\bmelden\b"
)
_FIRST_PERSON = (
    r"\b(?:ich|wir)\s+(?:brauch\w*|möchte\w*|will|wollen|hätte\w*\s+gern\w*|muss|müssen)\b(?!\s+(?:wissen|fragen))"
)
_FACTS = ("name", "adresse", "datum", "telefon", "email", "iban", "kennzeichen", "gegenstaende", "plz", "strasse")


def read_free(text: str, umfeld: Umfeld, chancen: dict[str, float], leistungen: Sequence[tuple[str, float]]) -> Lesart:
    werte = of_oneself(finde(text, umfeld), text)
    if not any(char.isalnum() for char in text) or is_nonsense(text):
        return Lesart("angabe", 0.3)
    if insults(text):
        return Lesart("beschwerde", 0.95)
    language = foreign(text)
    if language and chancen.get("fremdsprache", 1.0) > 0.02:
        return Lesart("fremdsprache", 0.95, thema=language)
    said = yes_or_no(text)
    if said:
        return Lesart("bestaetigung" if said == "ja" else "ablehnung", 0.95)
    known = phrases().get(fold(text))
    if known:
        return Lesart(known, 0.97, werte=_kept(known, werte))
    turn = interrupting(text)
    if turn in ("mensch", "datenschutz", "abbruch"):
        return Lesart(turn, 0.95, werte=_kept(turn, werte))
    return _guess(text, werte, chancen, leistungen)


def _guess(text: str, werte: list[Wert], chancen: dict[str, float], leistungen: Sequence[tuple[str, float]]) -> Lesart:
    asking = themen.is_question(text)
    best, chance = _best({name: p for name, p in chancen.items() if not (asking and name in _FORM_WORDS and p < SURE)})
    if any(wert.typ in ("aktenzeichen", "abrufcode") for wert in werte):
        best = max(_ABOUT_A_CASE, key=lambda name: chancen.get(name, 0.0))
        best = best if chancen.get(best, 0.0) >= UNCLEAR else "status"
        return Lesart(best, max(chancen.get(best, 0.0), 0.8), werte=werte)
    near = leistungen[0][1] if leistungen else 0.0
    if werte and not leftover(text, werte):
        return Lesart("angabe", 0.6, werte=werte)  # facts and nothing else, wherever the address lies
    if best == "ausserhalb" and near >= SERVICE_CERTAIN and chance < BEYOND_DOUBT:
        best, chance = ("info" if asking else "antrag"), near
    if best == "info" and near >= SERVICE_NAMED and chance < SURE and not asking and not _topic_named(text):
        best, chance = "antrag", near  # circumstances told without a question
    if near >= SERVICE_NAMED and (best in _FORM_WORDS or (best in _NOT_ABOUT_SERVICES and chance < SURE)):
        best, chance = ("info" if themen.is_question(text) else "antrag"), near
    elif chance < UNCLEAR or (best in _FORM_WORDS and chance < LIKELY):
        best, chance = _unclear(text, chancen, near)
    if best == "antrag" and themen.is_question(text) and not muster(_WISH).search(text) and _topic_named(text):
        best, chance = "info", max(chancen.get("info", 0.0), LIKELY)
    if (
        best == "info"
        and muster(_FIRST_PERSON).search(text)
        and not themen.is_question(text)
        and not _topic_named(text)
    ):
        best, chance = "antrag", max(chancen.get("antrag", 0.0), LIKELY)
    return Lesart(best, round(chance, 3), werte=_kept(best, werte))


def _best(chancen: dict[str, float]) -> tuple[str, float]:
    if not chancen:
        return "angabe", 0.0
    best = max(chancen, key=lambda name: chancen[name])
    return best, chancen[best]


def _unclear(text: str, chancen: dict[str, float], near: float) -> tuple[str, float]:
    """Nothing stands out: a service that is near, a question, a wish in so many words; else something said to no
    question.
    """
    if near >= UNCLEAR:
        return ("info" if themen.is_question(text) else "antrag"), near
    if themen.is_question(text) and chancen.get("info", 0.0) > 0.1:
        return "info", chancen["info"]
    if muster(_WISH).search(text) and chancen.get("antrag", 0.0) > 0.1:
        return "antrag", chancen["antrag"]
    return "angabe", _best(chancen)[1]


def _topic_named(text: str) -> bool:
    return themen.topic(text) not in ("ueberblick", "begriff")


def _kept(intent: str | None, werte: list[Wert]) -> list[Wert]:
    """Values that may go along with an intent: keys of cases always, facts with a wish."""
    if intent in ("antrag", "termin", "angabe", "korrektur"):
        return werte
    if intent == "info":
        return [wert for wert in werte if wert.typ in _FACTS]
    return [
        wert
        for wert in werte
        if wert.typ in ("aktenzeichen", "abrufcode", "telefon", "email", "name", "datum", "uhrzeit")
    ]
