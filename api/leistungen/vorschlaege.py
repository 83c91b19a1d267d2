"""Named proposals (``vorschlag: volumen``) and derivations. Each returns a typed value, or None when it knows none.

A proposal is a function here with :func:`vorschlag` above it; a path such as ``name`` or ``adresse.zone`` needs none.
"""

from collections.abc import Callable
from decimal import Decimal

from api.leistungen.bedingungen import FEHLT
from api.leistungen.ergebnis import JsonWert
from api.leistungen.kontext import Kontext
from api.leistungen.zeitangaben import add_months

Vorschlagender = Callable[[Kontext], JsonWert]
VORSCHLAEGE: dict[str, Vorschlagender] = {}


def vorschlag(funktion: Vorschlagender) -> Vorschlagender:
    VORSCHLAEGE[funktion.__name__] = funktion
    return funktion


def propose(name: str, kontext: Kontext) -> JsonWert:
    """The value a named proposal or a path yields; None when there is none yet."""
    if name in VORSCHLAEGE:
        return VORSCHLAEGE[name](kontext)
    wert = kontext.path(name)
    if wert is FEHLT:
        return None
    return wert[0] if isinstance(wert, tuple) else wert


@vorschlag
def volumen(kontext: Kontext) -> JsonWert:
    """Sum of the items in m³, rounded up to halves, never less than one half."""
    for feld in kontext.leistung.felder:
        zeilen = kontext.angaben.get(feld.feld)
        verzeichnis = kontext.mandant.gegenstaende.get(feld.liste or "")
        if feld.typ == "gegenstaende" and verzeichnis is not None and zeilen:
            summe = sum((verzeichnis.volume(zeile["art"]) * zeile["anzahl"] for zeile in zeilen), Decimal(0))
            halbe = -(-summe // Decimal("0.5"))
            return float(max(halbe, Decimal(1)) * Decimal("0.5"))
    return None


@vorschlag
def heute(kontext: Kontext) -> JsonWert:
    """Today."""
    return kontext.umfeld.heute.isoformat()


@vorschlag
def naechster_monatserster(kontext: Kontext) -> JsonWert:
    """The first of the next month."""
    return add_months(kontext.umfeld.heute.replace(day=1), 1).isoformat()


@vorschlag
def anzahl_haushalt(kontext: Kontext) -> JsonWert:
    """How many rows the household has."""
    zeilen = kontext.angaben.get("haushalt")
    return len(zeilen) if isinstance(zeilen, list) and zeilen else None


@vorschlag
def eigener_name(kontext: Kontext) -> JsonWert:
    """First and last name as text."""
    name = kontext.angaben.get("name")
    return f"{name['vorname']} {name['nachname']}" if isinstance(name, dict) else None
