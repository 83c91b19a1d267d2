"""What anyone may look up about a municipality."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import ContextDep
from api.mandanten.schemas import Strassen, Strassenvorschlag

VORSCHLAEGE_MAX = 8

router = APIRouter(prefix="/api/v1/mandanten", tags=["Kommunen"])


@router.get("/{mandant}/strassen")
def suggest_streets(context: ContextDep, mandant: str, q: Annotated[str, Query(max_length=100)] = "") -> Strassen:
    """Streets for what has been typed so far, best first."""
    verzeichnis = context.mandanten.mandant(mandant).strassen
    found = verzeichnis.begin_with(q, VORSCHLAEGE_MAX)
    return Strassen(
        strassen=[Strassenvorschlag(strasse=each.strasse, plz=list(each.plz), ort=verzeichnis.ort) for each in found]
    )
