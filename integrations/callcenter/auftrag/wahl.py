"""Which form: one box for a title or a whole wish, what it may mean, and the drafts this conversation has already."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.antraege.service import AntragService
from api.database import Session
from api.errors import LotseError
from api.leistungen.modell import Leistung
from api.vorgaenge.service import VorgangService
from integrations.callcenter.auftrag.bogen import Bogen, choice_path
from integrations.callcenter.auftrag.gemeinsam import ZEILE_MAX, receive
from integrations.callcenter.auftrag.texte import KEIN_WUNSCH, NUR_AUSKUNFT
from integrations.callcenter.auftrag.zeilenseite import enter_line
from integrations.callcenter.seite import AgentDep, Anfrage, KonsolenRoute, see
from integrations.callcenter.wissen.finder import Fund, find
from integrations.callcenter.zugriff import admit, conversation_of_call, open_conversation
from integrations.website.seiten.eingaben.basis import Roh
from integrations.website.seiten.formular import step_id

router = APIRouter(route_class=KonsolenRoute)


@dataclass(frozen=True)
class Entwurf:
    """A draft or a case of the conversation."""

    titel: str
    pfad: str
    zustand: str
    wann: str


@router.get("/callcenter/{mandant}/antrag")
async def choose(anfrage: AgentDep, text: Annotated[str, Query(max_length=ZEILE_MAX)] = "") -> Response:
    """For the caller; their conversation is opened with the first form."""
    return await _page(anfrage, await conversation_of_call(anfrage), text)


@router.post("/callcenter/{mandant}/antrag")
async def begin(anfrage: AgentDep) -> Response:
    return await _begin(anfrage, await conversation_of_call(anfrage), await receive(anfrage))


@router.get("/callcenter/{mandant}/gespraeche/{gespraech}/antrag")
async def choose_in(
    anfrage: AgentDep, gespraech: str, text: Annotated[str, Query(max_length=ZEILE_MAX)] = ""
) -> Response:
    await admit(anfrage, gespraech)
    return await _page(anfrage, gespraech, text)


@router.post("/callcenter/{mandant}/gespraeche/{gespraech}/antrag")
async def begin_in(anfrage: AgentDep, gespraech: str) -> Response:
    await admit(anfrage, gespraech)
    return await _begin(anfrage, gespraech, await receive(anfrage))


async def _begin(anfrage: Anfrage, gespraech: str | None, roh: Roh) -> Response:
    """Begin the service chosen, or the one the words clearly mean; else show what they may mean."""
    text, leistung = roh.get("text")[:ZEILE_MAX], roh.get("leistung")
    if not leistung:
        fund = await _find(anfrage, text)
        anfang = text.partition(",")[0]
        if (
            not fund.klar and anfang != text
        ):  # "Sperrmüll, Erika Schröder, …": the wish stands before what is said of it
            fund = await _find(anfrage, anfang)
        startbar = [eine for eine in fund.leistungen[:1] if fund.klar and _startable(anfrage, eine)]
        if not startbar:
            return see(f"{_start(anfrage, gespraech)}?{_query(text)}")
        leistung = startbar[0].leistung
    start = anfrage.context.katalog.start(anfrage.mandant.key, leistung)
    if start is None:
        return see(f"{_start(anfrage, gespraech)}?{_query(text)}")
    gespraech = gespraech or await open_conversation(anfrage)
    bogen = Bogen(anfrage, await admit(anfrage, gespraech), gespraech, start.leistung)
    await bogen.act(None, [{"befehl": "beginnen", "leistung": leistung, "antrag_zuvor": "parken"}], step_id(roh))
    if not text or roh.get("nur") == "1":
        return see(bogen.path())
    sicht = await bogen.read(alle=True)
    if sicht.form is None:
        return see(bogen.path())
    notiz = await enter_line(bogen, sicht, text, str(uuid.uuid5(uuid.UUID(step_id(roh)), "zeile")))
    notiz["rest"] = [stueck for stueck in notiz.get("rest", ()) if not _names(bogen.leistung, stueck)]
    if not notiz.get("verstanden"):
        notiz |= {"zeile": "", "hinweise": []}  # the words were the wish itself
    return see(bogen.path(notiz=await bogen.note(notiz)))


def _names(leistung: Leistung, stueck: str) -> bool:
    """Do the words only name the service that was begun with them?"""
    worte = " ".join([leistung.titel, *leistung.stichworte]).casefold()
    return all(wort.strip(".,").casefold() in worte for wort in stueck.split())


async def _page(anfrage: Anfrage, gespraech: str | None, text: str) -> Response:
    fund = await _find(anfrage, text) if text else Fund((), (), klar=False)
    startbar = [eine for eine in fund.leistungen if _startable(anfrage, eine)]
    andere = [eine for eine in fund.leistungen if eine not in startbar and not eine.intern]
    hinweis = None
    if text and not startbar:
        hinweis = NUR_AUSKUNFT if andere else KEIN_WUNSCH
    return await anfrage.page(
        "auftrag/wahl.html",
        ziel=_start(anfrage, gespraech),
        text=text,
        startbar=startbar,
        andere=andere,
        hinweise=[hinweis] if hinweis else [],
        alle=[] if text else _all(anfrage),
        entwuerfe=await _drafts(anfrage, gespraech) if gespraech else [],
        kennung=str(uuid.uuid4()),
    )


async def _find(anfrage: Anfrage, text: str) -> Fund:
    """What words may mean; while the bot is away, by titles and keywords alone."""
    leistungen = [eine for eine in anfrage.context.katalog.von(anfrage.mandant.key) if not eine.intern]
    return find(leistungen, [], text, await anfrage.dienst.deuter.rank(anfrage.mandant.key, text))


def _startable(anfrage: Anfrage, leistung: Leistung) -> bool:
    return anfrage.context.katalog.start(anfrage.mandant.key, leistung.leistung) is not None


def _all(anfrage: Anfrage) -> Sequence[Leistung]:
    eigene = anfrage.context.katalog.von(anfrage.mandant.key)
    return sorted((eine for eine in eigene if eine.startbar and not eine.intern), key=lambda eine: eine.titel)


async def _drafts(anfrage: Anfrage, gespraech: str) -> list[Entwurf]:
    """Drafts that can be gone on with, and what was submitted, the newest first."""

    def find_all(session: Session) -> list[Entwurf]:
        katalog, mandant = anfrage.context.katalog, anfrage.mandant.key
        weg = choice_path(mandant, gespraech)
        gefunden: list[tuple[Any, Entwurf]] = []
        for antrag in AntragService(anfrage.context, session).of_gespraech(gespraech):
            if antrag.zustand in ("offen", "geparkt"):
                zustand = "offen" if antrag.zustand == "offen" else "zurückgestellt"
                pfad = f"{weg}/{antrag.leistung}"
                titel = _title(katalog, mandant, antrag.leistung)
                gefunden.append(
                    (antrag.geaendert, Entwurf(titel, pfad, zustand, f"{antrag.geaendert:%d.%m.%Y, %H:%M} Uhr"))
                )
        for vorgang in VorgangService(anfrage.context, session).of_gespraech(gespraech):
            pfad = f"{weg}/{vorgang.leistung}/eingereicht"
            titel = f"{_title(katalog, mandant, vorgang.leistung)}, {vorgang.aktenzeichen}"
            gefunden.append(
                (vorgang.eingang, Entwurf(titel, pfad, "eingereicht", f"{vorgang.eingang:%d.%m.%Y, %H:%M} Uhr"))
            )
        return [entwurf for _, entwurf in sorted(gefunden, key=lambda paar: paar[0], reverse=True)]

    return await anfrage.read(find_all)


def _title(katalog: Any, mandant: str, leistung: str) -> str:
    try:
        return str(katalog.fuer(mandant, leistung).titel)
    except LotseError:
        return leistung


def _start(anfrage: Anfrage, gespraech: str | None) -> str:
    return choice_path(anfrage.mandant.key, gespraech) if gespraech else f"{anfrage.wege}/antrag"


def _query(text: str) -> str:
    return urlencode({"text": text})
