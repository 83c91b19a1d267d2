"""Go on, on pages, with what was begun in the chat or on another day: by a code."""

import uuid
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.gespraeche.vorgangsfrage import DOKUMENT
from api.uebergaenge.service import CodeUngueltig
from integrations.website.eingang import UUID
from integrations.website.seiten.dokument import page_for
from integrations.website.seiten.formular import Formular, receive
from integrations.website.seiten.seite import AnfrageDep, SeitenRoute, see
from integrations.website.seiten.sitzung import Sitzung, keep_session

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)
CODE_MAX = 100
CHAT = "chat"


@router.get("/{mandant}/antrag/weiter")
async def ask_code(
    anfrage: AnfrageDep, code: Annotated[str, Query(max_length=CODE_MAX)] = "", falsch: str = "", fuer: str = ""
) -> Response:
    """The code is redeemed by a press of the button only: what a link alone could open, it could also foist on
    somebody, and a browser that reads ahead would use it up.
    """
    fuer_messenger = fuer == CHAT or (bool(code) and await anfrage.dienst.goal_of(code) == "sicher")
    if fuer_messenger and falsch:
        return anfrage.page("link_abgelaufen.html", 410)
    fehler = [{"text": CodeUngueltig.text, "bei": "code"}] if falsch else []
    return anfrage.page("weiter.html", code=code, fehler=fehler, fuer_messenger=fuer_messenger)


@router.post("/{mandant}/antrag/weiter")
async def redeem(anfrage: AnfrageDep) -> Response:
    roh = await receive(anfrage)
    kennung = roh.get("kennung")
    geraet = kennung.lower() if UUID.fullmatch(kennung) else str(uuid.uuid4())
    code = roh.get("code")[:CODE_MAX]
    try:
        gefunden = await anfrage.dienst.take_over(code, ("seiten", "sicher", "spaeter"), geraet)
        if gefunden.mandant != anfrage.mandant.key:
            raise CodeUngueltig
    except CodeUngueltig:
        wofuer = f"&fuer={CHAT}" if roh.get("fuer") == CHAT else ""
        return see(f"/{anfrage.mandant.key}/antrag/weiter?falsch=1&code={quote(code)}{wofuer}")
    anfrage.sitzung = Sitzung(gefunden.id, gefunden.token, gefunden.ziel == "sicher")
    stand = gefunden.antwort.stand
    leistung = stand.get("leistung")
    ziel = f"/{anfrage.mandant.key}/leistungen"
    if anfrage.sitzung.sicher and (stand.get("frage") or {}).get("feld") == DOKUMENT:
        ziel = page_for(anfrage.mandant.key)
    elif leistung is not None:
        formular = Formular(anfrage, leistung)
        ziel = formular.wege.next(await formular.read())
    antwort = see(ziel)
    keep_session(antwort, anfrage.request, anfrage.mandant.key, anfrage.sitzung)
    return antwort
