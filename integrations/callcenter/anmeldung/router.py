"""Sign in with password and code, take up an invitation, sign out."""

from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.context import ApiContext
from api.dependencies import context_of
from api.errors import NichtGefunden
from api.personal.anmeldung import give_code, give_password
from api.personal.einladung import Einladungen, Einladungsblatt, accept
from api.personal.errors import AnmeldungFalsch, CodeFalsch, PasswortUntauglich
from api.personal.sitzungen import Sitzungen
from api.protokoll.service import Protokoll
from integrations.callcenter.anmeldung.qr import qr_code
from integrations.callcenter.anmeldung.wege import inside
from integrations.callcenter.oidc.router import provider_of
from integrations.callcenter.seite import START, KonsolenRoute, dienst_of, outer_page, see
from integrations.callcenter.sitzung import drop_token, keep_token, token_of

router = APIRouter(route_class=KonsolenRoute)
type Weiter = Annotated[str, Query(max_length=400)]


@router.get(START)
async def show_sign_in(request: Request, weiter: Weiter = "", ende: str = "") -> Response:
    """For whoever is signed in already: the first of their Mandanten."""
    context, token = context_of(request), token_of(request)
    home = await to_thread.run_sync(_home, context, token)
    if home is not None:
        return see(inside(weiter) or home)
    return outer_page(request, "anmeldung/anmelden.html", **_sign_in(context, weiter=inside(weiter), ende=bool(ende)))


@router.post("/callcenter/anmelden")
async def sign_in(request: Request) -> Response:
    """The password. Right: on to the code."""
    form, context = await request.form(), context_of(request)
    name, passwort = str(form.get("anmeldename") or "")[:200], str(form.get("passwort") or "")
    weiter = inside(str(form.get("weiter") or ""))
    try:
        token = await to_thread.run_sync(give_password, context, name, passwort, token_of(request))
    except AnmeldungFalsch as error:
        values = _sign_in(context, weiter=weiter, anmeldename=name, fehler=error.detail)
        return outer_page(request, "anmeldung/anmelden.html", error.status, **values)
    response = see(f"/callcenter/code{'?weiter=' + weiter if weiter else ''}")
    keep_token(response, request, token)
    return response


@router.get("/callcenter/code")
async def show_code(request: Request, weiter: Weiter = "") -> Response:
    if not await to_thread.run_sync(_half, context_of(request), token_of(request)):
        return see(START)
    return outer_page(request, "anmeldung/code.html", weiter=inside(weiter), fehler="")


@router.post("/callcenter/code")
async def take_code(request: Request) -> Response:
    """The code of the app. Right: signed in, with a new token."""
    form, context = await request.form(), context_of(request)
    weiter = inside(str(form.get("weiter") or ""))
    try:
        token = await to_thread.run_sync(give_code, context, token_of(request), str(form.get("code") or "")[:40])
    except AnmeldungFalsch as error:
        if not await to_thread.run_sync(_half, context, token_of(request)):
            response = outer_page(request, "anmeldung/anmelden.html", 401, **_sign_in(context, fehler=error.detail))
            drop_token(response)
            return response
        return outer_page(request, "anmeldung/code.html", error.status, weiter=weiter, fehler=error.detail)
    response = see(weiter or START)
    keep_token(response, request, token)
    return response


@router.post("/callcenter/abmelden")
async def sign_out(request: Request) -> Response:
    """Ends duty, too. Twice does no harm. Whoever came from a provider is led to sign out there, too."""
    context = context_of(request)
    konto, id_token = await to_thread.run_sync(_end, context, token_of(request))
    if konto is not None:
        await dienst_of(request).schlange.leave(konto)
    response = see(START)
    if id_token and context.settings.oidc:
        ende = await provider_of(request).end(id_token, f"{context.settings.adresse}{START}")
        # no redirect: browsers let a form lead to this server only (form-action)
        response = outer_page(request, "anmeldung/abgemeldet.html", ende=ende) if ende else response
    drop_token(response)
    return response


@router.get("/callcenter/einladung/{einladung}")
async def show_invitation(request: Request, einladung: str) -> Response:
    return _invitation(request, einladung, await to_thread.run_sync(_open, context_of(request), einladung))


@router.post("/callcenter/einladung/{einladung}")
async def take_invitation(request: Request, einladung: str) -> Response:
    """Password and authenticator app are set, and the person is signed in."""
    form, context = await request.form(), context_of(request)
    blatt = await to_thread.run_sync(_open, context, einladung)
    passwort, code = str(form.get("passwort") or ""), str(form.get("code") or "")[:40]
    if passwort != str(form.get("wiederholung") or ""):
        return _invitation(request, einladung, blatt, 422, wiederholung="Die beiden Passwörter sind nicht gleich.")
    try:
        token = await to_thread.run_sync(accept, context, einladung, passwort, code)
    except PasswortUntauglich as error:
        return _invitation(request, einladung, blatt, 422, passwort=error.detail)
    except CodeFalsch as error:
        return _invitation(request, einladung, blatt, 422, code=error.detail)
    response = see(START)
    keep_token(response, request, token)
    return response


def _invitation(request: Request, einladung: str, blatt: Einladungsblatt, status: int = 200, **fehler: str) -> Response:
    qr = qr_code(blatt.adresse)
    return outer_page(
        request, "anmeldung/einladung.html", status, einladung=einladung, blatt=blatt, qr=qr, fehler=fehler
    )


def _sign_in(
    context: ApiContext, *, weiter: str = "", anmeldename: str = "", fehler: str = "", ende: bool = False
) -> dict[str, Any]:
    oidc = context.settings.oidc.titel if context.settings.oidc else ""
    return {"weiter": weiter, "anmeldename": anmeldename, "fehler": fehler, "ende": ende, "oidc": oidc}


def _home(context: ApiContext, token: str) -> str | None:
    """Where somebody who is signed in begins. Raises `NichtGefunden` for whoever has no role anywhere (any more)."""
    with context.db.reading() as session:
        found = Sitzungen(context, session).who(token)
    if found is None:
        return None
    if not found[0].rollen:
        raise NichtGefunden("Ihr Konto ist noch für keine Kommune freigeschaltet. Bitte fragen Sie Ihre Verwaltung.")
    return f"{START}/{next(iter(found[0].rollen))}"


def _half(context: ApiContext, token: str) -> bool:
    with context.db.reading() as session:
        return Sitzungen(context, session).find(token, halb=True) is not None


def _end(context: ApiContext, token: str) -> tuple[str | None, str | None]:
    """Whose session it was, and what the provider wants to be told, if the person came from one."""
    with context.db.transaction() as session:
        row = Sitzungen(context, session).end(token)
        if row is None or row.halb:
            return None, None
        Protokoll(context, session).write(row.konto, "", "abgemeldet")
        return row.konto, str(row.abmeldung) if row.abmeldung else None


def _open(context: ApiContext, token: str) -> Einladungsblatt:
    with context.db.reading() as session:
        return Einladungen(context, session).open(token)
