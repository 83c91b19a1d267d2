"""The first page after signing in. Others fill it: the queue of chats in the middle, the search at the left."""

from fastapi import APIRouter
from starlette.responses import Response

from api.personal.rollen import Rolle
from integrations.callcenter.seite import KonsolenRoute, MitgliedDep, see

router = APIRouter(route_class=KonsolenRoute)


@router.get("/callcenter/{mandant}")
async def show_start(anfrage: MitgliedDep) -> Response:
    """For whoever manages accounts only: the accounts."""
    if not anfrage.wer.darf(anfrage.mandant.key, Rolle.AGENT):
        return see(f"{anfrage.wege}/konten")
    return await anfrage.page("start/start.html")
