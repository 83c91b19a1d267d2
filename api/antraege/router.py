"""Drafts over HTTP. Each belongs to whoever holds its token; other parts of the Lotse come with theirs."""

from typing import Annotated, Any

from fastapi import APIRouter, Header

from api.antraege.ergebnis import SetzErgebnis
from api.antraege.errors import NichtStartbar, SchluesselFehlt
from api.antraege.models import Antrag
from api.antraege.schemas import (
    Aenderung,
    AenderungAnsicht,
    AntragAnsicht,
    EinreichungAnsicht,
    NeuerAntrag,
    NeuerAntragAnsicht,
)
from api.antraege.service import AntragService, hash_token
from api.dependencies import BearerDep, ContextDep, ReadingDep, SessionDep, same_token
from api.errors import NichtErlaubt
from api.leistungen import engine

router = APIRouter(prefix="/api/v1/antraege", tags=["Anträge"])


@router.post("", status_code=201)
def create_draft(context: ContextDep, session: SessionDep, neu: NeuerAntrag) -> NeuerAntragAnsicht:
    """A wish for an appointment opens the form of appointments with the wish filled in."""
    service = AntragService(context, session)
    context.mandanten.mandant(neu.mandant)
    start = context.katalog.start(neu.mandant, neu.leistung)
    if start is None or context.katalog.leistung(neu.leistung).intern:
        raise NichtStartbar
    antrag, token = service.create(neu.mandant, start.leistung, neu.kanal)
    if start.angaben:
        service.set(antrag, start.angaben)
    return NeuerAntragAnsicht(**_view(service, antrag), token=token)


@router.get("/{key}")
def read_draft(context: ContextDep, session: ReadingDep, token: BearerDep, key: str) -> AntragAnsicht:
    service = AntragService(context, session)
    return AntragAnsicht(**_view(service, _own(service, key, token)))


@router.patch("/{key}")
def change_draft(
    context: ContextDep, session: SessionDep, token: BearerDep, key: str, aenderung: Aenderung
) -> AenderungAnsicht:
    """What was not taken stands in ``fehler``; the rest is stored all the same."""
    service = AntragService(context, session)
    antrag = _own(service, key, token)
    result = service.set(antrag, aenderung.angaben) if aenderung.angaben else SetzErgebnis((), ())
    for feld in aenderung.ueberspringen:
        service.skip(antrag, feld)
    view = _view(service, antrag)
    view["fehler"] = {**view["fehler"], **AenderungAnsicht.wrong(result.felder)}
    return AenderungAnsicht(**view, **AenderungAnsicht.of_result(result))


@router.delete("/{key}", status_code=204)
def discard_draft(context: ContextDep, session: SessionDep, token: BearerDep, key: str) -> None:
    service = AntragService(context, session)
    service.discard(_own(service, key, token))


@router.post("/{key}/einreichung", status_code=201)
def submit_draft(
    context: ContextDep,
    session: SessionDep,
    token: BearerDep,
    key: str,
    idempotency_key: Annotated[str | None, Header()] = None,
) -> EinreichungAnsicht:
    """Once and for all: every repetition answers the same."""
    service = AntragService(context, session)
    antrag = _own(service, key, token)
    if idempotency_key is None:
        raise SchluesselFehlt
    return EinreichungAnsicht.of(service.submit(antrag, idempotency_key))


def _own(service: AntragService, key: str, token: str) -> Antrag:
    """The draft, for its own token or the service token. Raises ``AntragUnbekannt``, ``NichtErlaubt``."""
    antrag = service.get(key)
    own = same_token(hash_token(token), antrag.token_hash)
    if not own and not same_token(token, service.context.settings.dienst_token):
        raise NichtErlaubt
    return antrag


def _view(service: AntragService, antrag: Antrag) -> dict[str, Any]:
    stand = service.form(antrag)
    leistung = service.context.katalog.fuer(antrag.mandant, antrag.leistung)
    mandant = service.context.mandanten.mandant(antrag.mandant)
    complete = stand.frage is None and stand.vollstaendig
    summary = engine.summary(leistung, mandant, stand) if complete else None
    return AntragAnsicht.parts(antrag, stand, service.all_options_url(antrag, stand), summary)
