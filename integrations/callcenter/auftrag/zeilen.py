"""A list on one page: a row of inputs for each entry and one to add, read back as all rows at once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from api.gespraeche.formularsicht import Fragenblatt
from api.mandanten.verzeichnis import Mandant
from integrations.website.seiten.eingaben import input_for
from integrations.website.seiten.eingaben.basis import Bild, Gelesen, Roh, Zelle
from integrations.website.seiten.texte import FEHLT

ZEILEN_MAX = 20
NOCH = "noch:"

type Lesen = Callable[[str, dict[str, Any]], Awaitable[Gelesen]]
"""Reads words that were typed into a cell ({nummer, spalte})."""


@dataclass(frozen=True)
class Zeilenbild:
    nummer: int
    zellen: list[tuple[Zelle, Bild]]


@dataclass(frozen=True)
class Listenbild:
    zeilen: list[Zeilenbild]
    noch: str | None
    """What the button for one more row sends."""


def list_picture(blatt: Fragenblatt, mandant: Mandant, roh: Roh | None) -> Listenbild:
    """The rows known or sent, and an empty one where there is none or one more was asked for."""
    feld = blatt.frage.feld
    bekannt = len(blatt.liste.zeilen) if blatt.liste else 0
    anzahl = max(1, bekannt if roh is None else max(bekannt, rows_sent(feld, roh)))
    if roh is not None and roh.get("was") == f"{NOCH}{feld}":
        anzahl += 1
    anzahl = min(anzahl, ZEILEN_MAX)
    zeilen = [
        Zeilenbild(nr, [(zelle, input_for(zelle.typ).show(zelle, roh)) for zelle in row_cells(blatt, mandant, nr)])
        for nr in range(1, anzahl + 1)
    ]
    return Listenbild(zeilen, f"{NOCH}{feld}" if anzahl < ZEILEN_MAX else None)


def row_cells(blatt: Fragenblatt, mandant: Mandant, nummer: int) -> list[Zelle]:
    """One cell for each column of a row, counted from 1."""
    liste = blatt.liste
    bekannt = liste is not None and nummer <= len(liste.zeilen)
    werte: dict[str, Any] = liste.zeilen[nummer - 1] if liste and bekannt else {}
    texte = liste.texte[nummer - 1] if liste and bekannt else {}
    return [
        Zelle(
            name=f"{blatt.frage.feld}-{nummer}-{spalte.feld}",
            typ=spalte.typ,
            titel=spalte.titel,
            mandant=mandant,
            wert=werte.get(spalte.feld),
            text=texte.get(spalte.feld),
            pflicht=spalte.pflicht,
            optionen=liste.optionen.get(spalte.feld, ()) if liste else (),
            einheit=spalte.einheit,
        )
        for spalte in blatt.feld.spalten
    ]


def rows_sent(feld: str, roh: Roh) -> int:
    """The highest number of a row that was sent."""
    nummern = [name.removeprefix(f"{feld}-").partition("-")[0] for name in roh.names() if name.startswith(f"{feld}-")]
    return min(ZEILEN_MAX, max((int(nummer) for nummer in nummern if nummer.isdecimal()), default=0))


async def read_rows(
    blatt: Fragenblatt, mandant: Mandant, roh: Roh, read: Lesen
) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """The rows in which something stands, and what is wrong with them."""
    zeilen: list[dict[str, Any]] = []
    fehler: list[dict[str, str]] = []
    for nummer in range(1, rows_sent(blatt.frage.feld, roh) + 1):
        zellen = row_cells(blatt, mandant, nummer)
        gelesen = [input_for(zelle.typ).read(zelle, roh) for zelle in zellen]
        if all(eins.leer for eins in gelesen):
            continue
        zeile: dict[str, Any] = {}
        for zelle, spalte, roh_gelesen in zip(zellen, blatt.feld.spalten, gelesen, strict=True):
            eins = roh_gelesen
            if eins.leer and not zelle.pflicht:
                continue
            if eins.leer:
                eins = Gelesen(fehler=FEHLT)
            elif eins.text is not None:
                eins = await read(eins.text, {"nummer": nummer, "spalte": spalte.feld})
            if eins.fehler is not None:
                bei = input_for(zelle.typ).fault(zelle, roh, None)
                fehler.append({"text": f"Nummer {nummer}, {zelle.titel}: {eins.fehler}", "bei": bei})
            zeile[spalte.feld] = eins.wert
        zeilen.append(zeile)
    return zeilen, fehler
