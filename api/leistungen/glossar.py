"""Words of the administration and what they mean: ``data/glossar.yml``."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from api.leistungen.lesen import Abschnitt, Liste, Text, Texte, read
from api.leistungen.yamldatei import load

_ENDUNG = r"(?:e|en|er|es|n|s|nen)?"


class Begriff(Abschnitt):
    """One word with the ways to say it. ``quelle`` and ``stand`` where the meaning is fixed by law."""

    begriff: Text
    worte: Texte
    text: Text
    einfach: Text
    quelle: Text | None = None
    stand: Text | None = None


class _Datei(Abschnitt):
    begriffe: Liste[Begriff]


class Glossar:
    """The words, found in what people write. The longest match wins: „Bewohnerparkzone“ before „Parkzone“."""

    def __init__(self, begriffe: Iterable[Begriff] = ()) -> None:
        self._begriffe = tuple(begriffe)
        worte = ((wort, begriff) for begriff in self._begriffe for wort in begriff.worte)
        self._muster = [
            (re.compile(rf"\b{re.escape(wort)}{_ENDUNG}\b", re.IGNORECASE), begriff)
            for wort, begriff in sorted(worte, key=lambda paar: -len(paar[0]))
        ]

    @classmethod
    def load(cls, root: Path) -> "Glossar":
        """Read ``root``/glossar.yml; empty when there is none. Raises ``DatenFehler``."""
        pfad = root / "glossar.yml"
        return cls(read(_Datei, load(pfad), "data/glossar.yml").begriffe) if pfad.exists() else cls()

    def __iter__(self) -> Iterator[Begriff]:
        return iter(self._begriffe)

    def find(self, text: str) -> Begriff | None:
        """The word a text asks about, or None."""
        return next((begriff for muster, begriff in self._muster if muster.search(text)), None)
