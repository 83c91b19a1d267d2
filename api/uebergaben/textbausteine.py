"""Sentences often said in a chat: ``data/textbausteine.yml``, and those of a Mandant beside its other files."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from api.context import ApiContext
from api.leistungen.lesen import Abschnitt, Liste, Schluessel, Text, read
from api.leistungen.yamldatei import load
from api.mandanten.verzeichnis import Mandant

DATEI = "textbausteine.yml"
PLATZHALTER = frozenset({"name", "kommune", "oeffnungszeiten", "telefon"})


def _known_places(text: str) -> str:
    try:
        fremd = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None} - PLATZHALTER
    except ValueError:
        raise ValueError("Die geschweiften Klammern passen nicht zusammen.") from None
    if fremd:
        raise ValueError(f"Diesen Platzhalter gibt es nicht: {', '.join(sorted(fremd)) or '{}'}.")
    return text


class _Eintrag(Abschnitt):
    schluessel: Schluessel
    titel: Text
    text: Annotated[Text, AfterValidator(_known_places)]


class _Datei(Abschnitt):
    bausteine: Liste[_Eintrag]


@dataclass(frozen=True)
class Textbaustein:
    """Ready to be sent."""

    schluessel: str
    titel: str
    text: str


def snippets(context: ApiContext, mandant: Mandant, name: str) -> tuple[Textbaustein, ...]:
    """Those of the Mandant first; one whose place can't be filled (no hours are known) is left out."""
    werte: dict[str, str | None] = {
        "name": name,
        "kommune": mandant.name,
        "telefon": mandant.telefon,
        "oeffnungszeiten": _hours(mandant),
    }
    ordner = context.settings.inhalte
    eigene = _load(ordner / "mandanten" / mandant.key / DATEI, f"data/mandanten/{mandant.key}/{DATEI}")
    alle = {each.schluessel: each for each in (*eigene, *_load(ordner / DATEI, f"data/{DATEI}"))}
    alle |= {each.schluessel: each for each in eigene}
    fertig = ((each, _filled(each.text, werte)) for each in alle.values())
    return tuple(Textbaustein(each.schluessel, each.titel, text) for each, text in fertig if text is not None)


def _filled(text: str, werte: Mapping[str, str | None]) -> str | None:
    gebraucht = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return text.format_map(werte) if all(werte[name] for name in gebraucht) else None


def _hours(mandant: Mandant) -> str | None:
    stelle = mandant.stelle(None)
    standort = mandant.standorte.get(stelle.standort or "")
    return stelle.zeiten or (standort.text if standort else None)


@cache
def _load(pfad: Path, datei: str) -> tuple[_Eintrag, ...]:
    """Nothing where there is no such file. Raises ``DatenFehler``."""
    return tuple(read(_Datei, load(pfad), datei).bausteine) if pfad.exists() else ()
