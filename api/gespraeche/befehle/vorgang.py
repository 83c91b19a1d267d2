"""Withdraw a case or call its appointment off, by whoever submitted it here or has number and code."""

from __future__ import annotations

from api.errors import LotseError
from api.gespraeche.karten import contact_card, status_card
from api.gespraeche.lauf import Daten, Ergebnis, Lauf, befehl
from api.vorgaenge.errors import NachweisFalsch, RueckzugNichtMoeglich, StatusGesperrt, VorgangUnbekannt
from api.vorgaenge.models import Vorgang


class Pruefen(Daten):
    """Number and code, or both null: the latest case of this conversation. `termin`: one with an appointment."""

    aktenzeichen: str | None = None
    abrufcode: str | None = None
    termin: bool = False


class EinVorgang(Daten):
    aktenzeichen: str


@befehl
def vorgang_pruefen(lauf: Lauf, daten: Pruefen) -> Ergebnis:
    """Which case is meant, once it is proved to be the citizen's; it is remembered for this conversation."""
    try:
        vorgang = _proved(lauf, daten)
    except NachweisFalsch:
        return {"ok": False, "grund": "unbekannt"}
    except StatusGesperrt:
        return {"ok": False, "grund": "gesperrt", "karte": contact_card(lauf.mandant)}
    if vorgang is None:
        return {"ok": False, "grund": "keine"}
    if vorgang.aktenzeichen not in lauf.zustand.vorgaenge:
        lauf.zustand.vorgaenge.append(vorgang.aktenzeichen)
    titel = lauf.leistung(vorgang.leistung).titel
    return {"ok": True, "aktenzeichen": vorgang.aktenzeichen, "titel": titel}


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
    return {"ok": True, "aktenzeichen": aktenzeichen, "karte": status_card(lauf.vorgaenge.status_of(vorgang))}


def _proved(lauf: Lauf, daten: Pruefen) -> Vorgang | None:
    eigene = lauf.zustand.vorgaenge
    if daten.aktenzeichen in eigene:
        return lauf.vorgaenge.get(daten.aktenzeichen)
    if daten.aktenzeichen and daten.abrufcode:
        return lauf.vorgaenge.prove(daten.aktenzeichen, daten.abrufcode, lauf.asker)
    if daten.aktenzeichen:
        return None
    vorgaenge = [lauf.vorgaenge.get(nummer) for nummer in reversed(eigene)]
    offen = [vorgang for vorgang in vorgaenge if vorgang.status not in ("zurueckgezogen", "erledigt")]
    return next((v for v in offen if not daten.termin or lauf.vorgaenge.appointment(v) is not None), None)


def _office(lauf: Lauf, aktenzeichen: str) -> Ergebnis:
    try:
        return contact_card(lauf.mandant, lauf.leistung(lauf.vorgaenge.get(aktenzeichen).leistung))
    except LotseError:
        return contact_card(lauf.mandant)
