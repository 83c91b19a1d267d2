"""The moment and the town of all tables: Saturday, 21 November 2026, 10 o'clock."""

from typing import Any

from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld
from bot.nlu.werte import finde

JETZT = "2026-11-21T10:00:00+01:00"


def umfeld(typ: str | None = None, feld: str | None = None, **frage: Any) -> Umfeld:
    return Umfeld.from_metadata(metadata(typ, feld, **frage))


def metadata(typ: str | None = None, feld: str | None = None, felder: Any = (), **frage: Any) -> dict[str, Any]:
    asked = (
        {"feld": feld or typ, "typ": typ, "pflicht": True, "vorschlag": None, "optionen": [], **frage} if typ else None
    )
    return {"jetzt": JETZT, "mandant": "schwerin", "frage": asked, "felder": list(felder), "zustand": {}}


def values(text: str, typ: str, around: Umfeld | None = None) -> list[Any]:
    return [wert.wert for wert in found(text, typ, around)]


def found(text: str, typ: str, around: Umfeld | None = None) -> list[Wert]:
    return [wert for wert in finde(text, around or umfeld()) if wert.typ == typ]
