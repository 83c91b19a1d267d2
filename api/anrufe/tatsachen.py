"""What a caller can be asked to show that a case is theirs. Pure.

Identity (name, address, birth date, phone, e-mail, number plate) may be asked of every service: the caller says it,
nobody tells it. Of other answers only short ones of an open class; never bank data, social data or papers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.anrufe.stufe import ABRUFCODE, AKTENZEICHEN
from api.anrufe.vergleich import VERGLEICHE
from api.leistungen.datenklassen import class_of
from api.leistungen.modell import Leistung
from api.leistungen.modell_feld import Feld

STARK = frozenset({"telefon", "email", "kennzeichen", "geburtsdatum", "nummer"})
"""Kinds that neighbours and old friends don't know by heart."""
REIHENFOLGE = ("geburtsdatum", "kennzeichen", "telefon", "email", "nummer", "adresse", "wort", "name")
OFFENE_KLASSEN = frozenset({"allgemein", "person"})
FREMD = frozenset({"kontoinhaber"})
"""Names in a form that aren't the applicant's and belong to a bank account."""


@dataclass(frozen=True)
class Tatsache:
    """Something to ask for; ``art`` decides how the answer is compared."""

    feld: str
    titel: str
    art: str
    beispiel: str = ""

    @property
    def stark(self) -> bool:
        return self.art in STARK


CODE = Tatsache(ABRUFCODE, "Abrufcode", "abrufcode", "7K2M-9P4X-QR8T-3WZ6")
NUMMER = Tatsache(AKTENZEICHEN, "Aktenzeichen", "nummer")


def facts(leistung: Leistung, angaben: Mapping[str, Any]) -> list[Tatsache]:
    """What these answers can be asked for, the best question first."""
    found = [
        Tatsache(feld.feld, feld.titel, art, feld.beispiel or "")
        for feld in leistung.felder
        if angaben.get(feld.feld) not in (None, "") and (art := kind(leistung, feld)) is not None
    ]
    return sorted(found, key=lambda tatsache: REIHENFOLGE.index(tatsache.art))


def kind(leistung: Leistung, feld: Feld) -> str | None:
    """How this field is compared, None where it is not asked."""
    if feld.feld in FREMD or feld.klasse in ("bank", "sozial", "dokument"):
        return None
    if feld.typ in ("name", "adresse", "telefon", "email", "kennzeichen"):
        return feld.typ
    if feld.typ == "datum" and feld.feld.endswith("geburtsdatum"):
        return "geburtsdatum"
    if feld.typ != "text" or class_of(leistung, feld) not in OFFENE_KLASSEN:
        return None
    if feld.muster is not None:
        return "nummer"
    return "wort" if feld.feld.endswith(("_name", "ort")) else None


def matches(tatsache: Tatsache, gesagt: str, wert: Any, this_year: int) -> bool:
    """Does what the caller said mean this answer?"""
    return VERGLEICHE[tatsache.art](gesagt.strip(), wert, this_year)
