"""Information for the dialogue: the engine's answer with card and offer."""

from __future__ import annotations

import re

from api.errors import LotseError
from api.gespraeche.karten import contact_card, office_phone, service_card
from api.gespraeche.lage import Lage
from api.gespraeche.lauf import Ergebnis, Lauf
from api.gespraeche.zustand import Angebot
from api.leistungen import auskunft
from api.leistungen.modell import Leistung


def answer_info(lauf: Lauf, leistung: Leistung, thema: str) -> Ergebnis:
    """Text, source and card. Where the service can be started and no form is open, the offer to start is noted.

    What no source shows is answered with the office and its card, never guessed.
    """
    antwort = auskunft.answer(leistung, lauf.mandant, thema)
    einfach = lauf.gespraech.einfache_sprache
    startbar = can_start(lauf, leistung)
    if startbar and lauf.zustand.antrag is None:
        lauf.zustand.angebot = Angebot(leistung=leistung.leistung, titel=leistung.titel)
    nennt_stelle = not antwort.bekannt or thema == "oeffnungszeiten" or not startbar
    karte = contact_card(lauf.mandant, leistung) if nennt_stelle else service_card(lauf.mandant, leistung)
    text = antwort.einfach if einfach and antwort.einfach else antwort.text
    if thema == "ueberblick" and not startbar:
        text = _where_to_turn(lauf, leistung, text, bekannt=antwort.bekannt)
    if leistung.verweis and not startbar:
        text = f"{text} {leistung.verweis.titel}: {leistung.verweis.url}"
        karte = service_card(lauf.mandant, leistung) if antwort.bekannt else karte
    return {
        "text": text,
        "quelle": antwort.quelle,
        "stand": antwort.stand,
        "bekannt": antwort.bekannt,
        "titel": leistung.titel,
        "karte": karte,
    }


def _where_to_turn(lauf: Lauf, leistung: Leistung, text: str, *, bekannt: bool) -> str:
    """What can't be done here is not announced ("Hier beantragen Sie …"); the office that does it is named instead."""
    if not bekannt:
        return text
    saetze = auskunft.without_here(text)
    mandant = lauf.mandant
    stelle = mandant.stelle(leistung.stelle)
    if leistung.modus == "extern":
        return saetze or text
    if leistung.stelle not in mandant.stellen:
        wohin = f"Wer dafür zuständig ist, sagt Ihnen: {stelle.name}, Telefon {office_phone(mandant, stelle)}."
    elif stelle.telefon is None:
        wohin = f"Zuständig ist: {stelle.name}. Telefon der Verwaltung: {mandant.telefon}."
    else:
        wohin = f"Zuständig ist: {stelle.name}, Telefon {stelle.telefon.wert}."
    return f"{saetze} {wohin}".strip()


def answer_opening_hours(lauf: Lauf) -> Ergebnis:
    """When the main office is open; names the office where no source shows it."""
    mandant = lauf.mandant
    stelle = mandant.stelle(None)
    zeiten = auskunft.opening_hours(mandant, stelle)
    text = zeiten.text if zeiten else f"Das sagt Ihnen gern: {stelle.name}, Telefon {office_phone(mandant, stelle)}."
    return {"text": text, "bekannt": zeiten is not None, "titel": stelle.name, "karte": contact_card(mandant)}


def names_field(lage: Lage, text: str) -> bool:
    """Does the text name the field that is asked, or a word of its question?"""
    frage = lage.frage
    feld = lage.leistung.feld(frage.feld) if frage and lage.leistung else None
    if frage is None or feld is None:
        return False
    gefragt = set(re.findall(r"[a-zäöüß]{5,}", text.casefold()))
    eigene = re.findall(r"[a-zäöüß]{5,}", " ".join([feld.titel, frage.text, *feld.stichworte]).casefold())
    return not gefragt.isdisjoint(eigene)


def can_start(lauf: Lauf, leistung: Leistung) -> bool:
    """Can a citizen begin this (or the appointment for it) here?"""
    try:
        return lauf.context.katalog.start(lauf.gespraech.mandant, leistung.leistung) is not None
    except LotseError:
        return False
