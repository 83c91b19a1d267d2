"""The line in which an agent types what the caller says: into the open form, or to begin the one that is wished for."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from api.gespraeche.formularsicht import Formularsicht
from integrations.callcenter.auftrag.aendern import Folge, tell
from integrations.callcenter.auftrag.bogen import Bogen
from integrations.callcenter.auftrag.gemeinsam import ZEILE_MAX, form_of, receive, same_draft
from integrations.callcenter.auftrag.texte import BOT_FEHLT, NICHTS_GELESEN
from integrations.callcenter.auftrag.zeile import Gelesenes, read_line
from integrations.callcenter.seite import AgentDep, KonsolenRoute, see
from integrations.gespraech.bot_client import BotFehler, TeilAusgefallen
from integrations.website.seiten.formular import step_id

router = APIRouter(route_class=KonsolenRoute)


@router.post("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}/zeile")
async def take_line(anfrage: AgentDep, gespraech: str, leistung: str) -> Response:
    """Say what was understood where, and what was not placed; the line itself comes back where nothing was."""
    roh = await receive(anfrage)
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read(alle=True)
    same_draft(sicht, roh)
    zeile = roh.get("zeile")[:ZEILE_MAX]
    if not zeile:
        return see(bogen.path())
    return see(bogen.path(notiz=await bogen.note(await enter_line(bogen, sicht, zeile, step_id(roh)))))


async def enter_line(bogen: Bogen, sicht: Formularsicht, zeile: str, schritt: str) -> dict[str, Any]:
    """Enter a line; what the page has to tell of it."""
    try:
        gelesen = await read_line(bogen, sicht, zeile)
    except (TeilAusgefallen, BotFehler):
        return Folge(hinweise=[BOT_FEHLT]).dump(zeile=zeile)
    if not gelesen.befehle:
        return Folge(hinweise=[NICHTS_GELESEN]).dump(zeile=zeile)
    getan = await bogen.act(sicht.antrag, gelesen.befehle, schritt)
    folge = Folge()
    nachher = await tell(bogen, sicht, getan, folge, None)
    return folge.dump(
        zeile=zeile if folge.ende else "",
        gefuellt=folge.gesetzt,
        verstanden=_understood(nachher, folge, gelesen),
        rest=[*gelesen.rest, *_unplaced(nachher, folge, gelesen)],
    )


def _understood(sicht: Formularsicht, folge: Folge, gelesen: Gelesenes) -> list[dict[str, str]]:
    """Title and text of every field the line has filled, in the order of the form."""
    namen = {*folge.gesetzt, *gelesen.entfernen}
    anzeige = sicht.form.anzeige if sicht.form else {}
    felder = [feld for feld in sicht.leistung.felder if feld.feld in namen]
    return [{"titel": feld.titel, "anzeige": anzeige.get(feld.feld, "noch unvollständig")} for feld in felder]


def _unplaced(sicht: Formularsicht, folge: Folge, gelesen: Gelesenes) -> list[str]:
    """Loose values for which the form had no field."""
    typen = {feld.typ for feld in sicht.leistung.felder if feld.feld in {*folge.gesetzt, *folge.fehler}}
    teile = {"strasse": "adresse", "hausnummer": "adresse", "plz": "adresse", "ort_name": "adresse"}
    teile |= {"vorname": "name", "nachname": "name"}
    fort = []
    for wert in gelesen.werte:
        typ = teile.get(str(wert["typ"]), str(wert["typ"]))
        if typ not in typen and not (typ == "adresse" and "ort" in typen):
            fort.append(str(wert.get("text") or ""))
    return [text for text in fort if text]
