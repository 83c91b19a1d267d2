"""How a page of the console is made: who asks, the frame around it, its headers, and errors as pages."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Annotated, Any
from urllib.parse import quote

from anyio import to_thread
from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from api.context import ApiContext
from api.database import Session
from api.dependencies import context_of
from api.errors import LotseError, NichtAngemeldet, NichtGefunden, UngueltigeEingabe, ZuGross
from api.mandanten.verzeichnis import Mandant, MandantUnbekannt
from api.personal.rollen import Angemeldet, Rolle
from api.personal.sitzungen import Sitzungen
from integrations.callcenter.rahmen import frame_values, render
from integrations.callcenter.sitzung import SICHERE, before_of, check_origin, csrf_of, keep_before, token_of
from integrations.gespraech.dienst import GespraechDienst

START = "/callcenter"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "media-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    # "no-referrer" would make browsers send "Origin: null" along with our own forms
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def dienst_of(request: Request) -> GespraechDienst:
    """The conversation core of this server."""
    dienst = request.app.state.gespraech_dienst
    assert isinstance(dienst, GespraechDienst)  # noqa: S101 - narrows the type of Starlette's state
    return dienst


class Anfrage:
    """One request of somebody who is signed in and has a role in this Mandant."""

    def __init__(self, request: Request, mandant: Mandant, wer: Angemeldet) -> None:
        self.request = request
        self.context: ApiContext = context_of(request)
        self.mandant = mandant
        self.wer = wer
        self.csrf = csrf_of(self.context, token_of(request))

    @property
    def dienst(self) -> GespraechDienst:
        return dienst_of(self.request)

    @property
    def wege(self) -> str:
        """What the addresses of this Mandant begin with: ``/callcenter/<key>``."""
        return f"{START}/{self.mandant.key}"

    async def run[T](self, work: Callable[[Session], T]) -> T:
        """Do the work in one transaction, in a thread."""

        def in_transaction() -> T:
            with self.context.db.transaction() as session:
                return work(session)

        return await to_thread.run_sync(in_transaction)

    async def read[T](self, work: Callable[[Session], T]) -> T:
        """The same for reading only; it never waits for writers."""

        def in_reading() -> T:
            with self.context.db.reading() as session:
                return work(session)

        return await to_thread.run_sync(in_reading)

    async def form(self) -> Mapping[str, str]:
        """The posted form, each name once; its CSRF token has been checked."""
        return {name: value for name, value in (await self.fields()).items() if isinstance(value, str)}

    async def fields(self) -> FormData:
        """The posted form with names that come more than once, and files."""
        return await self.request.form()

    async def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """The whole screen: the frame, its panels, and this page in the middle."""
        rahmen = await self.read(lambda session: frame_values(self, session))
        return _html(await self._render(template, {"rahmen": rahmen, **values}), status)

    async def fragment(self, template: str, status: int = 200, **values: Any) -> Response:
        """A part of the screen alone, for what is live."""
        return _html(await self._render(template, values), status)

    async def still_signed_in(self) -> bool:
        """For answers that stay open long: has the session ended since, or was the account locked?"""
        token = token_of(self.request)
        return await self.read(lambda session: Sitzungen(self.context, session).find(token) is not None)

    async def _render(self, template: str, values: Mapping[str, Any]) -> str:
        own = {"mandant": self.mandant, "wer": self.wer, "csrf": self.csrf, "wege": self.wege, "anfrage": self}
        return render(template, {**own, **values})


async def find_anfrage(request: Request, mandant: str, *rollen: Rolle) -> Anfrage:
    """Raises `NichtAngemeldet`; where the person has none of the roles the same as for a Mandant there is not."""
    context, token = context_of(request), token_of(request)
    wer = await to_thread.run_sync(_recognise, context, token, _by_hand(request)) if token else None
    if wer is None:
        raise NichtAngemeldet
    try:
        found = context.mandanten.mandant(mandant)
    except MandantUnbekannt:
        raise NichtGefunden from None
    if not wer.darf(mandant, *rollen):
        raise NichtGefunden
    request.state.anfrage = anfrage = Anfrage(request, found, wer)
    return anfrage


def _recognise(context: ApiContext, token: str, by_hand: bool) -> Angemeldet | None:
    with context.db.reading() as session:
        found = Sitzungen(context, session).who(token)
    if found and found[1] and by_hand:
        with context.db.transaction() as session:
            Sitzungen(context, session).touch(token)
    return found[0] if found else None


def _by_hand(request: Request) -> bool:
    """What the page asks for by itself must not keep a session alive."""
    return "text/event-stream" not in request.headers.get("accept", "")


async def agent(request: Request, mandant: str) -> Anfrage:
    return await find_anfrage(request, mandant, Rolle.AGENT)


async def leitung(request: Request, mandant: str) -> Anfrage:
    return await find_anfrage(request, mandant, Rolle.LEITUNG)


async def verwaltung(request: Request, mandant: str) -> Anfrage:
    return await find_anfrage(request, mandant, Rolle.VERWALTUNG)


async def mitglied(request: Request, mandant: str) -> Anfrage:
    return await find_anfrage(request, mandant, *Rolle)


AgentDep = Annotated[Anfrage, Depends(agent)]
"""Agents and those who lead them."""
LeitungDep = Annotated[Anfrage, Depends(leitung)]
VerwaltungDep = Annotated[Anfrage, Depends(verwaltung)]
MitgliedDep = Annotated[Anfrage, Depends(mitglied)]
"""Everybody with any role in the Mandant."""


def see(path: str) -> Response:
    """Go on to another page with GET."""
    return RedirectResponse(path, 303)


def outer_page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page for nobody in particular: signing in, an invitation, an error."""
    before = token_of(request) or before_of(request)
    response = _html(render(template, {"csrf": csrf_of(context_of(request), before), **values}), status)
    if not token_of(request):
        keep_before(response, request, before)
    return response


def _html(text: str, status: int) -> Response:
    return Response(text, status, media_type="text/html")


class KonsolenRoute(APIRoute):
    """A route that lets no foreign form in, whose errors are pages, and whose answers no cache keeps."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_as_page(request: Request) -> Response:
            try:
                if request.method not in SICHERE:
                    await check_origin(request)
                response = await handle(request)
            except NichtAngemeldet:
                response = see(sign_in_path(request))
            except LotseError as error:
                response = await error_page(request, error)
            except RequestValidationError:
                response = await error_page(request, UngueltigeEingabe())
            except HTTPException as error:
                if error.status_code != ZuGross.status:
                    raise
                response = await error_page(request, ZuGross())
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return handle_as_page


def sign_in_path(request: Request) -> str:
    """Where to sign in; a page that was asked for is shown afterwards."""
    if request.method != "GET" or not _by_hand(request):
        return f"{START}?ende=1"
    return f"{START}?weiter={quote(request.url.path)}"


async def error_page(request: Request, error: LotseError) -> Response:
    """What went wrong; with the frame for whoever may be there, else without a word of the Mandant."""
    anfrage: Anfrage | None = getattr(request.state, "anfrage", None)
    if anfrage is None:
        return outer_page(request, "fehler_aussen.html", error.status, titel=error.titel, text=error.detail)
    return await anfrage.page("fehler.html", error.status, titel=error.titel, text=error.detail, felder=error.felder)
