"""With what a call, or a conversation a human had, can end: ``data/abschlussgruende.yml``."""

from functools import cache
from pathlib import Path

from api.context import ApiContext
from api.errors import UngueltigeEingabe
from api.leistungen.lesen import Abschnitt, Liste, Schluessel, Text, Wahrheit, read
from api.leistungen.yamldatei import load


class Abschlussgrund(Abschnitt):
    """``geloest``: what the person wanted was settled at this first contact."""

    schluessel: Schluessel
    titel: Text
    geloest: Wahrheit


class _Datei(Abschnitt):
    gruende: Liste[Abschlussgrund]


class AbschlussUnbekannt(UngueltigeEingabe):
    titel = "Bitte wählen Sie einen Abschluss"
    text = "Bitte wählen Sie, womit das Gespräch geendet hat."


@cache
def _load(pfad: Path) -> tuple[Abschlussgrund, ...]:
    return tuple(read(_Datei, load(pfad), "data/abschlussgruende.yml").gruende)


def reasons(context: ApiContext) -> tuple[Abschlussgrund, ...]:
    """All of them, in the order of the file. Raises ``DatenFehler``."""
    return _load(context.settings.inhalte / "abschlussgruende.yml")


def reason(context: ApiContext, schluessel: str) -> Abschlussgrund:
    """Raises ``AbschlussUnbekannt``."""
    for found in reasons(context):
        if found.schluessel == schluessel:
            return found
    raise AbschlussUnbekannt(felder={"abschluss": AbschlussUnbekannt.text})


def title(context: ApiContext, schluessel: str) -> str:
    """Of a code that stands in old rows, even where the file no longer has it."""
    return next((found.titel for found in reasons(context) if found.schluessel == schluessel), schluessel)
