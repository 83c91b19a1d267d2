"""All is answered that a messenger may not ask: back there, or to the end right here."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from api.leistungen.datenklassen import MESSENGER
from integrations.website.seiten.formular import Formular, receive
from integrations.website.seiten.hinweise import remarks
from integrations.website.seiten.seite import AnfrageDep, SeitenRoute, see
from integrations.website.seiten.sitzung import keep_session
from integrations.website.seiten.wege import DANKE

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{DANKE}")
async def show_thanks(anfrage: AnfrageDep, leistung: str, zu: str | None = None) -> Response:
    formular = Formular(anfrage, leistung)
    sicht = await formular.read(schritt=zu)
    away = formular.elsewhere(sicht)
    if away is not None or sicht.messenger is None or sicht.offen_gesperrt or not formular.wege.sicher:
        return see(away or formular.wege.next(sicht))
    return anfrage.page(
        "danke.html",
        leistung=formular.leistung,
        wege=formular.wege,
        antrag=sicht.antrag,
        zurueck=formular.wege.before(sicht, DANKE),
        messenger=MESSENGER[sicht.messenger],
        zum_chat=sicht.zum_chat,
        einfach=sicht.einfach,
        hinweise=remarks(sicht),
    )


@router.post(f"/{{mandant}}/antrag/{{leistung}}/{DANKE}")
async def stay_here(anfrage: AnfrageDep, leistung: str) -> Response:
    """From now on every question is asked here."""
    await receive(anfrage)
    formular = Formular(anfrage, leistung)
    sicht = await formular.read()
    sitzung = replace(formular.sitzung, sicher=False)
    antwort = see(formular.elsewhere(sicht) or replace(formular.wege, sicher=False).next(sicht))
    keep_session(antwort, anfrage.request, anfrage.mandant.key, sitzung)
    return antwort
