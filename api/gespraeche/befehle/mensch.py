"""A human is asked for. Somebody on duty: the citizen is queued. Nobody: a call-back, once per conversation."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from api.gespraeche.karten import contact_card, opening_hours
from api.gespraeche.lage import Lage
from api.gespraeche.lauf import Daten, Ergebnis, Lauf, befehl
from api.gespraeche.optionen import leave_option, render
from api.kennzahlen.service import Kennzahlen
from api.leistungen.feldtypen.kontakt import phone_text
from api.leistungen.modell import Leistung
from api.mandanten.modell import Stelle
from api.suche.service import Suchindex
from api.uebergaben.dienst import DienstService
from api.uebergaben.rueckrufzeiten import Rueckrufzeit, call_back_times
from api.uebergaben.service import UebergabeService
from api.vorgaenge.models import Vorgang

WANN_MAX = 200


class Mensch(Daten):
    """`grund` in the citizen's words; `telefon` in E.164; `wann` to be called: one of the `zeiten`, or a wish in words.

    `rueckruf`: a call-back is wanted, whoever is on duty.
    """

    grund: str = ""
    telefon: str | None = None
    rueckruf: bool = False
    wann: str | None = None


@befehl
def mensch(lauf: Lauf, daten: Mensch) -> Ergebnis:
    """In the queue the phase stays `warten_auf_mensch`; after a call-back was noted the next turn goes on."""
    lage = lauf.lage()
    lauf.zustand.wartet = True
    wants_call = daten.rueckruf or daten.wann is not None or daten.telefon is not None
    if not (wants_call and lauf.zustand.rueckruf) and not daten.rueckruf and _somebody_there(lauf):
        return _queue(lauf, lage, daten)
    _leave(lauf, "rueckruf")
    vorgang = _call_back(lauf, lage, daten)
    telefon = vorgang.angaben.get("telefon") if vorgang else None
    wann = vorgang.angaben.get("wann_erreichbar") if vorgang else None
    lauf.zustand.rueckruf_telefon = vorgang is not None and telefon is None
    stelle = _office(lauf, lage)
    return {
        "ok": True,
        "im_dienst": False,
        "aktenzeichen": vorgang.aktenzeichen if vorgang else None,
        "telefon": phone_text(telefon) if telefon else None,
        "wann": wann,
        "zeiten": [{"titel": zeit.anzeige, "wert": zeit.wert} for zeit in _times(lauf, stelle)],
        "karte": contact_card(lauf.mandant, lage.leistung),
        "oeffnungszeiten": opening_hours(lauf.mandant, stelle),
    }


@befehl
def nicht_warten(lauf: Lauf) -> Ergebnis:
    """Leave the queue; whether the citizen was in it."""
    return {"ok": _leave(lauf, "buerger")}


def _somebody_there(lauf: Lauf) -> bool:
    return DienstService(lauf.context, lauf.session).on_duty(lauf.gespraech.mandant) > 0


def _queue(lauf: Lauf, lage: Lage, daten: Mensch) -> Ergebnis:
    """`schon`: was in the queue before. `minuten`: how long others waited lately, null where that is not known."""
    schlange = UebergabeService(lauf.context, lauf.session)
    schon = lauf.zustand.warteschlange
    thema = lage.antrag.leistung if lage.antrag else lauf.zustand.thema
    leistung = lage.leistung
    if leistung is None and thema is not None:
        leistung = lauf.context.katalog.leistung(thema)
    row = schlange.request(lauf.gespraech, daten.grund[:1000], thema, leistung.stelle if leistung else None)
    lauf.zustand.warteschlange = True
    lauf.zustand.rueckruf_telefon = False
    return {
        "ok": True,
        "im_dienst": True,
        "schon": schon,
        "position": schlange.position(row),
        "minuten": schlange.waiting_minutes(lauf.gespraech.mandant),
        "optionen": [render(lage, leave_option())],
        "karte": contact_card(lauf.mandant, lage.leistung),
    }


def _leave(lauf: Lauf, ausgang: str) -> bool:
    schlange = UebergabeService(lauf.context, lauf.session)
    row = schlange.open_of(lauf.gespraech.id)
    if not lauf.zustand.warteschlange or row is None:
        return False
    schlange.end(row, ausgang)
    lauf.zustand.warteschlange = lauf.zustand.wartet = False
    return True


def _office(lauf: Lauf, lage: Lage) -> Stelle:
    return lauf.mandant.stelle(lage.leistung.stelle if lage.leistung else None)


def _times(lauf: Lauf, stelle: Stelle) -> tuple[Rueckrufzeit, ...]:
    """The next times in which the office is open; none where the Mandant knows none."""
    standort = lauf.mandant.standorte.get(stelle.standort or "")
    zeiten = standort.oeffnungszeiten if standort and stelle.zeiten is None else ()
    return call_back_times(zeiten, lauf.mandant.land, lauf.context.clock.now())


def _call_back(lauf: Lauf, lage: Lage, daten: Mensch) -> Vorgang | None:
    """The call-back case of this conversation, made or completed; None where the Mandant has no such service."""
    leistung = _callback_service(lauf)
    if leistung is None:
        return None
    neu = _values(lauf, lage, leistung, daten)
    if lauf.zustand.rueckruf is None:
        vorgang = lauf.vorgaenge.create_direct(
            lauf.gespraech.mandant, leistung.leistung, lauf.kanal, lauf.gespraech.id, neu
        )
        lauf.zustand.rueckruf = vorgang.aktenzeichen
        Kennzahlen(lauf.context, lauf.session).count(lauf.gespraech.mandant, "rueckruf")
        return vorgang
    vorgang = lauf.vorgaenge.get(lauf.zustand.rueckruf, for_update=True)
    spaeter: dict[str, Any] = {feld: neu[feld] for feld in ("telefon", "wann_erreichbar") if feld in neu}
    if any(vorgang.angaben.get(feld) != wert for feld, wert in spaeter.items()):
        vorgang.angaben = {**vorgang.angaben, **spaeter}
        flag_modified(vorgang, "angaben")
        lauf.session.flush()
        Suchindex(lauf.context, lauf.session).put_case(vorgang)
    return vorgang


def _callback_service(lauf: Lauf) -> Leistung | None:
    """The internal service that needs a telephone number and a reason: that of call-backs."""
    for leistung in lauf.context.katalog:
        if leistung.intern and leistung.feld("telefon") and leistung.feld("anliegen"):
            return lauf.leistung(leistung.leistung)
    return None


def _values(lauf: Lauf, lage: Lage, leistung: Leistung, daten: Mensch) -> dict[str, Any]:
    """What the case needs, as far as it is known: from this message, else from the open form."""
    bekannt = lage.form.angaben if lage.form else {}
    betrifft = f"{lage.leistung.titel}: " if lage.leistung else ""
    angaben: dict[str, Any] = {"anliegen": f"{betrifft}{daten.grund}"[:1000]}
    telefon = daten.telefon or bekannt.get("telefon")
    if telefon:
        angaben["telefon"] = telefon
    if isinstance(bekannt.get("name"), dict):
        angaben["name"] = bekannt["name"]
    if daten.wann and leistung.feld("wann_erreichbar"):
        angebot = {zeit.wert: zeit.anzeige for zeit in _times(lauf, _office(lauf, lage))}
        angaben["wann_erreichbar"] = angebot.get(daten.wann, daten.wann)[:WANN_MAX]
    return angaben
