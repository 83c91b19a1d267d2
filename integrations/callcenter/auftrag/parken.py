"""Put a draft aside and tell the caller how to go on; throw it away."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.antraege.errors import AntragUnbekannt
from integrations.callcenter.auftrag.aendern import read_changes, take
from integrations.callcenter.auftrag.bogen import choice_path
from integrations.callcenter.auftrag.gemeinsam import form_of, receive, told
from integrations.callcenter.buchstabieren import spell
from integrations.callcenter.seite import AgentDep, KonsolenRoute, see
from integrations.website.seiten.formular import step_id

router = APIRouter(route_class=KonsolenRoute)


@router.post("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}/zurueckstellen")
async def put_aside(anfrage: AgentDep, gespraech: str, leistung: str) -> Response:
    """Keep the draft; a code lets the caller go on with it by any way, and an agent, too."""
    roh = await receive(anfrage)
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read(alle=True)
    if sicht.antrag is None or sicht.antrag != roh.get("antrag"):
        raise AntragUnbekannt
    if not sicht.geparkt:
        folge = await take(bogen, sicht, roh, await read_changes(bogen, sicht, roh))
        if folge.fehler or folge.ende:  # what was typed last is not lost by putting the form aside
            return see(bogen.path(notiz=await bogen.note(folge.dump(roh))))
        await bogen.act(sicht.antrag, [{"befehl": "parken"}], str(uuid.uuid4()))
    neu = await anfrage.dienst.hand_over(gespraech, None, "spaeter")
    notiz = await bogen.note({"code": neu.code, "bis": f"{neu.gueltig_bis:%d.%m.%Y}"})
    return see(bogen.path("zurueckgestellt", notiz=notiz))


@router.get("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}/zurueckgestellt")
async def show_aside(
    anfrage: AgentDep, gespraech: str, leistung: str, notiz: Annotated[str | None, Query(max_length=36)] = None
) -> Response:
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read(notiz=notiz)
    code = told(sicht).get("code")
    if not code:
        return see(bogen.path())
    return await anfrage.page(
        "auftrag/zurueckgestellt.html",
        bogen=bogen,
        leistung=bogen.leistung,
        sicht=sicht,
        code=spell(str(code)),
        bis=told(sicht)["bis"],
        adresse=f"{anfrage.context.settings.adresse}/{anfrage.mandant.key}/antrag/weiter",
        wahl=choice_path(anfrage.mandant.key, gespraech),
    )


@router.post("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}/verwerfen")
async def throw_away(anfrage: AgentDep, gespraech: str, leistung: str) -> Response:
    """Because the caller wants it: nothing of the draft is left. Again changes nothing."""
    roh = await receive(anfrage)
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read()
    if sicht.antrag is not None and sicht.antrag == roh.get("antrag"):
        await bogen.act(sicht.antrag, [{"befehl": "verwerfen"}], step_id(roh))
    return see(choice_path(anfrage.mandant.key, gespraech))
