"""Information: about a service, from its file and nothing else; whom to turn to; what is kept."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.gespraeche.auskunft import answer_info, answer_opening_hours, names_field
from api.gespraeche.karten import contact_card
from api.gespraeche.lauf import Daten, Ergebnis, Lauf, befehl
from api.gespraeche.uebersicht import overview_lines
from api.leistungen.katalog import LeistungAus, LeistungUnbekannt


class Auskunft(Daten):
    """`leistung` null: no service was named. `werte` are loose values of the message, kept with the offer to start."""

    leistung: str | None = None
    thema: str = "ueberblick"
    werte: list[dict[str, Any]] = Field(default_factory=list)


@befehl
def auskunft(lauf: Lauf, daten: Auskunft) -> Ergebnis:
    """Text, source and card; the offer to start where a form exists and none is open."""
    if daten.leistung is None and daten.thema == "oeffnungszeiten":
        return {"ok": True, **answer_opening_hours(lauf)}
    if daten.leistung is None:
        return {"ok": False, "grund": "keine_leistung", "karte": contact_card(lauf.mandant)}
    try:
        leistung = lauf.leistung(daten.leistung)
    except LeistungUnbekannt:
        return {"ok": False, "grund": "unbekannt", "karte": contact_card(lauf.mandant)}
    except LeistungAus:
        return {"ok": False, "grund": "aus", "karte": contact_card(lauf.mandant)}
    lauf.zustand.thema = leistung.leistung
    antwort = answer_info(lauf, leistung, daten.thema)
    if lauf.zustand.angebot is not None:
        lauf.zustand.angebot.werte = daten.werte
    return {"ok": True, **antwort}


class Begriffsfrage(Daten):
    """`text`: the question as the citizen put it."""

    text: str


@befehl
def begriff(lauf: Lauf, daten: Begriffsfrage) -> Ergebnis:
    """What a word means; `grund` "unbekannt" where no file explains it."""
    lage = lauf.lage()
    gefunden = lauf.context.glossar.find(daten.text)
    if gefunden is not None:
        einfach = lauf.gespraech.einfache_sprache
        return {"ok": True, "text": gefunden.einfach if einfach else gefunden.text, "titel": gefunden.begriff}
    if names_field(lage, daten.text):
        frage = lage.frage
        return {"ok": bool(frage and frage.hilfe), "grund": "unbekannt", "text": frage.hilfe if frage else None}
    return {"ok": False, "grund": "unbekannt", "karte": contact_card(lauf.mandant, lage.leistung)}


class Begruendung(Daten):
    """`feld` of the open form."""

    feld: str


@befehl
def warum(lauf: Lauf, daten: Begruendung) -> Ergebnis:
    """Why a field of the open form is asked; `grund` "unbekannt" where its file does not say."""
    frage = lauf.antraege.question(lauf.antrag(), daten.feld)
    einfach = lauf.gespraech.einfache_sprache
    text = (frage.einfaches_warum if einfach and frage.einfaches_warum else frage.warum) if frage else None
    return {"ok": text is not None, "grund": None if text else "unbekannt", "text": text}


@befehl
def kontakt(lauf: Lauf) -> Ergebnis:
    """The office to turn to: that of the open service, else the main one."""
    return {"ok": True, "karte": contact_card(lauf.mandant, lauf.lage().leistung)}


@befehl
def datenschutz(lauf: Lauf) -> Ergebnis:
    """What the town says about data protection."""
    schutz = lauf.mandant.datei.datenschutz
    return {"ok": True, "hinweis": schutz.hinweis, "verantwortlich": schutz.verantwortlich}


@befehl
def uebersicht(lauf: Lauf) -> Ergebnis:
    """What has been answered so far, each item changeable."""
    lage = lauf.lage()
    titel = lage.leistung.titel if lage.leistung else ""
    return {"ok": True, "karte": {"art": "uebersicht", "titel": titel, "zeilen": overview_lines(lage)}}
