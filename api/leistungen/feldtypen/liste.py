"""Rows of several columns, and files."""

from typing import override

from api.leistungen.bedingungen import as_number
from api.leistungen.ergebnis import JsonWert, Pruefung, Wahl
from api.leistungen.feldtypen.basis import Feldtyp, clean
from api.leistungen.kontext import Kontext
from api.leistungen.modell_feld import Spalte

MAX_ZEILEN = 30


NOCH = "Kommt noch etwas dazu?"
SCHRITTE = frozenset({"dazu", "weg", "zeile", "fertig", "mehr"})
"""Keys of an answer that changes rows one by one; a plain list replaces them all."""


def is_step(wert: JsonWert) -> bool:
    """Is this a change of rows, and not the value of a single cell?"""
    return isinstance(wert, list) or (isinstance(wert, dict) and not SCHRITTE.isdisjoint(wert))


def open_cell(teilwert: JsonWert) -> dict[str, JsonWert] | None:
    """The cell a half-given list asks for: {nummer, spalte}; None when it asks for further rows."""
    zelle = teilwert.get("zelle") if isinstance(teilwert, dict) else None
    return zelle if isinstance(zelle, dict) else None


def rows_of(wert: JsonWert) -> list[JsonWert]:
    """The rows of a whole or half-given list."""
    zeilen = wert.get("zeilen") if isinstance(wert, dict) else wert
    return list(zeilen) if isinstance(zeilen, list) else []


def cell_texts(zeile: JsonWert, kontext: Kontext) -> dict[str, str]:
    """Column → its value in this row as people read it, for the columns that have one."""
    if not isinstance(zeile, dict):
        return {}
    return {
        spalte.feld: _type_of(spalte).display(zeile[spalte.feld], _inside(kontext, spalte))
        for spalte in kontext.feld.spalten
        if spalte.feld in zeile
    }


def column_options(kontext: Kontext) -> dict[str, tuple[Wahl, ...]]:
    """Column → what can be chosen in it."""
    return {spalte.feld: _type_of(spalte).options(_inside(kontext, spalte)) for spalte in kontext.feld.spalten}


class Liste(Feldtyp):
    """``[{spalte: value}]``. A list replaces all rows; steps (``SCHRITTE``) change them and ask on, cell by cell."""

    name = "liste"
    beispiel = "eine Zeile je Person"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        schritt = isinstance(wert, dict) and is_step(wert)
        zeilen = _changed(wert, rows_of(bisher)) if schritt else [wert] if isinstance(wert, dict) else wert
        if not isinstance(zeilen, list) or not zeilen:
            return Pruefung(meldung="Bitte geben Sie mindestens eine Zeile an.")
        if len(zeilen) > MAX_ZEILEN:
            return Pruefung(meldung=f"Möglich sind höchstens {MAX_ZEILEN} Zeilen.")
        ergebnis: list[JsonWert] = []
        for nummer, zeile in enumerate(zeilen, 1):
            geprueft = self._row(zeile, nummer, kontext, halb=schritt)
            if not geprueft.ok:
                return Pruefung(meldung=geprueft.meldung)
            ergebnis.append(geprueft.wert)
        fertig = isinstance(bisher, list) or not schritt or bool(wert.get("fertig"))
        return self._whole(ergebnis, kontext, fertig)

    def _whole(self, zeilen: list[JsonWert], kontext: Kontext, fertig: bool) -> Pruefung:
        """The list if nothing lacks; else the question for the first cell that does, or for further rows."""
        for nummer, zeile in enumerate(zeilen, 1):
            fehlt = next((s for s in kontext.feld.spalten if s.pflicht and s.feld not in zeile), None)
            if fehlt is None:
                continue
            teil = {"zeilen": zeilen, "zelle": {"nummer": nummer, "spalte": fehlt.feld}}
            wer = self._row_text(zeile, kontext).split(",")[0]
            frage = fehlt.frage or f"{fehlt.titel}?"
            vorschlaege = _type_of(fehlt).options(_inside(kontext, fehlt))
            return Pruefung(teil, True, f"{wer}: {frage}" if wer else frage, vorschlaege=vorschlaege)
        if fertig or _complete(zeilen, kontext):
            return Pruefung(wert=zeilen)
        wahl = (Wahl("Nein, das ist alles", {"fertig": True}), Wahl("Ja, noch mehr", {"mehr": True}))
        return Pruefung({"zeilen": zeilen, "zelle": None}, True, kontext.feld.noch or NOCH, vorschlaege=wahl)

    def _row(self, zeile: JsonWert, nummer: int, kontext: Kontext, *, halb: bool) -> Pruefung:
        """One row; ``halb``: columns may lack."""
        if not isinstance(zeile, dict):
            return Pruefung(meldung=f"Zeile {nummer} konnte ich nicht lesen.")
        ergebnis: dict[str, JsonWert] = {}
        for spalte in kontext.feld.spalten:
            wert = zeile.get(spalte.feld)
            if wert is None or wert == "":
                if spalte.pflicht and not halb:
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
        return ", ".join(cell_texts(zeile, kontext).values())


def _complete(zeilen: list[JsonWert], kontext: Kontext) -> bool:
    """Whether there are as many rows as another field says (``zeilen: {aus: haushaltsgroesse}``)."""
    quelle = kontext.feld.zeilen
    soll = as_number(kontext.angaben.get(quelle.aus)) if quelle else None
    return soll is not None and len(zeilen) >= soll


def _changed(wert: dict[str, JsonWert], alt: list[JsonWert]) -> list[JsonWert]:
    """The rows after one step."""
    weg = wert["weg"] if isinstance(wert.get("weg"), list) else [wert["weg"]] if "weg" in wert else []
    zeilen = [zeile for nummer, zeile in enumerate(alt, 1) if not any(w == nummer or _matches(zeile, w) for w in weg)]
    nummer, werte = wert.get("zeile"), wert.get("werte")
    if isinstance(nummer, int) and isinstance(werte, dict) and 1 <= nummer <= len(zeilen):
        vorher = zeilen[nummer - 1]
        zeilen[nummer - 1] = {**(vorher if isinstance(vorher, dict) else {}), **werte}
    dazu = wert.get("dazu") or []
    zeilen += dazu if isinstance(dazu, list) else [dazu]
    return [*zeilen, {}] if wert.get("mehr") else zeilen


def _matches(zeile: JsonWert, gesagt: JsonWert) -> bool:
    """Does the row hold every column that was said? Of composed values only the parts that were said count."""
    if isinstance(gesagt, dict) and isinstance(zeile, dict):
        return bool(gesagt) and all(name in zeile and _matches(zeile[name], wert) for name, wert in gesagt.items())
    return not isinstance(gesagt, dict) and str(zeile).casefold() == str(gesagt).casefold()


def _type_of(spalte: Spalte) -> Feldtyp:
    from api.leistungen.feldtypen import feldtypen  # the package is complete only once all modules are read

    return feldtypen()[spalte.typ]


def _inside(kontext: Kontext, spalte: Spalte) -> Kontext:
    return Kontext(kontext.leistung, kontext.mandant, kontext.feld, kontext.angaben, kontext.umfeld, spalte)


class Datei(Feldtyp):
    """``{"datei": id, "name": file name, "typ": media type, "groesse": bytes}``; ``api/unterlagen`` keeps the bytes."""

    name = "datei"
    beispiel = "ein Foto vom Handy"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        kennung = clean(wert.get("datei"), 100) if isinstance(wert, dict) else None
        if not kennung:
            return Pruefung(meldung="Bitte laden Sie eine Datei hoch.")
        known = {key: wert[key] for key, kind in (("typ", str), ("groesse", int)) if isinstance(wert.get(key), kind)}
        return Pruefung(wert={"datei": kennung, "name": clean(wert.get("name"), 200) or "Datei", **known})

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return str(wert["name"])


TYPEN = (Liste(), Datei())
