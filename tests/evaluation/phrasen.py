"""Phrases and values, one YAML list per file in `phrasen/` and `werte/`.

Those in `blind/` are for measuring, those in `entwicklung/` for looking at.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
BLIND = HERE / "blind"
ENTWICKLUNG = HERE / "entwicklung"
IN_FORM = (
    *("angabe", "korrektur", "bestaetigung", "ablehnung", "ueberspringen", "zurueck", "wiederholen", "warum"),
    *("abbruch", "pause"),
)


@dataclass(frozen=True)
class Phrase:
    """What somebody writes and how a clerk would read it.

    `leistung` is the service meant, `auch` others a clerk would accept, `frage` the type of the open question.
    """

    text: str
    absicht: str
    stil: str
    leistung: str | None = None
    auch: tuple[str, ...] = ()
    frage: str | None = None

    @property
    def in_form(self) -> bool:
        return self.absicht in IN_FORM


@dataclass(frozen=True)
class Ausdruck:
    """A value in somebody's words; `fragt`: a clerk would have to ask back, so nothing may be read."""

    art: str
    text: str
    wert: Any
    fragt: bool = False


def read_phrases(folder: Path) -> list[Phrase]:
    """All phrases of `folder`, in the order of files and lines. Unknown keys are a `TypeError`."""
    found = []
    for entry in _entries(folder / "phrasen"):
        found.append(Phrase(**{**entry, "auch": tuple(entry.get("auch", ()))}))
    return found


def read_values(folder: Path) -> list[Ausdruck]:
    """All values of `folder`, in the order of files and lines. Unknown keys are a `TypeError`."""
    return [Ausdruck(**entry) for entry in _entries(folder / "werte")]


def _entries(folder: Path) -> list[dict[str, Any]]:
    files = sorted(folder.glob("*.yml"))
    return [entry for file in files for entry in yaml.safe_load(file.read_text(encoding="utf-8")) or []]
