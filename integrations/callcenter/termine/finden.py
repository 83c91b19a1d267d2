"""Find a free appointment by words or fields; the one chosen begins the form of the service, with the slot held."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter
from starlette.responses import Response

from api.database import Session
from api.errors import UngueltigeEingabe
from api.termine.kontingent import open_quota
from api.termine.service import TerminService
from integrations.callcenter.seite import AgentDep, Anfrage, KonsolenRoute, see
from integrations.callcenter.termine.anlass import Anlass, occasions
from integrations.callcenter.termine.tafel import Tafel, board, read_slot
from integrations.callcenter.termine.wunschzeile import NICHT_GELESEN, ZEITEN, Gesucht, read_line
from integrations.callcenter.zugriff import admit, open_conversation
from integrations.website.seiten.eingaben.basis import Roh
from integrations.website.seiten.formular import step_id

router = APIRouter(route_class=KonsolenRoute)
WEG = "/callcenter/{mandant}/termine"
NAECHSTE = 20
"""Shown where nothing suits the wish."""
WAEHLEN = "Bitte wählen Sie einen der freien Termine."
VERGEBEN = "Der Antrag ist begonnen, aber der Termin ist gerade vergeben worden. Bitte wählen Sie einen anderen."


@dataclass(frozen=True)
class Angebot:
    """What one calendar has free, and for which services."""

    titel: str
    annaehernd: bool
    """Nothing suits the wish; these are the nearest."""
    tafel: Tafel
    anlaesse: list[Anlass]


@router.get(WEG)
async def find_free(anfrage: AgentDep) -> Response:
    """Every free slot, those kept for the call centre included."""
    query = {name: value[:200] for name, value in anfrage.request.query_params.items()}
    return await _page(anfrage, query)


@router.post(WEG)
async def book(anfrage: AgentDep) -> Response:
    """Begin the form of the service for the caller and hold the slot."""
    form = await anfrage.form()
    anlass = next((each for each in _occasions(anfrage) if each.leistung == form.get("leistung")), None)
    gewaehlt = read_slot(form.get("slot", ""))
    if anlass is None or gewaehlt is None:
        raise UngueltigeEingabe(WAEHLEN)
    gespraech = await open_conversation(anfrage)
    wer = await admit(anfrage, gespraech)
    befehl = {
        "befehl": "beginnen",
        "leistung": anlass.leistung,
        "antrag_zuvor": "parken",
        "angaben": anlass.answers(*gewaehlt),
    }
    schritt = await anfrage.dienst.formular.act(gespraech, wer, step_id(Roh(form)), None, [befehl])
    ziel = f"{anfrage.wege}/gespraeche/{gespraech}/antrag/{anlass.formular}"
    if _held(schritt.ergebnis.ergebnisse[-1], anlass.feld):
        return see(ziel)
    return see(f"{ziel}?notiz={await anfrage.dienst.formular.note(gespraech, wer, {'hinweise': [VERGEBEN]})}")


def _held(ergebnis: dict[str, Any], feld: str) -> bool:
    return any(each["feld"] == feld and each["ok"] for each in ergebnis.get("felder", ()))


async def _page(anfrage: Anfrage, query: dict[str, str]) -> Response:
    anlaesse = _occasions(anfrage)
    gesucht = await read_line(anfrage, anlaesse, query)
    gefragt = bool(gesucht.anlass or gesucht.told(anfrage.mandant) or query.get("text"))
    angebote = await anfrage.read(lambda session: _offers(anfrage, session, anlaesse, gesucht)) if gefragt else []
    return await anfrage.page(
        "termine/finden.html",
        text=query.get("text", ""),
        leistung=gesucht.anlass.leistung if gesucht.anlass else "",
        standort=gesucht.standort or "",
        ab=gesucht.ab.isoformat() if gesucht.ab else "",
        zeit=query.get("zeit", ""),
        zeiten=ZEITEN,
        anlaesse=anlaesse,
        orte=_houses(anfrage, anlaesse),
        verstanden=gesucht.told(anfrage.mandant),
        gefragt=gefragt,
        angebote=angebote,
        weiter=lambda tag: f"{anfrage.wege}/termine?{urlencode({**query, 'ab': tag.isoformat()})}",
        heute=anfrage.context.clock.today().isoformat(),
        hinweis=NICHT_GELESEN if gesucht.gestoert else None,
        kennung=str(uuid4()),
    )


def _occasions(anfrage: Anfrage) -> list[Anlass]:
    return occasions(anfrage.context.katalog, anfrage.mandant.key)


def _houses(anfrage: Anfrage, anlaesse: list[Anlass]) -> dict[str, str]:
    """The houses with appointments, by key."""
    kalender = {anfrage.mandant.kalender[each.kalender] for each in anlaesse}
    keys = {ort for each in kalender for ort in each.orte}
    return {key: standort.name for key, standort in anfrage.mandant.standorte.items() if key in keys}


def _offers(anfrage: Anfrage, session: Session, anlaesse: list[Anlass], gesucht: Gesucht) -> list[Angebot]:
    open_quota(session)
    termine = TerminService(anfrage.context, session)
    wanted = [gesucht.anlass] if gesucht.anlass else anlaesse
    offers = []
    for name in dict.fromkeys(each.kalender for each in wanted):
        slots = termine.matching(anfrage.mandant.key, name, gesucht.wunsch)
        nearest = [] if slots else termine.close_to(anfrage.mandant.key, name, gesucht.wunsch, NAECHSTE)
        angebot = Angebot(
            titel=anfrage.mandant.kalender[name].titel,
            annaehernd=bool(nearest),
            tafel=board(slots or nearest, anfrage.mandant),
            anlaesse=[each for each in wanted if each.kalender == name],
        )
        offers.append(angebot)
    return offers
