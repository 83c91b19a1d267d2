"""`/api/v1/gespraeche/{gespraech}/…`: commands of the actions, and the whole list behind an open question."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends

from api.dependencies import BearerDep, ContextDep, ReadingDep, SessionDep, require_dienst_token
from api.gespraeche.lage import read_lage
from api.gespraeche.lauf import load_befehle
from api.gespraeche.optionen import whole_list
from api.gespraeche.service import GespraechService
from api.gespraeche.zuege import ZugAnfrage, ZugErgebnis, ZugService

load_befehle()  # now, and not while the first citizen waits
router = APIRouter(prefix="/api/v1/gespraeche", tags=["Gespräche"])


@router.post("/{gespraech}/zuege", dependencies=[Depends(require_dienst_token)])
def run_zug(gespraech: str, anfrage: ZugAnfrage, context: ContextDep, session: SessionDep) -> ZugErgebnis:
    """Execute one step of a turn; the same `nachricht` and `schritt` again answer with the stored result."""
    return ZugService(context, session).run(gespraech, anfrage)


@router.get("/{gespraech}/optionen")
def list_optionen(gespraech: str, token: BearerDep, context: ContextDep, session: ReadingDep) -> dict[str, Any]:
    """Every answer to the open question (`frage.alle`), with the token of the conversation."""
    found = GespraechService(context, session).by_token(gespraech, token)
    return {"optionen": whole_list(read_lage(context, session, found))}
