"""A human is asked for: nobody is on duty here, so a call-back is noted, once per conversation."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from api.gespraeche.karten import contact_card, opening_hours
from api.gespraeche.lage import Lage
from api.gespraeche.lauf import Daten, Ergebnis, Lauf, befehl
from api.leistungen.feldtypen.kontakt import phone_text
from api.leistungen.modell import Leistung
from api.suche.service import Suchindex
from api.vorgaenge.models import Vorgang


class Mensch(Daten):
    """`grund` in the citizen's words; `telefon` in E.164."""

    grund: str = ""
    telefon: str | None = None


@befehl
def mensch(lauf: Lauf, daten: Mensch) -> Ergebnis:
    """The phase is `warten_auf_mensch` for this turn; the next one goes on with the Lotse."""
    lage = lauf.lage()
    vorgang = _call_back(lauf, lage, daten)
    telefon = vorgang.angaben.get("telefon") if vorgang else None
    lauf.zustand.wartet = True
    lauf.zustand.rueckruf_telefon = vorgang is not None and telefon is None
    stelle = lauf.mandant.stelle(lage.leistung.stelle if lage.leistung else None)
    return {
        "ok": True,
        "im_dienst": False,
        "aktenzeichen": vorgang.aktenzeichen if vorgang else None,
        "telefon": phone_text(telefon) if telefon else None,
        "karte": contact_card(lauf.mandant, lage.leistung),
        "oeffnungszeiten": opening_hours(lauf.mandant, stelle),
    }


def _call_back(lauf: Lauf, lage: Lage, daten: Mensch) -> Vorgang | None:
    """The call-back case of this conversation, made or completed; None where the Mandant has no such service."""
    leistung = _callback_service(lauf)
    if leistung is None:
        return None
    neu = _values(lage, daten)
    if lauf.zustand.rueckruf is None:
        vorgang = lauf.vorgaenge.create_direct(
            lauf.gespraech.mandant, leistung.leistung, lauf.kanal, lauf.gespraech.id, neu
        )
        lauf.zustand.rueckruf = vorgang.aktenzeichen
        return vorgang
    vorgang = lauf.vorgaenge.get(lauf.zustand.rueckruf, for_update=True)
    if "telefon" in neu and neu["telefon"] != vorgang.angaben.get("telefon"):
        vorgang.angaben = {**vorgang.angaben, "telefon": neu["telefon"]}
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


def _values(lage: Lage, daten: Mensch) -> dict[str, Any]:
    """What the case needs, as far as it is known: from this message, else from the open form."""
    bekannt = lage.form.angaben if lage.form else {}
    betrifft = f"{lage.leistung.titel}: " if lage.leistung else ""
    angaben: dict[str, Any] = {"anliegen": f"{betrifft}{daten.grund}"[:1000]}
    telefon = daten.telefon or bekannt.get("telefon")
    if telefon:
        angaben["telefon"] = telefon
    if isinstance(bekannt.get("name"), dict):
        angaben["name"] = bekannt["name"]
    return angaben
