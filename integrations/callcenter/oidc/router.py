"""To the provider and back. What belongs to this browser waits meanwhile in a cookie only this server can read."""

import base64
import hmac
import json
import secrets
from datetime import datetime, timedelta
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.context import ApiContext
from api.crypto import DecryptionError
from api.dependencies import context_of
from api.errors import NichtGefunden
from api.personal.oidc import sign_in
from integrations.callcenter.anmeldung.wege import inside
from integrations.callcenter.oidc.anbieter import Anbieter, AnbieterLehntAb
from integrations.callcenter.seite import START, KonsolenRoute, see
from integrations.callcenter.sitzung import keep_token, token_of

router = APIRouter(route_class=KonsolenRoute)
COOKIE = "__Host-lotse_oidc"
FRIST = timedelta(minutes=10)
type Text = Annotated[str, Query(max_length=4000)]


def provider_of(request: Request) -> Anbieter:
    """The provider of this installation. Raises `NichtGefunden` where there is none."""
    settings = context_of(request).settings
    if settings.oidc is None:
        raise NichtGefunden
    if not hasattr(request.app.state, "anbieter"):
        request.app.state.anbieter = Anbieter(settings.oidc, f"{settings.adresse}{START}/oidc/zurueck")
    anbieter = request.app.state.anbieter
    assert isinstance(anbieter, Anbieter)  # noqa: S101 - narrows the type of Starlette's state
    return anbieter


@router.get("/callcenter/oidc")
async def go(request: Request, weiter: Text = "") -> Response:
    anbieter, context = provider_of(request), context_of(request)
    waits = {
        "state": secrets.token_urlsafe(24),
        "nonce": secrets.token_urlsafe(24),
        "verifier": secrets.token_urlsafe(48),
    }
    response = see(await anbieter.begin(**waits))
    bis = context.clock.now() + FRIST
    packed = _pack(context, {**waits, "weiter": inside(weiter), "bis": bis.isoformat()})
    # Lax: the provider leads back from another site
    response.set_cookie(
        COOKIE, packed, path="/", secure=True, httponly=True, samesite="lax", max_age=int(FRIST.total_seconds())
    )
    return response


@router.get("/callcenter/oidc/zurueck")
async def come_back(request: Request, code: Text = "", state: Text = "", iss: Text = "") -> Response:
    """Signed in, with a new token; once, for the browser that went there."""
    anbieter, context = provider_of(request), context_of(request)
    waits = _unpack(context, request.cookies.get(COOKIE, ""))
    if waits is None or not hmac.compare_digest(str(waits["state"]).encode(), state.encode()) or not code:
        raise AnbieterLehntAb
    if iss and iss != anbieter.settings.aussteller:  # RFC 9207: the answer of another provider
        raise AnbieterLehntAb
    known = await anbieter.finish(code, str(waits["nonce"]), str(waits["verifier"]))
    before, claim = token_of(request), anbieter.settings.rollen
    token = await to_thread.run_sync(sign_in, context, known.claims, claim, known.id_token, before)
    response = see(inside(str(waits["weiter"])) or START)
    keep_token(response, request, token)
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    return response


def _pack(context: ApiContext, values: dict[str, str]) -> str:
    return base64.urlsafe_b64encode(context.cipher.encrypt(json.dumps(values).encode())).decode()


def _unpack(context: ApiContext, text: str) -> dict[str, Any] | None:
    """What waits, or None where nothing does, it is too old or not ours."""
    try:
        values: dict[str, Any] = json.loads(context.cipher.decrypt(base64.urlsafe_b64decode(text)))
        fresh = context.clock.now() < datetime.fromisoformat(values["bis"])
    except (DecryptionError, ValueError, KeyError):
        return None
    return values if fresh else None
