"""What goes along with a citizen's message to the bot (inner contract, section 1)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.lage import Lage, read_lage
from api.gespraeche.models import Gespraech, Nachricht
from api.gespraeche.offene_frage import OffeneFrage
from api.gespraeche.optionen import resolve
from api.leistungen.bedingungen import plain
from api.leistungen.feldtypen.liste import rows_of
from api.leistungen.modell_feld import Feld, Spalte, limit
from api.leistungen.zeitangaben import relative_date

HALF_GIVEN = ("liste", "name", "gegenstaende")  # types whose missing part the bot reads with what is there
SPALTE = {"feld", "typ", "titel", "einheit", "pflicht"}


def turn_metadata(context: ApiContext, session: Session, gespraech: Gespraech, nachricht: Nachricht) -> dict[str, Any]:
    """The metadata of one message, read from the database.

    `wahl` is what the message already holds, else what its opaque value means now; it stays null for a value that
    no longer holds (the gateway then answers with a hint and does not bother the bot).
    """
    lage = read_lage(context, session, gespraech)
    wahl = nachricht.wahl
    if wahl is None and nachricht.wert is not None:
        wahl = resolve(context, session, gespraech, str(nachricht.wert))
    zustand = lage.zustand.model_dump(mode="json")
    jetzt = context.clock.now()
    return {
        "nachricht": nachricht.nachricht,
        "mandant": gespraech.mandant,
        "kanal": gespraech.kanal,
        "einfache_sprache": gespraech.einfache_sprache,
        "jetzt": jetzt.isoformat(timespec="seconds"),
        "stille": _silence(lage.zustand.zuletzt_am, jetzt),
        "phase": lage.phase,
        "frage": _frage(lage.frage, lage, jetzt) if lage.frage else None,
        "felder": _felder(lage, jetzt),
        "wahl": wahl,
        "zustand": {**zustand, "phase": lage.phase},
    }


def _silence(zuletzt_am: str | None, jetzt: datetime) -> int:
    """Minutes since the last turn; 0 in a fresh conversation."""
    if zuletzt_am is None:
        return 0
    return max(0, int((jetzt - datetime.fromisoformat(zuletzt_am)).total_seconds() // 60))


def _frage(frage: OffeneFrage, lage: Lage, jetzt: datetime) -> dict[str, Any]:
    feld = lage.leistung.feld(frage.feld) if lage.leistung else None
    spalte = (
        next((s for s in feld.spalten if s.feld == frage.zeile.get("spalte")), None) if feld and frage.zeile else None
    )
    return {
        "feld": frage.feld,
        "typ": frage.typ,
        "pflicht": frage.pflicht,
        "vorschlag": frage.vorschlag,
        "beispiel": feld.beispiel if feld else None,
        "mehrzahl": frage.mehrzahl,
        "spalten": [dict(spalte) for spalte in frage.spalten],
        "zeile": frage.zeile,
        "noch": frage.noch,
        **_limits(spalte or feld, lage, jetzt),
        "optionen": [
            {**option.model_dump(mode="json"), "worte": _words(option.wert, frage.feld, lage)}
            for option in frage.optionen
        ],
    }


def _words(wert: Any, feld: str, lage: Lage) -> list[str]:
    """Other ways to say an option of the asked field, as the service or the place lists them."""
    beschreibung = lage.leistung.feld(feld) if lage.leistung else None
    schluessel = plain(wert)
    if beschreibung is None or not isinstance(schluessel, str):
        return []
    if beschreibung.optionen_aus == "standorte":
        standort = lage.mandant.standorte.get(schluessel)
        return list(standort.worte) if standort else []
    option = beschreibung.optionen.get(schluessel)
    return list(option.worte) if option else []


def _limits(feld: Feld | Spalte | None, lage: Lage, jetzt: datetime) -> dict[str, str]:
    """`min` and `max` of a field where it has them; of a date as ISO dates: they say which year "3. Mai" means."""
    if feld is None or lage.leistung is None:
        return {}
    grenzen = {name: Decimal(grenze.wert) for name, grenze in lage.leistung.grenzen.items()}
    werte = {"min": limit(feld.min, grenzen), "max": limit(feld.max, grenzen)}
    if feld.typ == "datum":
        werte = {name: _iso(wert, jetzt) for name, wert in werte.items()}
    return {name: wert for name, wert in werte.items() if wert is not None}


def _iso(grenze: str | None, jetzt: datetime) -> str | None:
    tag = relative_date(grenze, jetzt.date())
    return tag.isoformat() if tag else None


def _felder(lage: Lage, jetzt: datetime) -> list[dict[str, Any]]:
    """All reachable fields of the open draft, in order."""
    if lage.form is None or lage.leistung is None:
        return []
    felder = (lage.leistung.feld(name) for name in lage.form.erreichbar)
    return [
        {
            "feld": feld.feld,
            "typ": feld.typ,
            "titel": feld.titel,
            "stichworte": list(feld.stichworte),
            "worte": list(feld.worte),
            "einheit": feld.einheit,
            **_limits(feld, lage, jetzt),
            "beantwortet": feld.feld in lage.form.angaben,
            "wert": _value(lage, feld),
            "spalten": [spalte.model_dump(mode="json", include=SPALTE) for spalte in feld.spalten],
            "optionen": [
                {"titel": option.titel, "wert": schluessel, "worte": list(option.worte)}
                for schluessel, option in feld.optionen.items()
            ],
        }
        for feld in felder
        if feld is not None
    ]


def _value(lage: Lage, feld: Feld) -> Any:
    """The answer; of a half-given list the rows so far, of a half-given name or enumeration what there is."""
    teil = lage.antrag.teilwerte.get(feld.feld) if lage.antrag and feld.typ in HALF_GIVEN else None
    if teil and teil["wert"] is not None:
        return rows_of(teil["wert"]) if feld.typ == "liste" else teil["wert"]
    return lage.form.angaben.get(feld.feld) if lage.form else None
