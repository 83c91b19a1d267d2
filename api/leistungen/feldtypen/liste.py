"""Rows of several columns, and files."""

from typing import override

from api.leistungen.ergebnis import JsonWert, Pruefung
from api.leistungen.feldtypen.basis import Feldtyp, clean
from api.leistungen.kontext import Kontext
from api.leistungen.modell_feld import Spalte

MAX_ZEILEN = 30


class Liste(Feldtyp):
    """``[{spalte: value}]``. A list replaces, ``{"dazu": […]}`` adds rows, ``{"weg": [number from 1]}`` drops them."""

    name = "liste"
    beispiel = "eine Zeile je Person"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        zeilen: JsonWert = wert
        if isinstance(wert, dict) and ("dazu" in wert or "weg" in wert):
            dazu = wert.get("dazu") or []
            gesagt = wert.get("weg")
            weg = gesagt if isinstance(gesagt, list) else [gesagt]
            alt = bisher if isinstance(bisher, list) else []
            zeilen = [zeile for nummer, zeile in enumerate(alt, 1) if nummer not in weg] + (
                dazu if isinstance(dazu, list) else [dazu]
            )
        elif isinstance(wert, dict):
            zeilen = [wert]
        if not isinstance(zeilen, list) or not zeilen:
            return Pruefung(meldung="Bitte geben Sie mindestens eine Zeile an.")
        if len(zeilen) > MAX_ZEILEN:
            return Pruefung(meldung=f"Möglich sind höchstens {MAX_ZEILEN} Zeilen.")
        ergebnis = []
        for nummer, zeile in enumerate(zeilen, 1):
            geprueft = self._row(zeile, nummer, kontext)
            if not geprueft.ok:
                return Pruefung(meldung=geprueft.meldung)
            ergebnis.append(geprueft.wert)
        return Pruefung(wert=ergebnis)

    def _row(self, zeile: JsonWert, nummer: int, kontext: Kontext) -> Pruefung:
        if not isinstance(zeile, dict):
            return Pruefung(meldung=f"Zeile {nummer} konnte ich nicht lesen.")
        ergebnis: dict[str, JsonWert] = {}
        for spalte in kontext.feld.spalten:
            wert = zeile.get(spalte.feld)
            if wert is None or wert == "":
                if spalte.pflicht:
                    return Pruefung(meldung=f"In Zeile {nummer} fehlt noch: {spalte.titel}.")
                continue
            geprueft = _type_of(spalte).check(wert, _inside(kontext, spalte), None)
            if not geprueft.ok:
                return Pruefung(meldung=f"Zeile {nummer}, {spalte.titel}: {geprueft.meldung}")
            ergebnis[spalte.feld] = geprueft.wert
        return Pruefung(wert=ergebnis)

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return "; ".join(self._row_text(zeile, kontext) for zeile in wert)

    def _row_text(self, zeile: dict[str, JsonWert], kontext: Kontext) -> str:
        teile = [
            _type_of(spalte).display(zeile[spalte.feld], _inside(kontext, spalte))
            for spalte in kontext.feld.spalten
            if spalte.feld in zeile
        ]
        return ", ".join(teile)


def _type_of(spalte: Spalte) -> Feldtyp:
    from api.leistungen.feldtypen import feldtypen  # the package is complete only once all modules are read

    return feldtypen()[spalte.typ]


def _inside(kontext: Kontext, spalte: Spalte) -> Kontext:
    return Kontext(kontext.leistung, kontext.mandant, kontext.feld, kontext.angaben, kontext.umfeld, spalte)


class Datei(Feldtyp):
    """``{"datei": id, "name": file name}``; the bytes are kept by ``api/unterlagen``."""

    name = "datei"
    beispiel = "ein Foto vom Handy"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        kennung = clean(wert.get("datei"), 100) if isinstance(wert, dict) else None
        if not kennung:
            return Pruefung(meldung="Bitte laden Sie eine Datei hoch.")
        return Pruefung(wert={"datei": kennung, "name": clean(wert.get("name"), 200) or "Datei"})

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return str(wert["name"])


TYPEN = (Liste(), Datei())
