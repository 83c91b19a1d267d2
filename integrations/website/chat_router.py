"""The chat API (outer contract, section "Chat")."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse
from sse_starlette import EventSourceResponse

from api.dependencies import BearerDep, context_of
from api.mandanten.verzeichnis import MandantUnbekannt
from integrations.gespraech.dienst import GespraechDienst
from integrations.website import chat_beschreibung as beschreibung
from integrations.website.eingang import (
    invalid,
    read_code,
    read_goal,
    read_judgement,
    read_link,
    read_message,
    read_number,
    read_object,
    read_opening,
)
from integrations.website.herkunft import check_origin
from integrations.website.uebergang import address_of, by_phone
from integrations.website.upload import read_upload

HEARTBEAT_SECONDS = 15
SEND_SECONDS = 30
"""A reader that takes nothing for so long is cut off; it resumes where it was."""

router = APIRouter(prefix="/chat/v1/gespraeche", tags=["Chat"])
uebergaenge = APIRouter(prefix="/chat/v1/uebergaenge", tags=["Chat"])


async def get_dienst(request: Request) -> GespraechDienst:
    dienst = request.app.state.gespraech_dienst
    assert isinstance(dienst, GespraechDienst)  # noqa: S101 - narrows the type of Starlette's state
    return dienst


DienstDep = Annotated[GespraechDienst, Depends(get_dienst)]


@router.post("", status_code=201, openapi_extra=beschreibung.EROEFFNEN)
async def open_gespraech(request: Request, dienst: DienstDep) -> JSONResponse:
    """Open a conversation; its token is told only here."""
    mandant, kanal, einfach = read_opening(await read_object(request))
    try:
        check_origin(request, context_of(request).mandanten.mandant(mandant))
    except MandantUnbekannt as fehler:
        raise invalid("mandant", fehler.detail) from None
    basis = context_of(request).settings.adresse if kanal == "telegram" else str(request.base_url).rstrip("/")
    datenschutz = f"{basis}/{mandant}/datenschutz"
    eroeffnet = await dienst.open(mandant, kanal, einfach, datenschutz)
    return JSONResponse({"id": eroeffnet.id, "token": eroeffnet.token, **eroeffnet.antwort.to_json()}, 201)


@router.post("/{gespraech}/nachrichten", openapi_extra=beschreibung.NACHRICHT)
async def receive_nachricht(gespraech: str, request: Request, token: BearerDep, dienst: DienstDep) -> JSONResponse:
    """Take in a message; the reply carries all answers to it, in order."""
    eingang = read_message(await read_object(request))
    return JSONResponse((await dienst.receive(gespraech, token, eingang)).to_json())


@router.get("/{gespraech}/nachrichten", openapi_extra=beschreibung.JOURNAL)
async def read_nachrichten(
    gespraech: str, token: BearerDep, dienst: DienstDep, nach: str | None = None
) -> JSONResponse:
    """The journal after a number, of either side, and the `stand`."""
    nachrichten, stand = await dienst.journal(gespraech, token, read_number(nach, "nach") or 0)
    return JSONResponse({"nachrichten": [nachricht.to_json() for nachricht in nachrichten], "stand": stand})


@router.get("/{gespraech}/ereignisse", openapi_extra=beschreibung.EREIGNISSE)
async def stream_ereignisse(
    gespraech: str,
    token: BearerDep,
    dienst: DienstDep,
    nach: str | None = None,
    last_event_id: Annotated[str | None, Header()] = None,
) -> EventSourceResponse:
    """Server-sent events: nachricht, stand, tippt. Resumes after Last-Event-ID, or after `nach`; else from now on."""
    start = read_number(last_event_id, "Last-Event-ID")
    start = read_number(nach, "nach") if start is None else start
    ereignisse = await dienst.listen(gespraech, token, start)

    async def events() -> Any:
        async for ereignis in ereignisse:
            yield ereignis.to_sse()

    return EventSourceResponse(events(), ping=HEARTBEAT_SECONDS, send_timeout=SEND_SECONDS)


@router.post("/{gespraech}/dateien", openapi_extra=beschreibung.DATEI)
async def receive_datei(gespraech: str, request: Request, token: BearerDep, dienst: DienstDep) -> JSONResponse:
    """A file as the answer to a question of type `datei`."""
    await dienst.check(gespraech, token)
    with dienst.dateieingang.place():
        upload = await read_upload(request)
        antwort = await dienst.hand_in(gespraech, token, upload.name, upload.inhalt, upload.kennung)
    return JSONResponse(antwort.to_json())


@router.post("/{gespraech}/uebergaenge", status_code=201, openapi_extra=beschreibung.UEBERGANG)
async def hand_over(gespraech: str, request: Request, token: BearerDep, dienst: DienstDep) -> JSONResponse:
    """A code with which the conversation goes on elsewhere, and the address that holds it."""
    ziel = read_goal(await read_object(request))
    weg: dict[str, Any]
    if ziel == "telegram":
        neu, adresse = await dienst.link(gespraech, token)
        weg = {"adresse": adresse}
    else:
        neu = await dienst.hand_over(gespraech, token, ziel)
        mandant = context_of(request).mandanten.mandant(neu.mandant)
        weg = by_phone(mandant) if ziel == "telefon" else {"adresse": address_of(neu, ziel)}
    return JSONResponse({"code": neu.code, **weg, "gueltig_bis": neu.gueltig_bis.isoformat()}, 201)


@router.post("/{gespraech}/verbindung", status_code=204, openapi_extra=beschreibung.VERBINDUNG)
async def answer_verbindung(gespraech: str, request: Request, token: BearerDep, dienst: DienstDep) -> Response:
    """Is the chat of a messenger that asks to take part (`stand.verbindung`) the same person?"""
    verbindung, ja = read_link(await read_object(request))
    await dienst.answer_link(gespraech, token, verbindung, ja)
    return Response(status_code=204)


@router.delete("/{gespraech}/verbindung", status_code=204)
async def end_verbindung(gespraech: str, token: BearerDep, dienst: DienstDep) -> Response:
    """From now on the conversation is open on the website only."""
    await dienst.end_link(gespraech, token)
    return Response(status_code=204)


@uebergaenge.post("", openapi_extra=beschreibung.EINLOESEN)
async def take_over(request: Request, dienst: DienstDep) -> JSONResponse:
    """Go on with a conversation from elsewhere; its new token is told only here."""
    code, kennung = read_code(await read_object(request))
    found = await dienst.take_over(code, ("chat", "spaeter"), kennung)
    return JSONResponse({"id": found.id, "token": found.token, "mandant": found.mandant, **found.antwort.to_json()})


@router.post("/{gespraech}/rueckmeldungen", status_code=204, openapi_extra=beschreibung.RUECKMELDUNG)
async def judge_nachricht(gespraech: str, request: Request, token: BearerDep, dienst: DienstDep) -> Response:
    """Thumbs up or down for an answer; a later opinion takes the place of the earlier one."""
    nr, gut, wort = read_judgement(await read_object(request))
    await dienst.judge(gespraech, token, nr, gut, wort)
    return Response(status_code=204)


@router.delete("/{gespraech}", status_code=204)
async def delete_gespraech(gespraech: str, token: BearerDep, dienst: DienstDep) -> Response:
    """Forget the conversation and any draft; submitted cases stay."""
    await dienst.forget(gespraech, token)
    return Response(status_code=204)
