"""What a question takes: its limits, unit, columns, formats. The bot reads with them, a client shapes its input."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from api.gespraeche.lage import Lage
from api.gespraeche.offene_frage import OffeneFrage
from api.leistungen.modell_feld import Feld, Spalte, limit
from api.leistungen.zeitangaben import relative_date
from api.unterlagen.formate import ANGENOMMEN, MAX_BYTES

ZAHLEN = ("zahl", "betrag")


def asked_field(lage: Lage, frage: OffeneFrage) -> Feld | Spalte | None:
    """The field that is asked, or the column where one cell of a list is; None for what is no field of a form."""
    feld = lage.leistung.feld(frage.feld) if lage.leistung else None
    if feld is None or not frage.zeile:
        return feld
    return next((spalte for spalte in feld.spalten if spalte.feld == frage.zeile.get("spalte")), feld)


def limits(feld: Feld | Spalte | None, lage: Lage, jetzt: datetime) -> dict[str, str]:
    """`min` and `max` of a field where it has them; of a date as ISO dates: they say which year "3. Mai" means."""
    if feld is None or lage.leistung is None:
        return {}
    grenzen = {name: Decimal(grenze.wert) for name, grenze in lage.leistung.grenzen.items()}
    werte = {"min": limit(feld.min, grenzen), "max": limit(feld.max, grenzen)}
    if feld.typ == "datum":
        werte = {name: _iso(wert, jetzt) for name, wert in werte.items()}
    return {name: wert for name, wert in werte.items() if wert is not None}


def input_hints(lage: Lage, frage: OffeneFrage) -> dict[str, Any]:
    """What a client may need for a fitting input; only the keys that say something."""
    feld = asked_field(lage, frage)
    hints: dict[str, Any] = {
        "beispiel": frage.beispiel,
        "einheit": feld.einheit if feld else None,
        "mehrzahl": frage.mehrzahl or None,
        "spalten": [dict(spalte) for spalte in frage.spalten] or None,
        "zeile": dict(frage.zeile) if frage.zeile else None,
        **limits(feld, lage, lage.context.clock.now()),
    }
    if feld is not None and feld.typ in ZAHLEN:
        hints |= {name: _number(hints[name]) for name in ("min", "max") if name in hints}
    if frage.typ == "datei":
        hints |= {"formate": list(ANGENOMMEN), "groesse_max": MAX_BYTES}
    return {name: wert for name, wert in hints.items() if wert is not None}


def _iso(grenze: str | None, jetzt: datetime) -> str | None:
    tag = relative_date(grenze, jetzt.date())
    return tag.isoformat() if tag else None


def _number(text: str) -> int | float:
    zahl = Decimal(text)
    return int(zahl) if zahl == zahl.to_integral_value() else float(zahl)
