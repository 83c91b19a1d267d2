"""Choices: one of several, several of several, yes or no, oneself or somebody else."""

from typing import Any, override

from api.leistungen.bedingungen import plain
from integrations.website.seiten.eingaben.basis import Bild, Eingabe, Gelesen, Kasten, Roh, Zelle
from integrations.website.seiten.texte import BITTE_WAEHLEN


def key_of(wert: Any) -> str:
    """The key of a choice, as it stands in the page."""
    schluessel = plain(wert)
    if isinstance(schluessel, dict):
        schluessel = schluessel.get("selbst")
    return str(schluessel) if isinstance(schluessel, str | int) else ""


def choices(zelle: Zelle) -> list[dict[str, str]]:
    return [{"wert": key_of(wahl.wert), "titel": wahl.titel} for wahl in zelle.optionen]


class Einfachwahl(Eingabe):
    vorlage = "wahl"

    @override
    def show(self, zelle: Zelle, roh: Roh | None) -> Bild:
        gewaehlt = roh.get(zelle.name) if roh is not None else key_of(zelle.wert)
        return Bild(self.vorlage, mehr={"optionen": choices(zelle), "gewaehlt": [gewaehlt]})

    @override
    def read(self, zelle: Zelle, roh: Roh) -> Gelesen:
        gewaehlt = roh.get(zelle.name)
        if not gewaehlt:
            return Gelesen(leer=True, fehler=BITTE_WAEHLEN)
        if gewaehlt not in {wahl["wert"] for wahl in choices(zelle)}:
            return Gelesen(fehler=BITTE_WAEHLEN)
        return Gelesen(wert=gewaehlt)

    @override
    def fault(self, zelle: Zelle, roh: Roh, teil: Any) -> str:
        return f"{zelle.name}-1"


class Mehrfachwahl(Einfachwahl):
    vorlage = "haken"

    @override
    def show(self, zelle: Zelle, roh: Roh | None) -> Bild:
        alt = zelle.wert if isinstance(zelle.wert, list) else []
        gewaehlt = roh.all(zelle.name) if roh is not None else [key_of(wert) for wert in alt]
        return Bild(self.vorlage, mehr={"optionen": choices(zelle), "gewaehlt": gewaehlt})

    @override
    def read(self, zelle: Zelle, roh: Roh) -> Gelesen:
        moeglich = {wahl["wert"] for wahl in choices(zelle)}
        gewaehlt = [wert for wert in roh.all(zelle.name) if wert in moeglich]
        if not gewaehlt:
            return Gelesen(leer=True, fehler="Bitte wählen Sie mindestens eine der Möglichkeiten.")
        return Gelesen(wert=gewaehlt)


class Fahrzeughalter(Einfachwahl):
    """Oneself, or somebody whose name stands below."""

    vorlage = "halter"
    teile = ("vorname", "nachname")

    @override
    def show(self, zelle: Zelle, roh: Roh | None) -> Bild:
        bild = super().show(zelle, roh)
        bekannt = (zelle.wert.get("name") if isinstance(zelle.wert, dict) else None) or {}
        for teil, titel in zip(self.teile, ("Vorname", "Nachname"), strict=True):
            name = f"{zelle.name}-{teil}"
            wert = roh.get(name) if roh is not None else str(bekannt.get(teil) or "")
            bild.kaesten.append(Kasten(name, titel, wert))
        return bild

    @override
    def read(self, zelle: Zelle, roh: Roh) -> Gelesen:
        gelesen = super().read(zelle, roh)
        if gelesen.wert != "nein":
            return Gelesen(wert={"selbst": "ja"}) if gelesen.wert == "ja" else gelesen
        name = {teil: roh.get(f"{zelle.name}-{teil}") for teil in self.teile}
        return Gelesen(wert={"selbst": "nein", "name": name})

    @override
    def fault(self, zelle: Zelle, roh: Roh, teil: Any) -> str:
        if roh.get(zelle.name) != "nein":
            return f"{zelle.name}-1"
        leer = [name for name in self.teile if not roh.get(f"{zelle.name}-{name}")]
        return f"{zelle.name}-{(leer or self.teile)[0]}"


TYPEN: dict[str, Eingabe] = {
    "auswahl": Einfachwahl(),
    "ja_nein": Einfachwahl(),
    "mehrfachauswahl": Mehrfachwahl(),
    "fahrzeughalter": Fahrzeughalter(),
}
