"""How a page is made: templates, headers, and an error as a page a citizen can read."""

import uuid
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.antraege.errors import AntragUnbekannt
from api.context import ApiContext
from api.dependencies import context_of
from api.errors import LotseError, ZuGross
from api.gespraeche.lauf import KeinAntragOffen
from api.gespraeche.service import GespraechUnbekannt
from api.leistungen.katalog import LeistungAus, LeistungUnbekannt
from api.leistungen.lebenslagen import LebenslageUnbekannt
from api.mandanten.verzeichnis import Mandant, MandantUnbekannt
from integrations.gespraech.dienst import GespraechDienst
from integrations.website.ansicht import of_mandant
from integrations.website.pages import SECURITY_HEADERS
from integrations.website.seiten.sitzung import FremdeAnfrage, Sitzung, csrf_token, read_session

HIER = Path(__file__).resolve().parent
HEADERS = SECURITY_HEADERS | {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    # "no-referrer" would make browsers send "Origin: null" along with our own forms
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
umgebung = Environment(
    loader=FileSystemLoader([HIER / "templates", HIER.parent / "templates"]),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(template: str, mandant: Mandant | None, status: int = 200, **values: Any) -> Response:
    """A rendered page with the headers every page without script carries."""
    view = of_mandant(mandant) if mandant else None
    html = umgebung.get_template(template).render(mandant=view, **values)
    return Response(html, status, HEADERS, media_type="text/html")


def see(path: str) -> Response:
    """Go on to another page with GET."""
    return RedirectResponse(path, 303, {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"})


class Anfrage:
    """One request for a page of a Mandant, with what every page needs. Raises `MandantUnbekannt`."""

    def __init__(self, request: Request, mandant: str) -> None:
        self.request = request
        self.context: ApiContext = context_of(request)
        self.mandant = self.context.mandanten.mandant(mandant)
        self.sitzung: Sitzung | None = read_session(request)

    @property
    def dienst(self) -> GespraechDienst:
        dienst = self.request.app.state.gespraech_dienst
        assert isinstance(dienst, GespraechDienst)  # noqa: S101 - narrows the type of Starlette's state
        return dienst

    @property
    def csrf(self) -> str:
        return csrf_token(self.context, self.mandant.key, self.sitzung)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page whose forms carry the token of the session and an id of their own."""
        own = {"csrf": self.csrf, "kennung": str(uuid.uuid4()), "telegram": self.context.settings.telegram is not None}
        return page(template, self.mandant, status, **own, **values)


async def find_anfrage(request: Request, mandant: str) -> Anfrage:
    return Anfrage(request, mandant)


AnfrageDep = Annotated[Anfrage, Depends(find_anfrage)]


class SeitenRoute(APIRoute):
    """A route whose errors are pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_as_page(request: Request) -> Response:
            try:
                return await handle(request)
            except LotseError as error:
                return error_page(request, error)
            except HTTPException as error:
                if error.status_code != ZuGross.status:
                    raise
                return error_page(request, ZuGross())

        return handle_as_page


def error_page(request: Request, error: LotseError) -> Response:
    """What went wrong and where to go on, in German."""
    context = context_of(request)
    if isinstance(error, MandantUnbekannt):
        alle = [of_mandant(each) for each in context.mandanten]
        return page("nicht_gefunden.html", None, 404, mandanten=alle)
    mandant = context.mandanten.mandant(request.path_params["mandant"])
    if isinstance(error, LeistungUnbekannt | LeistungAus | LebenslageUnbekannt):
        return page("leistung_unbekannt.html", mandant, 404, titel=error.titel)
    if isinstance(error, GespraechUnbekannt | AntragUnbekannt | KeinAntragOffen):
        leistung = request.path_params.get("leistung")
        return page("weg.html", mandant, 404, leistung=leistung, tage=context.settings.aufbewahrung.days)
    adresse = request.url.path if isinstance(error, FremdeAnfrage) else None
    return page("fehler.html", mandant, error.status, titel=error.titel, text=error.detail, adresse=adresse)
