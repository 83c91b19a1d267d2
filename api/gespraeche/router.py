"""`/api/v1/gespraeche/{gespraech}/…`: commands of the actions, and the whole list behind an open question."""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from fastapi import APIRouter, Depends, Response

from api.context import ApiContext
from api.dependencies import BearerDep, ContextDep, ReadingDep, require_dienst_token
from api.gespraeche.lage import read_lage
from api.gespraeche.lauf import load_befehle
from api.gespraeche.optionen import whole_list
from api.gespraeche.service import GespraechService
from api.gespraeche.zuege import ZugAnfrage, ZugErgebnis, ZugService

load_befehle()  # now, and not while the first citizen waits
router = APIRouter(prefix="/api/v1/gespraeche", tags=["Gespräche"])


@router.post("/{gespraech}/zuege", dependencies=[Depends(require_dienst_token)], response_model=ZugErgebnis)
async def run_zug(gespraech: str, anfrage: ZugAnfrage, context: ContextDep) -> Response:
    """Execute one step of a turn; the same `nachricht` and `schritt` again answer with the stored result."""
    return Response(await to_thread.run_sync(_run, context, gespraech, anfrage), media_type="application/json")


def _run(context: ApiContext, gespraech: str, anfrage: ZugAnfrage) -> str:
    """The whole step in one visit to one thread: every turn waits for this."""
    with context.db.transaction() as session:
        ergebnis = ZugService(context, session).run(gespraech, anfrage)
    return ergebnis.model_dump_json()


@router.get("/{gespraech}/optionen")
def list_optionen(gespraech: str, token: BearerDep, context: ContextDep, session: ReadingDep) -> dict[str, Any]:
    """Every answer to the open question (`frage.alle`), with the token of the conversation."""
    service = GespraechService(context, session)
    found = service.by_token(gespraech, token)
    return {"optionen": whole_list(read_lage(context, session, found, kanal=service.channel(found, token)))}
