"""Cards of the dialogue (inner contract, section 6)."""

from __future__ import annotations

from typing import Any

from api.antraege.ergebnis import Einreichung
from api.leistungen.modell import Leistung
from api.mandanten.modell import Stelle
from api.mandanten.verzeichnis import Mandant
from api.vorgaenge.schemas import OeffentlicherStatus

Karte = dict[str, Any]
NEUTRAL = "Ihr Antrag"
"""The title of a case where already its name would say too much."""


def contact_card(mandant: Mandant, leistung: Leistung | None = None) -> Karte:
    """The office of a service, else the main office: a person to turn to."""
    stelle = mandant.stelle(leistung.stelle if leistung else None)
    standort = mandant.standorte.get(stelle.standort or "")
    return {
        "art": "kontakt",
        "titel": stelle.name,
        "telefon": office_phone(mandant, stelle),
        "email": stelle.email.wert if stelle.email else None,
        "anschrift": standort.anschrift.zeile if standort else None,
        "oeffnungszeiten": opening_hours(mandant, stelle),
        "url": stelle.website.wert if stelle.website else None,
    }


def office_phone(mandant: Mandant, stelle: Stelle) -> str:
    """The number of the office, or the town's own."""
    return stelle.telefon.wert if stelle.telefon else mandant.telefon


def opening_hours(mandant: Mandant, stelle: Stelle) -> str | None:
    """As published; None where no source shows them."""
    standort = mandant.standorte.get(stelle.standort or "")
    return stelle.zeiten or (standort.text if standort else None)


def phone_hours(mandant: Mandant) -> str | None:
    """When somebody answers the town's number, as published: the hours of the main office where it has that number."""
    stelle = mandant.stelle(None)
    return opening_hours(mandant, stelle) if office_phone(mandant, stelle) == mandant.telefon else None


def service_card(mandant: Mandant, leistung: Leistung) -> Karte:
    """What a service is, who does it, where else it is done."""
    return {
        "art": "leistung",
        "titel": leistung.titel,
        "kurz": leistung.kurz,
        "stelle": mandant.stelle(leistung.stelle).name,
        "url": leistung.verweis.url if leistung.verweis else f"/{mandant.key}/leistungen/{leistung.leistung}",
    }


def case_card(leistung: Leistung, einreichung: Einreichung) -> Karte:
    """Number and code of what was just submitted."""
    gebuehr = einreichung.gebuehr
    return {
        "art": "vorgang",
        "titel": leistung.titel,
        "aktenzeichen": einreichung.aktenzeichen,
        "abrufcode": einreichung.abrufcode,
        "eingang": einreichung.vorgang.eingang.isoformat(),
        "gebuehr": {"betrag": gebuehr.get("anzeige") or gebuehr.get("betrag"), "text": gebuehr.get("text")}
        if gebuehr
        else None,
        "naechstes": einreichung.naechstes,
    }


def status_card(status: OeffentlicherStatus) -> Karte:
    """Where a case stands, what happens next, who does it, by when."""
    return {
        "art": "status",
        "titel": status.titel,
        "aktenzeichen": status.aktenzeichen,
        "status": status.status,
        "status_titel": status.status_titel,
        "phase": status.phase_titel,
        "text": status.text,
        "naechstes": status.naechstes,
        "wer": status.stelle,
        "bis": status.bis,
        "termin": status.termin,
        "telefon": status.telefon,
        "eingang": status.eingang.isoformat(),
    }


def neutral_card(karte: Karte, adresse: str) -> Karte:
    """A status where social data may not stand: that there is a case, not what about or how it was decided."""
    return {
        **karte,
        "titel": NEUTRAL,
        "phase": karte["status_titel"],
        "text": f"Einzelheiten lesen Sie auf unserer Seite: {adresse}",
        "naechstes": None,
        "wer": None,
        "bis": None,
        "telefon": None,
    }
