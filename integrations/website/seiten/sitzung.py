"""Who fills in a form: a cookie with conversation and token; and what keeps other sites from acting in their name."""

import hmac
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request
from starlette.responses import Response

from api.context import ApiContext
from api.errors import NichtErlaubt
from integrations.website.seiten.eingaben.basis import Roh

NAME = "lotse_antrag"
WERT = re.compile(r"([0-9a-f-]{36})\.([A-Za-z0-9_-]{20,100})(\.sicher)?")
ZWECK = "formularseiten"


class FremdeAnfrage(NichtErlaubt):
    titel = "Diese Seite ist nicht mehr gültig"
    text = (
        "Aus Sicherheitsgründen haben wir nichts gespeichert. Bitte laden Sie die Seite neu und senden Sie dann noch "
        "einmal. Ihr Browser muss dafür Cookies dieser Seite zulassen."
    )


@dataclass(frozen=True)
class Sitzung:
    gespraech: str
    token: str
    sicher: bool = False
    """Came by the link of a messenger: only what may not be asked there is asked, then it goes on there."""


def read_session(request: Request) -> Sitzung | None:
    match = WERT.fullmatch(request.cookies.get(_name(request), ""))
    return Sitzung(match[1], match[2], bool(match[3])) if match else None


def keep_session(response: Response, request: Request, mandant: str, sitzung: Sitzung) -> None:
    """Until the browser is closed; readable by no script, sent to the form pages of this Mandant only."""
    response.set_cookie(
        _name(request),
        f"{sitzung.gespraech}.{sitzung.token}{'.sicher' if sitzung.sicher else ''}",
        path=f"/{mandant}/antrag",
        httponly=True,
        samesite="lax",
        secure=_is_secure(request),
    )


def drop_session(response: Response, request: Request, mandant: str) -> None:
    response.delete_cookie(
        _name(request), path=f"/{mandant}/antrag", httponly=True, samesite="lax", secure=_is_secure(request)
    )


def csrf_token(context: ApiContext, mandant: str, sitzung: Sitzung | None) -> str:
    """What a form of this session carries; without one there is nothing to protect yet."""
    wer = f"{sitzung.gespraech}.{sitzung.token}" if sitzung else "-"
    return context.cipher.keyed_hash(ZWECK, f"{mandant}:{wer}")[:32]


def check_sender(request: Request, context: ApiContext, mandant: str, sitzung: Sitzung | None, roh: Roh) -> None:
    """Raises `FremdeAnfrage` unless the form came from a page of this server, made for this session."""
    expected = csrf_token(context, mandant, sitzung)
    given = roh.get("csrf").encode("ascii", "replace").decode()
    if not same_site(request) or not hmac.compare_digest(expected, given):
        raise FremdeAnfrage


def same_site(request: Request) -> bool:
    """By what the browser says of where the form stood; old ones say nothing."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _name(request: Request) -> str:
    return f"__Secure-{NAME}" if _is_secure(request) else NAME


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"
