"""The mail of a demo as pages. Where it is no demo, there are no such pages."""

from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import Response

from api.dependencies import ContextDep
from integrations.website.ansicht import of_mandant
from integrations.website.seiten.seite import HEADERS, HIER
from integrations.zustellung.ablage import BEHALTEN, Ablage
from integrations.zustellung.bote import folder_of

umgebung = Environment(
    loader=FileSystemLoader([Path(__file__).resolve().parent / "templates", HIER.parent / "templates"]),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


async def find_ablage(context: ContextDep) -> Ablage | None:
    """None where this is no demo, or mail goes to a real server."""
    settings = context.settings
    return Ablage(folder_of(context)) if settings.demo and settings.smtp is None else None


AblageDep = Annotated[Ablage | None, Depends(find_ablage)]
router = APIRouter(include_in_schema=False, prefix="/demo/post")


@router.get("")
def show_all(ablage: AblageDep, context: ContextDep) -> Response:
    if ablage is None:
        return _not_found(context)
    return _page("post.html", briefe=ablage.all(), tage=BEHALTEN.days)


@router.get("/{kennung}")
def show_one(kennung: str, ablage: AblageDep, context: ContextDep) -> Response:
    brief = ablage.get(kennung) if ablage is not None else None
    return _page("brief.html", brief=brief) if brief else _not_found(context)


def _not_found(context: ContextDep) -> Response:
    return _page("nicht_gefunden.html", 404, mandanten=[of_mandant(each) for each in context.mandanten])


def _page(template: str, status: int = 200, **values: Any) -> Response:
    html = umgebung.get_template(template).render(mandant=None, **values)
    return Response(html, status, HEADERS, media_type="text/html")
