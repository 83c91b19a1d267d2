"""Withdraw a case, move its appointment, hand a document in, by whoever submitted it here or has number and code."""

from __future__ import annotations

from typing import Any

from api.antraege.terminfeld import parse_beginn
from api.errors import LotseError
from api.gespraeche.karten import NEUTRAL, contact_card
from api.gespraeche.lauf import Daten, Ergebnis, Lauf, befehl
from api.gespraeche.verlegung import search
from api.gespraeche.zustand import Nachreichung, Statusabfrage, Verlegung, Zweck
from api.unterlagen.service import DateiService
from api.vorgaenge.errors import NachweisFalsch, RueckzugNichtMoeglich, StatusGesperrt, VorgangUnbekannt
from api.vorgaenge.models import Vorgang

ALLGEMEIN = ("nachgereicht", "Unterlage")
"""Key and title of a document nobody named."""


class Pruefen(Daten):
    """Number and code, or both null: the latest case of this conversation. `zweck`: what is to be done with it."""

    aktenzeichen: str | None = None
    abrufcode: str | None = None
    zweck: Zweck = "storno"


class EinVorgang(Daten):
    aktenzeichen: str


class Verlegen(Daten):
    """`wert`: a slot, or {"wunsch": …} to look for others."""

    wert: dict[str, Any]


class Nachreichen(Daten):
    datei: dict[str, Any]


@befehl
def vorgang_pruefen(lauf: Lauf, daten: Pruefen) -> Ergebnis:
    """Which case is meant, once it is proved to be the citizen's; what still lacks becomes the open question."""
    abfrage = lauf.zustand.statusabfrage
    aktenzeichen = daten.aktenzeichen or (abfrage.aktenzeichen if abfrage else None)
    lauf.zustand.statusabfrage = lauf.zustand.rueckfrage = None
    try:
        vorgang = _proved(lauf, aktenzeichen, daten.abrufcode, daten.zweck)
    except NachweisFalsch:
        return _ask(lauf, daten.zweck, None, "unbekannt")
    except StatusGesperrt:
        return {"ok": False, "grund": "gesperrt", "karte": contact_card(lauf.mandant)}
    if vorgang is None:
        return _ask(lauf, daten.zweck, aktenzeichen, "code_fehlt" if aktenzeichen else "keine")
    if vorgang.aktenzeichen not in lauf.zustand.vorgaenge:
        lauf.zustand.vorgaenge.append(vorgang.aktenzeichen)
    return _begin_purpose(lauf, vorgang, daten.zweck)


def _ask(lauf: Lauf, zweck: Zweck, aktenzeichen: str | None, grund: str) -> Ergebnis:
    still = lauf.zustand.antrag is not None
    lauf.zustand.statusabfrage = Statusabfrage(aktenzeichen=aktenzeichen, still=still, zweck=zweck)
    return {"ok": False, "grund": grund, "still": still}


def _begin_purpose(lauf: Lauf, vorgang: Vorgang, zweck: Zweck) -> Ergebnis:
    """The case is known; whether what is wanted is possible, and the question that follows from it."""
    neutral = lauf.conceals(vorgang.leistung)
    titel = NEUTRAL if neutral else lauf.leistung(vorgang.leistung).titel
    buchung = lauf.vorgaenge.appointment(vorgang)
    if not lauf.vorgaenge.can_change(vorgang) or (zweck in ("absage", "verlegen") and buchung is None):
        return {"ok": False, "grund": "nicht_moeglich", "karte": _office(lauf, vorgang.aktenzeichen)}
    termin = lauf.vorgaenge.status_of(vorgang).termin
    ergebnis = {"ok": True, "aktenzeichen": vorgang.aktenzeichen, "titel": titel, "termin": termin}
    if zweck == "verlegen":
        lauf.zustand.verlegung = Verlegung(aktenzeichen=vorgang.aktenzeichen)
    elif zweck == "dokument":
        unterlage, name = ALLGEMEIN if neutral else _missing_document(lauf, vorgang)
        lauf.zustand.nachreichung = Nachreichung(aktenzeichen=vorgang.aktenzeichen, unterlage=unterlage, titel=name)
        ergebnis["unterlage"] = name
    return ergebnis


def _missing_document(lauf: Lauf, vorgang: Vorgang) -> tuple[str, str]:
    """Key and title of the document the case still lacks; a general one where it lacks none or several."""
    leistung = lauf.leistung(vorgang.leistung)
    fehlt = [(feld.feld, feld.titel) for feld in leistung.felder if feld.typ == "datei"]
    fehlt += [(str(teil["unterlage"]), str(teil["titel"])) for teil in vorgang.unterlagen]
    fehlt = [eintrag for eintrag in fehlt if eintrag[0] not in vorgang.angaben]
    return fehlt[0] if len(fehlt) == 1 else ALLGEMEIN


@befehl
def termin_verlegen(lauf: Lauf, daten: Verlegen) -> Ergebnis:
    """Take the slot chosen or named in place of the one booked; a wish that names none changes what is offered."""
    lage, verlegung = lauf.lage(), lauf.zustand.verlegung
    suche = search(lage, verlegung) if verlegung else None
    if verlegung is None or suche is None:
        lauf.zustand.verlegung = None
        return {"ok": False, "grund": "unbekannt"}
    wert = daten.wert
    if isinstance(wert.get("wunsch"), dict):
        slot, satz = suche[0].look_for(wert["wunsch"])
        verlegung.wunsch = suche[0].gemerkt
        if slot is None:
            return {"ok": False, "grund": "wunsch", "meldung": satz}
        wert = slot.wert()
    try:
        neu = lauf.vorgaenge.move_appointment(
            verlegung.aktenzeichen, parse_beginn(str(wert.get("beginn"))), wert.get("standort")
        )
    except RueckzugNichtMoeglich:
        lauf.zustand.verlegung = None
        return {"ok": False, "grund": "nicht_moeglich", "karte": _office(lauf, verlegung.aktenzeichen)}
    except (LotseError, ValueError):
        return {"ok": False, "grund": "vergeben"}
    lauf.zustand.verlegung = None
    karte = lauf.status_card(lauf.vorgaenge.status_of(lauf.vorgaenge.get(verlegung.aktenzeichen)))
    return {
        "ok": True,
        "aktenzeichen": verlegung.aktenzeichen,
        "titel": karte["titel"],
        "neu": neu.anzeige(),
        "karte": karte,
    }


@befehl
def nachreichen(lauf: Lauf, daten: Nachreichen) -> Ergebnis:
    """Add the uploaded file to the case it was asked for."""
    nachreichung = lauf.zustand.nachreichung
    if nachreichung is None or not lauf.may_pass("dokument"):
        return {"ok": False, "grund": "unbekannt"}
    lauf.zustand.nachreichung = None
    aktenzeichen = nachreichung.aktenzeichen
    try:
        lauf.vorgaenge.hand_in(aktenzeichen, nachreichung.unterlage, daten.datei, nachreichung.titel)
    except RueckzugNichtMoeglich:
        return {"ok": False, "grund": "nicht_moeglich", "karte": _office(lauf, aktenzeichen)}
    vorgang = lauf.vorgaenge.get(aktenzeichen)
    DateiService(lauf.context, lauf.session).assign(str(daten.datei.get("datei")), vorgang.gespraech)
    karte = lauf.status_card(lauf.vorgaenge.status_of(vorgang))
    return {
        "ok": True,
        "aktenzeichen": aktenzeichen,
        "titel": karte["titel"],
        "unterlage": nachreichung.titel,
        "karte": karte,
    }


@befehl
def zurueckziehen(lauf: Lauf, daten: EinVorgang) -> Ergebnis:
    """Withdraw a case of this conversation; its appointment is free again."""
    return _withdraw(lauf, daten.aktenzeichen)


@befehl
def termin_absagen(lauf: Lauf, daten: EinVorgang) -> Ergebnis:
    """Call the appointment of a case off: without it the case is withdrawn."""
    return _withdraw(lauf, daten.aktenzeichen)


def _withdraw(lauf: Lauf, aktenzeichen: str) -> Ergebnis:
    if aktenzeichen not in lauf.zustand.vorgaenge:
        return {"ok": False, "grund": "unbekannt"}
    try:
        vorgang = lauf.vorgaenge.withdraw(aktenzeichen)
    except (RueckzugNichtMoeglich, VorgangUnbekannt):
        return {"ok": False, "grund": "nicht_moeglich", "karte": _office(lauf, aktenzeichen)}
    return {"ok": True, "aktenzeichen": aktenzeichen, "karte": lauf.status_card(lauf.vorgaenge.status_of(vorgang))}


def _proved(lauf: Lauf, aktenzeichen: str | None, abrufcode: str | None, zweck: Zweck) -> Vorgang | None:
    """The case meant: one of this conversation, or the one number and code prove; None while something lacks."""
    eigene = lauf.zustand.vorgaenge
    if aktenzeichen in eigene:
        return lauf.vorgaenge.get(str(aktenzeichen))
    if aktenzeichen:
        return lauf.vorgaenge.prove(aktenzeichen, abrufcode, lauf.asker) if abrufcode else None
    vorgaenge = [lauf.vorgaenge.get(nummer) for nummer in reversed(eigene)]
    offen = [vorgang for vorgang in vorgaenge if lauf.vorgaenge.can_change(vorgang)]
    mit_termin = zweck in ("absage", "verlegen")
    return next((v for v in offen if not mit_termin or lauf.vorgaenge.appointment(v) is not None), None)


def _office(lauf: Lauf, aktenzeichen: str) -> Ergebnis:
    try:
        return contact_card(lauf.mandant, lauf.leistung(lauf.vorgaenge.get(aktenzeichen).leistung))
    except LotseError:
        return contact_card(lauf.mandant)
