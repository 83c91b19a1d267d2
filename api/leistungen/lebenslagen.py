"""Occasions under which services stand together: ``data/lebenslagen.yml``."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from api.errors import NichtGefunden
from api.leistungen.lesen import Abschnitt, Liste, Schluessel, Text, read
from api.leistungen.modell import Leistung
from api.leistungen.yamldatei import load


class LebenslageUnbekannt(NichtGefunden):
    titel = "Lebenslage nicht bekannt"
    text = "Diese Lebenslage gibt es hier nicht."


class Lebenslage(Abschnitt):
    """``kurz`` names a few services of it."""

    lebenslage: Schluessel
    titel: Text
    kurz: Text


class _Datei(Abschnitt):
    lebenslagen: Liste[Lebenslage]


@cache
def load_lebenslagen(root: Path) -> tuple[Lebenslage, ...]:
    """Read ``root``/lebenslagen.yml, in its order; empty when there is none. Raises ``DatenFehler``."""
    pfad = root / "lebenslagen.yml"
    return tuple(read(_Datei, load(pfad), "data/lebenslagen.yml").lebenslagen) if pfad.exists() else ()


def in_use(lebenslagen: Iterable[Lebenslage], leistungen: Iterable[Leistung]) -> list[Lebenslage]:
    """Those under which at least one of the services stands."""
    gebraucht = {key for leistung in leistungen for key in leistung.lebenslagen}
    return [lebenslage for lebenslage in lebenslagen if lebenslage.lebenslage in gebraucht]
