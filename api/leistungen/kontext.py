"""What a field type, a check or a proposal may look at while it judges one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from api.leistungen.bedingungen import FEHLT, plain
from api.leistungen.ergebnis import JsonWert, Umfeld
from api.leistungen.modell import Leistung
from api.leistungen.modell_feld import AusFeld, Feld, Spalte, limit
from api.mandanten.modell import Kalender
from api.mandanten.verzeichnis import Mandant


@dataclass(frozen=True)
class Kontext:
    """One field in one draft. ``angaben`` are the answers known at that point; ``spalte`` is set inside a ``liste``."""

    leistung: Leistung
    mandant: Mandant
    feld: Feld
    angaben: Mapping[str, JsonWert]
    umfeld: Umfeld
    spalte: Spalte | None = None

    @property
    def grenzen(self) -> dict[str, Decimal]:
        return {name: Decimal(grenze.wert) for name, grenze in self.leistung.grenzen.items()}

    @property
    def einheit(self) -> str | None:
        return (self.spalte or self.feld).einheit

    @property
    def titel(self) -> str:
        return (self.spalte or self.feld).titel

    @property
    def min(self) -> str | None:
        return limit((self.spalte or self.feld).min, self.grenzen)

    @property
    def max(self) -> str | None:
        return limit((self.spalte or self.feld).max, self.grenzen)

    def kalender(self) -> str | None:
        """The key of the calendar this field takes its appointments (or Standorte) from."""
        angabe = self.feld.kalender
        if not isinstance(angabe, AusFeld):
            return angabe
        auswahl = self.leistung.feld(angabe.aus)
        schluessel = plain(self.angaben.get(angabe.aus))
        if auswahl is None or not isinstance(schluessel, str) or schluessel not in auswahl.optionen:
            return None
        return auswahl.optionen[schluessel].kalender

    def kalender_daten(self) -> Kalender | None:
        return self.mandant.kalender.get(self.kalender() or "")

    def path(self, pfad: str) -> Any:
        """The value at ``feld.teil`` among the answers, or FEHLT. Truth reads as ja/nein."""
        return look_up(pfad, self.angaben, self.mandant)


def look_up(pfad: str, angaben: Mapping[str, JsonWert], mandant: Mandant) -> Any:
    """Walk ``feld.teil.teil``; an address also knows its ``zone``, ``merkmal`` and ``stadtteil`` from the directory."""
    kopf, *teile = pfad.split(".")
    if kopf not in angaben:
        return FEHLT
    wert: Any = angaben[kopf]
    for teil in teile:
        if isinstance(wert, dict) and wert.get(teil) is not None:
            wert = wert[teil]
        elif isinstance(wert, dict) and teil in ("zone", "merkmal", "stadtteil"):
            wert = _from_directory(wert, teil, mandant)
        else:
            return FEHLT
        if wert is FEHLT:
            return FEHLT
    return ("ja" if wert else "nein") if isinstance(wert, bool) else wert


def _from_directory(adresse: Mapping[str, JsonWert], teil: str, mandant: Mandant) -> Any:
    name, nummer = adresse.get("strasse"), adresse.get("hausnummer")
    if not isinstance(name, str):
        return FEHLT
    strasse = mandant.strassen.find(name)
    if teil == "zone":
        stadtteile = strasse.stadtteile if strasse else ()
        zone = mandant.parkzonen.zone(strasse.strasse if strasse else name, str(nummer or ""), stadtteile)
        return FEHLT if zone is None else zone
    werte = () if strasse is None else strasse.merkmal if teil == "merkmal" else strasse.stadtteile
    return werte or FEHLT
