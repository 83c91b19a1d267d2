"""One question on a page: shown, answered, left out; wrong answers come back with what was typed."""

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.errors import LotseError
from api.gespraeche.formularsicht import Formularsicht, Fragenblatt
from integrations.website.seiten.eingaben import input_for
from integrations.website.seiten.eingaben.basis import Gelesen, Roh, Zelle, cell_of
from integrations.website.seiten.eingaben.gegenstaende import NOCH
from integrations.website.seiten.formular import Formular, noted, offered, option_key, receive, step_id
from integrations.website.seiten.hinweise import remarks, worth_telling
from integrations.website.seiten.lesen import read_words
from integrations.website.seiten.listenseite import show_list, take_list
from integrations.website.seiten.seite import AnfrageDep, SeitenRoute, see
from integrations.website.seiten.wege import EINGEREICHT, ENDE

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)


@router.get("/{mandant}/antrag/{leistung}/{feld}")
async def show_question(
    anfrage: AnfrageDep,
    leistung: str,
    feld: str,
    zu: str | None = None,
    zeile: Annotated[str | None, Query(max_length=3)] = None,
    ab: Annotated[str | None, Query(max_length=10)] = None,
    eingabe: Annotated[str | None, Query(max_length=36)] = None,
) -> Response:
    formular = Formular(anfrage, leistung)
    sicht = await formular.read(feld, zu, eingabe)
    away = formular.elsewhere(sicht)
    if away is not None:
        return see(away)
    if sicht.blatt is None:
        return see(formular.wege.next(sicht))
    if sicht.blatt.frage.typ == "liste":
        return show_list(formular, sicht, sicht.blatt, zeile, remarks(sicht))
    roh, fehler = noted(sicht, feld)
    zelle = cell_of(sicht.blatt, anfrage.mandant, ab or (roh.get("ab") if roh else None) or None)
    return _question_page(formular, sicht, sicht.blatt, zelle, roh, remarks(sicht), fehler)


@router.post("/{mandant}/antrag/{leistung}/{feld}")
async def answer_question(anfrage: AnfrageDep, leistung: str, feld: str) -> Response:
    roh = await receive(anfrage)
    formular = Formular(anfrage, leistung)
    sicht = await formular.read(feld)
    if sicht.submitted(roh.get("antrag")):
        return see(formular.wege.to(EINGEREICHT))
    if sicht.geparkt and sicht.antrag == roh.get("antrag"):
        await formular.act(
            sicht.antrag, str(uuid.uuid4()), []
        )  # another form was begun meanwhile: take this one up again
        sicht = await formular.read(feld)
    formular.same_draft(sicht, roh)
    blatt = sicht.blatt
    if blatt is None:
        return see(formular.wege.next(sicht))
    if blatt.frage.typ == "liste":
        return await take_list(formular, sicht, blatt, roh)
    zelle = cell_of(blatt, anfrage.mandant, roh.get("ab") or None)
    if roh.get("was") == NOCH:
        return await formular.refuse(feld, roh, [])
    befehl, gelesen = await _command(formular, blatt, zelle, roh)
    if befehl is None:
        return await _wrong(formular, blatt, zelle, roh, gelesen.fehler or "")
    return await _take(formular, sicht, feld, roh, befehl)


async def _command(
    formular: Formular, blatt: Fragenblatt, zelle: Zelle, roh: Roh
) -> tuple[dict[str, Any] | None, Gelesen]:
    """The command this answer is, or None with what to say instead."""
    feld = blatt.frage.feld
    ueberspringen = {"befehl": "ueberspringen", "feld": feld}
    if roh.get("was") == "ueberspringen" and not zelle.pflicht:
        return ueberspringen, Gelesen()
    gelesen = input_for(zelle.typ).read(zelle, roh)
    for wahl in blatt.vorschlaege:
        if roh.get("was") == f"vorschlag:{option_key(wahl.wert)}":
            return _set(feld, _with_typed(wahl.wert, gelesen.wert)), gelesen
    if zelle.name in roh.files and gelesen == Gelesen():
        gelesen = await _store(formular, zelle, roh)
    if gelesen.leer and not zelle.pflicht:
        return ueberspringen, gelesen
    if gelesen.text is not None:
        gelesen = await read_words(formular, feld, gelesen.text)
    if gelesen.fehler is not None:
        return None, gelesen
    return _set(feld, gelesen.wert), gelesen


def _with_typed(vorschlag: Any, getippt: Any) -> Any:
    """A proposal for a part of the answer leaves the other parts as they were typed."""
    return {**getippt, **vorschlag} if isinstance(vorschlag, dict) and isinstance(getippt, dict) else vorschlag


def _set(feld: str, wert: Any) -> dict[str, Any]:
    return {"befehl": "setzen", "angaben": {feld: wert}}


async def _store(formular: Formular, zelle: Zelle, roh: Roh) -> Gelesen:
    datei = roh.files[zelle.name]
    try:
        return Gelesen(wert=await formular.store_file(datei.filename or "", await datei.read()))
    except LotseError as fehler:
        return Gelesen(fehler=fehler.detail)


async def _take(formular: Formular, vorher: Formularsicht, feld: str, roh: Roh, befehl: dict[str, Any]) -> Response:
    """Run the command; go on, or come back with what the form says is wrong."""
    schritt = await formular.act(str(vorher.antrag), step_id(roh), [befehl])
    ergebnis = schritt.ergebnis.ergebnisse[-1]
    if ergebnis.get("abbruch"):
        return see(formular.wege.to(ENDE, schritt.nachricht))
    sicht = await formular.read(feld)
    meldung = next((eins["abbruch"] or eins["meldung"] for eins in ergebnis.get("felder", ()) if not eins["ok"]), None)
    if meldung is not None and sicht.blatt is not None:
        zelle = cell_of(sicht.blatt, formular.anfrage.mandant, roh.get("ab") or None)
        return await _wrong(formular, sicht.blatt, zelle, roh, meldung)
    return see(formular.wege.next(sicht, worth_telling(schritt)))


async def _wrong(formular: Formular, blatt: Fragenblatt, zelle: Zelle, roh: Roh, meldung: str) -> Response:
    bei = input_for(zelle.typ).fault(zelle, roh, blatt.teil)
    return await formular.refuse(blatt.frage.feld, roh, [{"text": meldung, "bei": bei}])


def _question_page(
    formular: Formular,
    sicht: Formularsicht,
    blatt: Fragenblatt,
    zelle: Zelle,
    roh: Roh | None,
    hinweise: list[str],
    fehler: list[dict[str, str]],
) -> Response:
    eingabe = input_for(zelle.typ)
    offen = blatt.meldung if roh is None else None
    return formular.page(
        "frage.html",
        sicht,
        blatt,
        bild=eingabe.show(zelle, roh),
        zelle=zelle,
        mehrteilig=eingabe.needs_file(),
        fehler=fehler,
        hinweise=[*hinweise, *([offen] if offen else [])],
        vorschlaege=offered(blatt),
    )
