"""The queue and the chats: going on duty, taking, writing, giving back, handing on, ending."""

from typing import Any
from uuid import UUID, uuid4

from fastapi import APIRouter
from starlette.responses import Response

from api.anrufe.abschluss import reason, reasons
from api.database import Session
from api.errors import LotseError, UngueltigeEingabe
from api.personal.rollen import Rolle
from api.uebergaben.errors import SchonBeendet, SchonUebernommen
from api.uebergaben.repository import UebergabeRepository
from api.uebergaben.textbausteine import snippets
from integrations.callcenter.chats import neues
from integrations.callcenter.chats.ansicht import read_chat
from integrations.callcenter.chats.eingang import read_answers, read_id, read_text
from integrations.callcenter.chats.entwurf import draft_from
from integrations.callcenter.seite import AgentDep, Anfrage, KonsolenRoute, see

NOTIZ_MAX = 2000

router = APIRouter(route_class=KonsolenRoute)
router.include_router(neues.router)


@router.get("/callcenter/{mandant}/chats")
async def show_queue(anfrage: AgentDep) -> Response:
    await _seen(anfrage)
    return await anfrage.page("chats/liste.html", meldung=anfrage.request.query_params.get("meldung", ""), fehler=None)


@router.post("/callcenter/{mandant}/dienst")
async def go_on_duty(anfrage: AgentDep) -> Response:
    """`an` is 1 or 0; without it what is now is turned round."""
    an = (await anfrage.form()).get("an", "")
    schlange, konto, mandant = anfrage.dienst.schlange, anfrage.wer.konto, anfrage.mandant.key
    if an == "1":
        await schlange.enter(konto, mandant)
    elif an == "0":
        await schlange.leave(konto, mandant)
    else:
        raise UngueltigeEingabe(felder={"an": "Hier wird 1 oder 0 erwartet."})
    return see(f"{anfrage.wege}/chats")


@router.post("/callcenter/{mandant}/chats/annehmen")
async def take_oldest(anfrage: AgentDep) -> Response:
    """Who waits longest. Where somebody else was quicker the next one is tried."""
    while True:
        uebergabe = await anfrage.read(lambda session: _oldest(anfrage, session))
        if uebergabe is None:
            return see(f"{anfrage.wege}/chats?meldung=leer")
        try:
            return await _take(anfrage, uebergabe)
        except (SchonUebernommen, SchonBeendet):
            continue


@router.post("/callcenter/{mandant}/chats/{uebergabe}/annehmen")
async def take(anfrage: AgentDep, uebergabe: UUID) -> Response:
    """Who comes second reads who has it."""
    try:
        return await _take(anfrage, str(uebergabe))
    except (SchonUebernommen, SchonBeendet) as error:
        return await anfrage.page("chats/liste.html", error.status, meldung="", fehler=error)


@router.get("/callcenter/{mandant}/chats/{uebergabe}")
async def show_chat(anfrage: AgentDep, uebergabe: UUID) -> Response:
    """`wissen` and `baustein` name what is put into the draft. The id of a conversation leads to its chat."""
    await _seen(anfrage)
    chat = await anfrage.read(lambda session: _chat_of(anfrage, session, str(uebergabe)))
    if chat != str(uebergabe):
        frage = anfrage.request.url.query
        return see(f"{anfrage.wege}/chats/{chat}{f'?{frage}' if frage else ''}")
    return await _chat(anfrage, chat, entwurf=draft_from(anfrage))


@router.post("/callcenter/{mandant}/chats/{uebergabe}/nachrichten")
async def say(anfrage: AgentDep, uebergabe: UUID) -> Response:
    """What was typed stays where it can't be sent."""
    form = await anfrage.form()
    try:
        kennung, text, antworten = read_id(form), read_text(form), read_answers(form)
        await anfrage.dienst.schlange.say(
            str(uebergabe), anfrage.mandant.key, anfrage.wer.konto, kennung, text, antworten
        )
    except LotseError as error:
        if error.status == 404:
            raise
        return await _chat(anfrage, str(uebergabe), error.status, entwurf=form.get("text", ""), fehler=error, form=form)
    return see(f"{anfrage.wege}/chats/{uebergabe}")


@router.post("/callcenter/{mandant}/chats/{uebergabe}/tippt", status_code=204)
async def show_typing(anfrage: AgentDep, uebergabe: UUID) -> Response:
    an = (await anfrage.form()).get("an") == "1"
    chat = await anfrage.read(lambda session: read_chat(anfrage, session, str(uebergabe), note=False))
    if chat.eigener:
        anfrage.dienst.schlange.typing(chat.gespraech, an)
    return Response(status_code=204)


@router.post("/callcenter/{mandant}/chats/{uebergabe}/zurueck")
async def give_back(anfrage: AgentDep, uebergabe: UUID) -> Response:
    await anfrage.dienst.schlange.give_back(str(uebergabe), anfrage.mandant.key, anfrage.wer.konto)
    return see(f"{anfrage.wege}/chats?meldung=zurueck")


@router.post("/callcenter/{mandant}/chats/{uebergabe}/weitergeben")
async def hand_on(anfrage: AgentDep, uebergabe: UUID) -> Response:
    """`team` is a Stelle of the Mandant; empty: whoever is free."""
    team = (await anfrage.form()).get("team", "")
    if team and team not in anfrage.mandant.stellen:
        raise UngueltigeEingabe("Diese Stelle gibt es hier nicht.", felder={"team": "Bitte wählen Sie aus der Liste."})
    titel = anfrage.mandant.stellen[team].name if team else "eine andere freie Person"
    await anfrage.dienst.schlange.hand_on(str(uebergabe), anfrage.mandant.key, anfrage.wer.konto, team or None, titel)
    return see(f"{anfrage.wege}/chats?meldung=weiter")


@router.post("/callcenter/{mandant}/chats/{uebergabe}/abschluss")
async def finish(anfrage: AgentDep, uebergabe: UUID) -> Response:
    form = await anfrage.form()
    notiz = form.get("notiz", "").strip()
    try:
        grund = reason(anfrage.context, form.get("abschluss", ""))
        if len(notiz) > NOTIZ_MAX:
            raise UngueltigeEingabe(felder={"notiz": f"Bitte höchstens {NOTIZ_MAX} Zeichen."})
        await anfrage.dienst.schlange.finish(
            str(uebergabe), anfrage.mandant.key, anfrage.wer.konto, grund.schluessel, notiz, geloest=grund.geloest
        )
    except LotseError as error:
        if error.status == 404:
            raise
        return await _chat(anfrage, str(uebergabe), error.status, entwurf="", fehler=error, form=form)
    return see(f"{anfrage.wege}/chats?meldung=beendet")


async def _take(anfrage: Anfrage, uebergabe: str) -> Response:
    leitung = anfrage.wer.darf(anfrage.mandant.key, Rolle.LEITUNG)
    await anfrage.dienst.schlange.take(
        uebergabe, anfrage.mandant.key, anfrage.wer.konto, anfrage.wer.name, leitung=leitung
    )
    return see(f"{anfrage.wege}/chats/{uebergabe}")


def _oldest(anfrage: Anfrage, session: Session) -> str | None:
    waiting = UebergabeRepository(session).waiting(anfrage.mandant.key)
    return waiting[0].id if waiting else None


def _chat_of(anfrage: Anfrage, session: Session, kennung: str) -> str:
    """The chat of this id, or the open one of the conversation of this id."""
    row = UebergabeRepository(session).open_of(kennung)
    return row.id if row is not None and row.mandant == anfrage.mandant.key else kennung


async def _seen(anfrage: Anfrage) -> None:
    """A page of the chats is a sign of life, too: without script there is no other."""
    await anfrage.dienst.schlange.seen(anfrage.wer.konto, anfrage.mandant.key)


async def _chat(anfrage: Anfrage, uebergabe: str, status: int = 200, *, entwurf: str, **werte: Any) -> Response:
    mandant, konto = anfrage.mandant.key, anfrage.wer.konto
    live = anfrage.request.headers.get("hx-target") in ("verlauf", "schlange")
    chat = await anfrage.run(lambda session: read_chat(anfrage, session, uebergabe, note=not live))
    if chat.eigener:
        await anfrage.dienst.schlange.read_to(uebergabe, mandant, konto, chat.letzte_nr)
    return await anfrage.page(
        "chats/chat.html",
        status,
        chat=chat,
        entwurf=entwurf,
        kennung=str(uuid4()),
        bausteine=snippets(anfrage.context, anfrage.mandant, anfrage.wer.name),
        gruende=reasons(anfrage.context),
        stellen=anfrage.mandant.stellen,
        **{"fehler": None, "form": {}, **werte},
    )
