"""Go on by telephone, without script: the number to call, and the code to read aloud there."""

from fastapi import APIRouter
from starlette.responses import Response

from api.clock import BERLIN
from integrations.website.seiten import codes
from integrations.website.seiten.seite import AnfrageDep, SeitenRoute
from integrations.website.seiten.wege import ANRUFEN
from integrations.website.uebergang import by_phone

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)


@router.post(f"/{{mandant}}/antrag/{{leistung}}/{ANRUFEN}")
async def draw_code(anfrage: AnfrageDep, leistung: str) -> Response:
    """A new code."""
    return await codes.draw(anfrage, leistung, "telefon", ANRUFEN, lambda bis: f"{bis.astimezone(BERLIN):%H:%M}")


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{ANRUFEN}")
async def show_code(anfrage: AnfrageDep, leistung: str, eingabe: str | None = None) -> Response:
    return await codes.show(anfrage, leistung, eingabe, "anrufen.html", weg=by_phone(anfrage.mandant))
