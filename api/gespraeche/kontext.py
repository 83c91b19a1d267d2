"""What goes along with a citizen's message to the bot (inner contract, section 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.grenzen import asked_field, limits
from api.gespraeche.lage import Lage, read_lage
from api.gespraeche.models import Gespraech, Nachricht
from api.gespraeche.offene_frage import OffeneFrage
from api.gespraeche.optionen import resolve
from api.gespraeche.zustand import Zustand
from api.leistungen.bedingungen import plain
from api.leistungen.feldtypen.liste import rows_of
from api.leistungen.modell_feld import Feld

HALF_GIVEN = ("liste", "name", "gegenstaende", "adresse", "ort")
"""Types of which the bot is told what is there while a part is missing: it may be completed, or put right."""
SPALTE = {"feld", "typ", "titel", "einheit", "pflicht"}


def turn_metadata(context: ApiContext, session: Session, gespraech: Gespraech, nachricht: Nachricht) -> dict[str, Any]:
    """The metadata of one message, read from the database.

    `wahl` is what the message already holds, else what its opaque value means now; it stays null for a value that
    no longer holds (the gateway then answers with a hint and does not bother the bot).
    """
    lage = read_lage(context, session, gespraech, kanal=nachricht.kanal)
    wahl = nachricht.wahl
    if wahl is None and nachricht.wert is not None:
        wahl = resolve(context, session, gespraech, str(nachricht.wert), nachricht.kanal)
    return metadata_of(lage, nachricht.nachricht, wahl)


def form_metadata(
    context: ApiContext, session: Session, gespraech: Gespraech, feld: str, zelle: dict[str, Any] | None, kanal: str
) -> dict[str, Any] | None:
    """The metadata with which a text is read as the answer to this field of the open form, whatever else is asked.

    `zelle` is the cell of a list ({nummer, spalte}). None where the field can't be reached.
    """
    lage = read_lage(context, session, gespraech, kanal=kanal)
    frage = AntragService(context, session).question(lage.antrag, feld) if lage.antrag else None
    if frage is None or lage.form is None:
        return None
    zustand = Zustand(antrag=lage.zustand.antrag, leistung=lage.zustand.leistung, titel=lage.zustand.titel)
    lage = replace(lage, zustand=zustand, form=replace(lage.form, frage=frage))
    metadata = metadata_of(lage, None, None)
    spalte = next((eine for eine in frage.spalten if zelle and eine["feld"] == zelle["spalte"]), None)
    if spalte is not None:
        beschreibung = lage.leistung.feld(feld) if lage.leistung else None
        genau = (
            next((eine for eine in beschreibung.spalten if eine.feld == spalte["feld"]), None) if beschreibung else None
        )
        metadata["frage"] |= {"typ": spalte["typ"], "zeile": zelle, "noch": False, "optionen": []}
        metadata["frage"] |= limits(genau, lage, context.clock.now())
    return metadata


PRUEFEND = {
    "feld": "bestaetigung",
    "typ": "bestaetigung",
    "pflicht": True,
    "vorschlag": None,
    "beispiel": None,
    "mehrzahl": False,
    "gesperrt": False,
    "spalten": [],
    "zeile": None,
    "noch": False,
    "optionen": [],
}
"""The question for all answers together: what is said to it puts an answer right, or adds to it."""


def line_metadata(
    context: ApiContext, session: Session, gespraech: Gespraech, kanal: str, pruefend: bool
) -> dict[str, Any]:
    """The metadata with which a line is read that may answer any field of the open form: as if nothing were asked, or
    as if all answers were being looked through.
    """
    lage = read_lage(context, session, gespraech, kanal=kanal)
    zustand = Zustand(antrag=lage.zustand.antrag, leistung=lage.zustand.leistung, titel=lage.zustand.titel)
    metadata = metadata_of(replace(lage, zustand=zustand), None, None)
    return {**metadata, "frage": PRUEFEND if pruefend else None, "stille": 0}


def metadata_of(lage: Lage, nachricht: str | None, wahl: dict[str, Any] | None) -> dict[str, Any]:
    """What the bot is told where the conversation stands like this."""
    gespraech = lage.gespraech
    zustand = lage.zustand.model_dump(mode="json")
    jetzt = lage.context.clock.now()
    return {
        "nachricht": nachricht,
        "mandant": gespraech.mandant,
        "kanal": lage.kanal,
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
    return {
        "feld": frage.feld,
        "typ": frage.typ,
        "pflicht": frage.pflicht,
        "vorschlag": frage.vorschlag,
        "beispiel": feld.beispiel if feld else None,
        "mehrzahl": frage.mehrzahl,
        "gesperrt": frage.karte is not None,
        "spalten": [dict(spalte) for spalte in frage.spalten],
        "zeile": frage.zeile,
        "noch": frage.noch,
        **limits(asked_field(lage, frage), lage, jetzt),
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
            **limits(feld, lage, jetzt),
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
