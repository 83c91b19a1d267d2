"""Which data may pass a messenger: every field is of one class, and each Mandant says which classes may pass.

A messenger is run by somebody else, and what is written to a bot there is not end-to-end encrypted. What may not pass
is neither asked nor taken nor shown there; it goes through a one-time link to pages of this server.
"""

from typing import Literal

from api.leistungen.modell import Leistung
from api.leistungen.modell_feld import Feld
from api.mandanten.verzeichnis import Mandant

type Klasse = Literal["allgemein", "person", "sozial", "bank", "dokument"]

MESSENGER = {"telegram": "Telegram"}
"""Channels that run through somebody else's servers, and what people call them."""
JE_TYP: dict[str, Klasse] = {
    "iban": "bank",
    "datei": "dokument",
    "name": "person",
    "adresse": "person",
    "email": "person",
    "telefon": "person",
    "kennzeichen": "person",
    "fahrzeughalter": "person",
}
GEBURTSDATUM = "geburtsdatum"
"""Dates belong to the matter, but for this one, known by its key."""


def class_of(leistung: Leistung, feld: Feld) -> Klasse:
    """``klasse`` as written; else ``sozial`` where the service works with social data, else by type.

    What is derived from another field of the form is of its class.
    """
    if feld.klasse is not None:
        return feld.klasse
    if leistung.datenschutz is not None and leistung.datenschutz.sozialdaten:
        return "sozial"
    quelle = leistung.feld(feld.abgeleitet.split(".")[0]) if feld.abgeleitet else None
    if quelle is not None and quelle is not feld:
        return class_of(leistung, quelle)
    if feld.typ == "datum" and feld.feld == GEBURTSDATUM:
        return "person"
    return JE_TYP.get(feld.typ, "allgemein")


def class_may_pass(mandant: Mandant, klasse: Klasse, kanal: str) -> bool:
    """May data of this class go through this channel? Every class through what is our own."""
    return kanal not in MESSENGER or klasse in mandant.datei.messenger.klassen


def may_pass(mandant: Mandant, leistung: Leistung, feld: Feld, kanal: str) -> bool:
    """May this field be asked, answered and shown in this channel?"""
    return class_may_pass(mandant, class_of(leistung, feld), kanal)


def blocked_fields(mandant: Mandant, leistung: Leistung, kanal: str) -> frozenset[str]:
    """Keys of the fields that may not pass this channel."""
    return frozenset(feld.feld for feld in leistung.felder if not may_pass(mandant, leistung, feld, kanal))


def is_social(leistung: Leistung) -> bool:
    """Does already the name of the service tell of social data?"""
    return leistung.datenschutz is not None and leistung.datenschutz.sozialdaten
