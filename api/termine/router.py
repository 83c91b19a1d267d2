"""GET /api/v1/termine: every free slot of a calendar, for whom the best four are not enough."""

from datetime import date

from fastapi import APIRouter

from api.dependencies import ContextDep, ReadingDep
from api.termine.schemas import FreierTermin, FreieTermine
from api.termine.service import TerminService

router = APIRouter(prefix="/api/v1/termine", tags=["Termine"])


@router.get("")
def list_free(
    context: ContextDep,
    session: ReadingDep,
    mandant: str,
    kalender: str,
    von: date | None = None,
    bis: date | None = None,
) -> FreieTermine:
    """Free slots in order; ``von`` and ``bis`` are days."""
    found = TerminService(context, session).all_free(mandant, kalender, von, bis)
    return FreieTermine(mandant=mandant, kalender=kalender, termine=[FreierTermin.of(slot) for slot in found])
