"""A list: one row a page, then all rows with the question whether there is another one."""

from typing import Any

from starlette.responses import Response

from api.gespraeche.formularbuch import Schritt
from api.gespraeche.formularsicht import Formularsicht, Fragenblatt, Listenblatt
from integrations.website.seiten.eingaben import input_for
from integrations.website.seiten.eingaben.basis import Gelesen, Roh, Zelle
from integrations.website.seiten.formular import Formular, noted, option_key, step_id
from integrations.website.seiten.hinweise import worth_telling
from integrations.website.seiten.lesen import read_words
from integrations.website.seiten.seite import see
from integrations.website.seiten.texte import BITTE_WAEHLEN, FEHLT
from integrations.website.seiten.wege import ENDE

WEG = "entfernen:"


def show_list(
    formular: Formular, sicht: Formularsicht, blatt: Fragenblatt, zeile: str | None, hinweise: list[str]
) -> Response:
    """The row asked for in the address, else the one that lacks something, else all of them."""
    liste = rows(blatt)
    roh, fehler = noted(sicht, blatt.frage.feld)
    gewollt = int(zeile) if zeile and zeile.isdecimal() else 0
    if 1 <= gewollt <= len(liste.zeilen) + 1:
        return _row_page(formular, sicht, blatt, gewollt, roh, hinweise, fehler)
    if liste.zelle is not None or not liste.zeilen:
        return _row_page(formular, sicht, blatt, liste.zelle or 1, roh, hinweise, fehler)
    return _list_page(formular, sicht, blatt, hinweise, fehler)


async def take_list(formular: Formular, sicht: Formularsicht, blatt: Fragenblatt, roh: Roh) -> Response:
    """A row put in or changed, one taken out, or no more of them."""
    feld, liste = blatt.frage.feld, rows(blatt)
    was = roh.get("was")
    if was == "ueberspringen" and not blatt.frage.pflicht:
        return await _run(formular, sicht, roh, {"befehl": "ueberspringen", "feld": feld})
    if was.startswith(WEG):
        return await _remove(formular, sicht, blatt, roh)
    if roh.get("zeile").isdecimal():
        nummer = min(int(roh.get("zeile")), len(liste.zeilen) + 1)
        return await _take_row(formular, sicht, blatt, roh, max(1, nummer))
    if roh.get("noch") == "ja":
        return see(formular.wege.to(feld, zeile=liste.zelle or len(liste.zeilen) + 1))
    if roh.get("noch") != "nein":
        return await formular.refuse(feld, roh, [{"text": BITTE_WAEHLEN, "bei": "noch-1"}])
    if liste.fertig:
        return see(formular.wege.next(sicht))
    return await _run(formular, sicht, roh, {"befehl": "setzen", "angaben": {feld: {"fertig": True}}})


def rows(blatt: Fragenblatt) -> Listenblatt:
    assert blatt.liste is not None  # noqa: S101 - narrows the type: only for questions of type liste
    return blatt.liste


def _cells(formular: Formular, blatt: Fragenblatt, nummer: int) -> list[Zelle]:
    """One cell for each column of a row."""
    liste = rows(blatt)
    bekannt = nummer <= len(liste.zeilen)
    werte: dict[str, Any] = liste.zeilen[nummer - 1] if bekannt else {}
    texte = liste.texte[nummer - 1] if bekannt else {}
    return [
        Zelle(
            name=f"{blatt.frage.feld}-{spalte.feld}",
            typ=spalte.typ,
            titel=spalte.titel,
            mandant=formular.anfrage.mandant,
            wert=werte.get(spalte.feld),
            text=texte.get(spalte.feld),
            pflicht=spalte.pflicht,
            optionen=liste.optionen.get(spalte.feld, ()),
            einheit=spalte.einheit,
        )
        for spalte in blatt.feld.spalten
    ]


async def _take_row(formular: Formular, sicht: Formularsicht, blatt: Fragenblatt, roh: Roh, nummer: int) -> Response:
    feld = blatt.frage.feld
    zellen = _cells(formular, blatt, nummer)
    werte: dict[str, Any] = {}
    fehler: list[dict[str, str]] = []
    for zelle, spalte in zip(zellen, blatt.feld.spalten, strict=True):
        gelesen = input_for(zelle.typ).read(zelle, roh)
        if gelesen.leer and not zelle.pflicht:
            continue
        if gelesen.leer:
            gelesen = Gelesen(fehler=FEHLT)
        elif gelesen.text is not None:
            gelesen = await read_words(formular, feld, gelesen.text, {"nummer": nummer, "spalte": spalte.feld})
        if gelesen.fehler is not None:
            fehler.append({"text": f"{zelle.titel}: {gelesen.fehler}", "bei": _place(zelle, roh)})
        werte[spalte.feld] = gelesen.wert
    if fehler:
        return await formular.refuse(feld, roh, fehler, nummer)
    neu = nummer > len(rows(blatt).zeilen)
    wert = {"dazu": [werte]} if neu else {"zeile": nummer, "werte": werte}
    befehl = {"befehl": "setzen", "angaben": {feld: wert}}
    schritt = await formular.act(str(sicht.antrag), step_id(roh), [befehl])
    ergebnis = schritt.ergebnis.ergebnisse[-1]
    if ergebnis.get("abbruch"):
        return see(formular.wege.to(ENDE, schritt.nachricht))
    falsch = [eins for eins in ergebnis["felder"] if not eins["ok"] and not eins["teil"]]
    if falsch:
        meldung = falsch[0]["abbruch"] or falsch[0]["meldung"] or ""
        return await formular.refuse(feld, roh, [_placed(meldung, zellen, roh)], nummer)
    return await _go_on(formular, feld, schritt)


async def _remove(formular: Formular, sicht: Formularsicht, blatt: Fragenblatt, roh: Roh) -> Response:
    """Take the row out that has these contents; one that is gone already is no error."""
    feld, liste = blatt.frage.feld, rows(blatt)
    gemeint = roh.get("was").removeprefix(WEG)
    nummer = next((nr for nr, zeile in enumerate(liste.zeilen, 1) if option_key(zeile) == gemeint), None)
    if nummer is None:
        return see(formular.wege.to(feld))
    wert = {"weg": [nummer]} if len(liste.zeilen) > 1 else None
    schritt = await formular.act(str(sicht.antrag), step_id(roh), [{"befehl": "setzen", "angaben": {feld: wert}}])
    return see(formular.wege.to(feld, worth_telling(schritt)))


async def _run(formular: Formular, sicht: Formularsicht, roh: Roh, befehl: dict[str, Any]) -> Response:
    schritt = await formular.act(str(sicht.antrag), step_id(roh), [befehl])
    return await _go_on(formular, None, schritt)


async def _go_on(formular: Formular, feld: str | None, getan: Schritt) -> Response:
    """To all rows after one of them, else to what is open."""
    schritt = worth_telling(getan)
    sicht = await formular.read(feld)
    if feld is not None and sicht.blatt is not None and rows(sicht.blatt).zelle is None:
        offen = not rows(sicht.blatt).fertig
        return see(formular.wege.to(feld, schritt) if offen else formular.wege.next(sicht, schritt))
    return see(formular.wege.next(sicht, schritt))


def _placed(meldung: str, zellen: list[Zelle], roh: Roh) -> dict[str, str]:
    """A message of the form names row and column; it belongs to the input of that column."""
    for zelle in zellen:
        _, titel, text = meldung.partition(f", {zelle.titel}: ")
        if titel:
            return {"text": f"{zelle.titel}: {text}", "bei": _place(zelle, roh)}
    return {"text": meldung, "bei": _place(zellen[0], roh)}


def _place(zelle: Zelle, roh: Roh) -> str:
    return input_for(zelle.typ).fault(zelle, roh, None)


def _row_page(
    formular: Formular,
    sicht: Formularsicht,
    blatt: Fragenblatt,
    nummer: int,
    roh: Roh | None,
    hinweise: list[str],
    fehler: list[dict[str, str]],
) -> Response:
    zellen = _cells(formular, blatt, nummer)
    bilder = [(zelle, input_for(zelle.typ).show(zelle, roh)) for zelle in zellen]
    return formular.page(
        "zeile.html",
        sicht,
        blatt,
        bilder=bilder,
        zeile=nummer,
        titel=blatt.frage.titel,
        fehler=fehler,
        hinweise=hinweise,
        uebersicht=bool(rows(blatt).zeilen),
    )


def _list_page(
    formular: Formular,
    sicht: Formularsicht,
    blatt: Fragenblatt,
    hinweise: list[str],
    fehler: list[dict[str, str]],
) -> Response:
    liste = rows(blatt)
    zeilen = [
        {"nummer": nr, "text": ", ".join(texte.values()) or "noch leer", "was": f"{WEG}{option_key(zeile)}"}
        for nr, (zeile, texte) in enumerate(zip(liste.zeilen, liste.texte, strict=True), 1)
    ]
    return formular.page(
        "liste.html",
        sicht,
        blatt,
        zeilen=zeilen,
        noch=liste.noch,
        titel=blatt.frage.titel,
        fehler=fehler,
        hinweise=hinweise,
    )
