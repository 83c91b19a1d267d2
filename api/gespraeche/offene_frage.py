"""What is asked now, whatever kind of question it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.gespraeche.zustand import Wahloption

SICHTBAR = 4
"""Most options shown at once."""

JA_NEIN = (Wahloption(titel="Ja", wert="ja"), Wahloption(titel="Nein", wert="nein"))
AKTIONEN = {
    "ueberspringen": "Überspringen",
    "zurueck": "Zurück",
    "abbruch": "Abbrechen",
    "mensch": "Mit einem Menschen sprechen",
}


@dataclass(frozen=True)
class OffeneFrage:
    """What is asked now. `identitaet` tells this question from every other one of the conversation."""

    feld: str
    typ: str
    text: str
    identitaet: str
    titel: str = ""
    pflicht: bool = True
    anders: str | None = None
    hilfe: str | None = None
    warum: str | None = None
    beispiel: str | None = None
    autocomplete: str | None = None
    optionen: tuple[Wahloption, ...] = ()
    aktionen: tuple[str, ...] = ("abbruch", "mensch")
    vorschlag: dict[str, Any] | None = None
    alt: str | None = None
    alle: str | None = None
    mehrzahl: bool = False
    spalten: tuple[Mapping[str, Any], ...] = ()
    zeile: Mapping[str, Any] | None = None
    """The cell of a list that is asked for: {nummer, spalte}."""
    noch: bool = False
    """Further rows of a list are asked for."""
    karte: Mapping[str, Any] | None = None
    """Goes with the question, instead of options: where it is answered when it may not be answered here."""
    fehlversuche: int = 0
    mal: int = 0

    @property
    def sichtbar(self) -> tuple[Wahloption, ...]:
        return self.optionen[:SICHTBAR]


def digest(daten: Any) -> str:
    """Short fingerprint of any JSON value."""
    return hashlib.sha256(json.dumps(daten, sort_keys=True, default=str).encode()).hexdigest()[:12]
