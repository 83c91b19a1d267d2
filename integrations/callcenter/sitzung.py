"""The cookies of the console, and what keeps other sites from acting in an agent's name."""

import hmac
import secrets
from urllib.parse import urlsplit

from fastapi import Request
from starlette.responses import Response

from api.context import ApiContext
from api.dependencies import context_of
from api.errors import NichtErlaubt

COOKIE = "__Host-lotse_konsole"
VOR = "__Host-lotse_vor"
"""Before signing in: a random value the forms of the outer pages are bound to."""
KOPF = "x-lotse-csrf"
FELD = "csrf"
SICHERE = frozenset({"GET", "HEAD", "OPTIONS"})


class AnfrageFremd(NichtErlaubt):
    titel = "Diese Seite ist nicht mehr gültig"
    text = (
        "Aus Sicherheitsgründen ist nichts gespeichert. Bitte laden Sie die Seite neu und senden Sie noch einmal. "
        "Ihr Browser muss dafür Cookies dieser Seite zulassen."
    )


def token_of(request: Request) -> str:
    return request.cookies.get(COOKIE, "")


def keep_token(response: Response, request: Request, token: str) -> None:
    """Until the browser is closed; readable by no script. Lax only where a provider leads back here."""
    lax = context_of(request).settings.oidc is not None
    _set(response, COOKIE, token, lax=lax)
    response.delete_cookie(VOR, path="/", secure=True, httponly=True, samesite="strict")


def drop_token(response: Response) -> None:
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")


def keep_before(response: Response, request: Request, value: str) -> None:
    """The value the outer pages are bound to, where this browser has none yet."""
    if request.cookies.get(VOR) != value:
        _set(response, VOR, value, lax=False)


def before_of(request: Request) -> str:
    """The value of this browser, or a new one."""
    return request.cookies.get(VOR) or secrets.token_urlsafe(24)


def _set(response: Response, name: str, value: str, *, lax: bool) -> None:
    response.set_cookie(name, value, path="/", secure=True, httponly=True, samesite="lax" if lax else "strict")


def csrf_of(context: ApiContext, token: str) -> str:
    """What forms carry for a session, or for a browser that has none yet."""
    return context.cipher.keyed_hash("konsole-csrf", token)


async def check_origin(request: Request) -> None:
    """Raises `AnfrageFremd` unless the request comes from a page of this server, made for this browser.

    The body is read here whole; what handles the request reads it again from memory.
    """
    await request.body()
    given = request.headers.get(KOPF) or str((await request.form()).get(FELD) or "")
    known = [value for value in (token_of(request), request.cookies.get(VOR)) if value]
    context = context_of(request)
    sent = given.encode("ascii", "replace")
    fits = [hmac.compare_digest(csrf_of(context, value).encode(), sent) for value in known]
    if not any(fits) or not same_origin(request):
        raise AnfrageFremd


def same_origin(request: Request) -> bool:
    """By what the browser says of where the form stood. One that says nothing is not believed."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is None and origin is None:
        return False
    if site not in (None, "same-origin"):
        return False
    own = {request.headers.get("host"), urlsplit(context_of(request).settings.adresse).netloc}
    return origin is None or urlsplit(origin).netloc in own
