"""Pages a citizen opens in a browser: the chat of a Mandant, its privacy notice, its statement of accessibility.

``GET /{mandant}`` takes every path of one segment, so this router is included after all others.
"""

from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException

from api.context import ApiContext
from api.dependencies import ContextDep
from api.mandanten.verzeichnis import Mandant, MandantUnbekannt
from api.verbindungen.service import VerbindungService
from integrations.website.ansicht import MandantAnsicht, MessengerAnsicht, of_mandant, of_messenger, processing
from integrations.website.farben import style_sheet, values
from integrations.website.statisch import Statisch
from integrations.website.widget_datei import CROSS_ORIGIN, WidgetDatei

SECURITY_HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types lit-html",
        )
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}

router = APIRouter(include_in_schema=False)
statisch = Statisch()
widget = WidgetDatei()
umgebung = Environment(
    loader=FileSystemLoader(Path(__file__).resolve().parent / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def find_mandant(mandant: str, context: ContextDep) -> Mandant | None:
    """The Mandant of the path, or None."""
    try:
        return context.mandanten.mandant(mandant)
    except MandantUnbekannt:
        return None


MandantDep = Annotated[Mandant | None, Depends(find_mandant)]


def page(template: str, mandant: Mandant | None, status: int = 200, **values: Any) -> Response:
    """A rendered page with the headers every page carries."""
    view: MandantAnsicht | None = of_mandant(mandant) if mandant else None
    html = umgebung.get_template(template).render(mandant=view, **values)
    return Response(html, status, SECURITY_HEADERS, media_type="text/html")


def not_found(context: ApiContext) -> Response:
    return page("nicht_gefunden.html", None, 404, mandanten=[of_mandant(each) for each in context.mandanten])


@router.api_route("/", methods=["GET", "HEAD"])
def start(context: ContextDep) -> Response:
    """One Mandant: its chat. More: the choice."""
    alle = list(context.mandanten)
    if len(alle) == 1:
        return RedirectResponse(f"/{alle[0].key}")
    return page("mandanten.html", None, mandanten=[of_mandant(each) for each in alle])


@router.get("/static/{pfad:path}")
async def static_file(pfad: str, request: Request) -> Response:
    try:
        return await statisch.answer(pfad, request.scope)
    except HTTPException as error:
        return Response("Diese Datei gibt es nicht.\n", error.status_code, media_type="text/plain")


@router.api_route("/widget/lotse.js", methods=["GET", "HEAD"])
async def widget_script(request: Request) -> Response:
    try:
        return await widget.answer(request.scope, request.headers.get("accept-encoding", ""))
    except HTTPException as error:
        return Response("Das Widget ist nicht gebaut.\n", error.status_code, media_type="text/plain")


@router.api_route("/{mandant}", methods=["GET", "HEAD"])
def chat(mandant: MandantDep, context: ContextDep) -> Response:
    return page("chat.html", mandant) if mandant else not_found(context)


@router.get("/{mandant}/farben.css")
def colours(mandant: MandantDep) -> Response:
    if not mandant:
        return Response("", 404, media_type="text/css")
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return Response(style_sheet(mandant.farben), 200, headers, media_type="text/css")


@router.get("/{mandant}/farben.json")
def appearance(mandant: MandantDep, context: ContextDep) -> Response:
    """What the widget needs to look like the town it stands for, and what most people come for there."""
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff", **CROSS_ORIGIN}
    if not mandant:
        return JSONResponse({"detail": "Diese Kommune gibt es hier nicht."}, 404, headers)
    view = of_mandant(mandant)
    haeufig = [context.katalog.fuer(mandant.key, leistung).titel for leistung in mandant.datei.haeufig]
    about = {"name": view.name, "telefon": view.telefon, "haeufig": haeufig, "telegram": has_telegram(context)}
    return JSONResponse({**values(mandant.farben), **about}, headers=headers)


def has_telegram(context: ApiContext) -> bool:
    """May a conversation go on there? Only where a bot of this installation runs."""
    if context.settings.telegram is None:
        return False
    with context.db.reading() as session:
        return VerbindungService(context, session).bot_name() is not None


@router.get("/{mandant}/datenschutz")
def privacy(mandant: MandantDep, context: ContextDep) -> Response:
    if not mandant:
        return not_found(context)
    lines = processing(context.katalog, mandant)
    notice = mandant.datei.datenschutz
    tage = context.settings.aufbewahrung.days
    return page(
        "datenschutz.html",
        mandant,
        hinweis=notice,
        verarbeitungen=lines,
        tage=tage,
        messenger=_messenger(mandant, context),
    )


def _messenger(mandant: Mandant, context: ApiContext) -> MessengerAnsicht | None:
    """What goes through the messenger of this installation; None where it has none."""
    return of_messenger(mandant, "telegram") if context.settings.telegram else None


@router.get("/{mandant}/barrierefreiheit")
def accessibility(mandant: MandantDep, context: ContextDep) -> Response:
    return page("barrierefreiheit.html", mandant) if mandant else not_found(context)
