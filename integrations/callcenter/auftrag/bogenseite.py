"""The whole form of a service on one page, filled in any order."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.gespraeche.formularsicht import Formularsicht
from integrations.callcenter.auftrag.aendern import Folge, asks_for_row, read_changes, take, tell
from integrations.callcenter.auftrag.blick import at_a_glance
from integrations.callcenter.auftrag.bogen import Bogen, choice_path
from integrations.callcenter.auftrag.feldbild import picture
from integrations.callcenter.auftrag.gemeinsam import form_of, receive, required_open, same_draft, told
from integrations.callcenter.seite import AgentDep, KonsolenRoute, see
from integrations.website.seiten.eingaben.basis import Roh
from integrations.website.seiten.eingaben.gegenstaende import NOCH as NOCH_EINS
from integrations.website.seiten.formular import step_id

router = APIRouter(route_class=KonsolenRoute)


@router.get("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}")
async def show_form(
    anfrage: AgentDep,
    gespraech: str,
    leistung: str,
    notiz: Annotated[str | None, Query(max_length=36)] = None,
    ab: Annotated[str | None, Query(max_length=10)] = None,
) -> Response:
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read(alle=True, notiz=notiz)
    if sicht.form is None:
        return await _without_form(bogen, sicht)
    notiert = told(sicht)
    roh = Roh.of(notiert["roh"])
    bilder = [
        picture(
            sicht,
            blatt,
            bogen.path(),
            roh if _typed_again(blatt.frage.feld, notiert, roh) else None,
            notiert["fehler"].get(blatt.frage.feld, ()),
            blatt.frage.feld in notiert["gefuellt"],
            ab,
        )
        for blatt in sicht.blaetter
    ]
    fehlt = required_open(sicht)
    return await anfrage.page(
        "auftrag/bogen.html",
        bogen=bogen,
        leistung=bogen.leistung,
        sicht=sicht,
        bilder=bilder,
        notiz=notiert,
        fehler=[eins for bild in bilder for eins in bild.fehler],
        fehlt=fehlt,
        erste=next((bild.feld for bild in bilder if bild.offen), None),
        blick=at_a_glance(sicht),
        ab=ab,
        kennung=str(uuid.uuid4()),
        wahl=choice_path(anfrage.mandant.key, gespraech),
    )


@router.post("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}")
async def save_form(anfrage: AgentDep, gespraech: str, leistung: str) -> Response:
    """Save what was changed; wrong answers come back with what was typed, everything else is kept."""
    roh = await receive(anfrage)
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read(alle=True)
    same_draft(sicht, roh)
    aenderung = await read_changes(bogen, sicht, roh)
    if asks_for_row(roh) or roh.get("was") == NOCH_EINS:
        # one more row: nothing is judged yet, what was typed is shown again
        return see(bogen.path(notiz=await bogen.note(Folge().dump(roh, alles=True))))
    folge = await take(bogen, sicht, roh, aenderung)
    if folge.ende is None and roh.get("was") == "pruefen" and not folge.fehler:
        return see(bogen.path("pruefen"))
    return see(bogen.path(notiz=None if folge.still else await bogen.note(folge.dump(roh))))


@router.post("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}/uebernehmen")
async def take_known(anfrage: AgentDep, gespraech: str, leistung: str) -> Response:
    """What the same person said in an earlier form, once they have said that it holds here too."""
    roh = await receive(anfrage)
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read(alle=True)
    same_draft(sicht, roh)
    befehl = {"befehl": "uebernehmen", "ja": roh.get("was") == "ja"}
    schritt = await bogen.act(sicht.antrag, [befehl], step_id(roh))
    folge = Folge()
    await tell(bogen, sicht, schritt, folge, None)
    return see(bogen.path(notiz=await bogen.note(folge.dump(gefuellt=folge.gesetzt))))


def _typed_again(feld: str, notiert: dict[str, object], roh: Roh) -> bool:
    """Is what was typed to be shown rather than what is stored?"""
    fehler = notiert["fehler"]
    wieder = notiert.get("alles") or (isinstance(fehler, dict) and feld in fehler)
    return bool(wieder) and any(name == feld or name.startswith(f"{feld}-") for name in roh.names())


async def _without_form(bogen: Bogen, sicht: Formularsicht) -> Response:
    """No draft of this service is open: it was put aside, submitted, ended by a rule, or never begun."""
    return await bogen.anfrage.page(
        "auftrag/ohne.html",
        bogen=bogen,
        leistung=bogen.leistung,
        sicht=sicht,
        notiz=told(sicht),
        wahl=choice_path(bogen.anfrage.mandant.key, bogen.gespraech),
    )
