"""Named proposals (``vorschlag: volumen``) and derivations. Each returns a typed value, or None when it knows none.

A proposal is a function here with :func:`vorschlag` above it; a path such as ``name`` or ``adresse.zone`` needs none.
"""

from collections.abc import Callable
from decimal import Decimal

from api.leistungen import wohngeld
from api.leistungen.bedingungen import FEHLT, as_number
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
def summe_einkommen(kontext: Kontext) -> JsonWert:
    """What all rows of the household earn together, in euros a month; None while one of them does not say."""
    zeilen = kontext.angaben.get("haushalt")
    if not isinstance(zeilen, list) or not zeilen:
        return None
    betraege = [as_number(zeile.get("einkommen")) if isinstance(zeile, dict) else None for zeile in zeilen]
    return f"{sum(betrag or 0 for betrag in betraege):.2f}" if all(betrag is not None for betrag in betraege) else None


KEINE_SCHAETZUNG = "Eine Schätzung ist hier nicht möglich. Was Ihnen zusteht, rechnet die Wohngeldbehörde aus."


@vorschlag
def wohngeld_schaetzung(kontext: Kontext) -> JsonWert:
    """A rough estimate of the Wohngeld as a text for people; None until everything it needs is known.

    Needs ``berechnung`` in the Leistung and the limit ``mietenstufe`` (1 to 7) of the Mandant. Where these do not
    hold (no such table, another year, a household too large), the text says so and names no amount.
    """
    zahlen = [as_number(kontext.angaben.get(feld)) for feld in ("haushaltsgroesse", "miete", "einkommen")]
    if None in zahlen:
        return None
    personen, miete, einkommen = (zahl or Decimal(0) for zahl in zahlen)
    berechnung, stufe = kontext.leistung.berechnung, kontext.grenzen.get("mietenstufe")
    if berechnung is None or stufe is None or not berechnung.holds_on(kontext.umfeld.heute):
        return KEINE_SCHAETZUNG
    try:
        von, bis = wohngeld.estimate(wohngeld.Haushalt(int(personen), int(stufe), miete, einkommen), berechnung)
    except wohngeld.OhneWerte:
        return KEINE_SCHAETZUNG
    return f"{_amounts(von, bis)} Freibeträge sind nicht eingerechnet, verbindlich ist erst der Bescheid."


def _amounts(von: int, bis: int) -> str:
    """ "Etwa 176 bis 254 € im Monat." – with the reason of the span."""
    if bis == 0:
        return "Nach diesen Angaben ergibt die Formel im Wohngeldgesetz keinen Betrag."
    abzug = "je nachdem, ob Steuern, Kranken- und Rentenversicherung von Ihrem Einkommen abgehen"
    if von == bis:
        return f"Etwa {bis} € im Monat, gerechnet nach dem Wohngeldgesetz."
    return f"Etwa {von} bis {bis} € im Monat, gerechnet nach dem Wohngeldgesetz, {abzug}."


@vorschlag
def eigener_name(kontext: Kontext) -> JsonWert:
    """First and last name as text."""
    name = kontext.angaben.get("name")
    return f"{name['vorname']} {name['nachname']}" if isinstance(name, dict) else None
