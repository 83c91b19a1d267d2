"""The accounts of a Mandant: make, invite, change roles, lock, end sessions, by whoever manages accounts there."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.database import Session
from api.errors import LotseError
from api.personal.einladung import FRIST, Einladungen
from api.personal.models import Konto
from api.personal.rollen import Rolle
from api.personal.service import PersonalService
from integrations.callcenter.seite import Anfrage, KonsolenRoute, VerwaltungDep, see

router = APIRouter(route_class=KonsolenRoute)
PFAD = "/callcenter/{mandant}/konten"
GETAN = {
    "rollen": "Die Rollen sind gespeichert. Die Person meldet sich neu an.",
    "gesperrt": "Das Konto ist gesperrt und überall abgemeldet.",
    "entsperrt": "Das Konto ist wieder frei.",
    "abgemeldet": "Alle Sitzungen des Kontos sind beendet.",
}
type Getan = Annotated[str, Query(max_length=20)]


@router.get(PFAD)
async def show_accounts(anfrage: VerwaltungDep, getan: Getan = "") -> Response:
    return await _page(anfrage, meldung=GETAN.get(getan, ""))


@router.post(PFAD)
async def create(anfrage: VerwaltungDep) -> Response:
    """A new account. The link to set password and app is shown once, here; sent again, the name is taken."""
    form = await anfrage.form()
    name, anmeldename = form.get("name", ""), form.get("anmeldename", "")
    rollen = {anfrage.mandant.key: await _roles(anfrage)}

    def work(session: Session) -> str:
        service = PersonalService(anfrage.context, session, anfrage.wer)
        return Einladungen(anfrage.context, session).invite(service.create(anmeldename, name, rollen))

    try:
        token = await anfrage.run(work)
    except LotseError as error:
        eingabe = {"name": name, "anmeldename": anmeldename, "rollen": rollen[anfrage.mandant.key]}
        felder = error.felder or {"anmeldename": error.detail}
        return await _page(anfrage, error.status, eingabe=eingabe, fehler=felder)
    return await _page(anfrage, link=_link(anfrage, token), fuer=" ".join(name.split()))


@router.post(f"{PFAD}/{{konto}}/rollen")
async def set_roles(anfrage: VerwaltungDep, konto: str) -> Response:
    rollen = await _roles(anfrage)
    await _on(anfrage, konto, lambda service, row: service.set_roles(row, anfrage.mandant.key, rollen))
    return _done(anfrage, "rollen")


@router.post(f"{PFAD}/{{konto}}/sperren")
async def lock(anfrage: VerwaltungDep, konto: str) -> Response:
    await _on(anfrage, konto, lambda service, row: service.lock(row, anfrage.mandant.key, locked=True))
    return _done(anfrage, "gesperrt")


@router.post(f"{PFAD}/{{konto}}/entsperren")
async def unlock(anfrage: VerwaltungDep, konto: str) -> Response:
    await _on(anfrage, konto, lambda service, row: service.lock(row, anfrage.mandant.key, locked=False))
    return _done(anfrage, "entsperrt")


@router.post(f"{PFAD}/{{konto}}/abmelden")
async def end_sessions(anfrage: VerwaltungDep, konto: str) -> Response:
    await _on(anfrage, konto, lambda service, row: service.end_sessions(row, anfrage.mandant.key))
    return _done(anfrage, "abgemeldet")


@router.post(f"{PFAD}/{{konto}}/einladen")
async def invite(anfrage: VerwaltungDep, konto: str) -> Response:
    """Password and app are forgotten, and a new link sets them: for a lost telephone or a link that is too old."""

    def work(session: Session) -> tuple[str, str]:
        service = PersonalService(anfrage.context, session, anfrage.wer)
        row = service.find(konto, anfrage.mandant.key)
        service.reset(row, anfrage.mandant.key)
        return Einladungen(anfrage.context, session).invite(row), row.name

    token, name = await anfrage.run(work)
    return await _page(anfrage, link=_link(anfrage, token), fuer=name)


async def _on(anfrage: Anfrage, konto: str, act: Callable[[PersonalService, Konto], None]) -> None:
    def work(session: Session) -> None:
        service = PersonalService(anfrage.context, session, anfrage.wer)
        act(service, service.find(konto, anfrage.mandant.key))

    await anfrage.run(work)


async def _page(anfrage: Anfrage, status: int = 200, **values: Any) -> Response:
    konten = await anfrage.read(
        lambda session: PersonalService(anfrage.context, session, anfrage.wer).list(anfrage.mandant.key)
    )
    leer = {"name": "", "anmeldename": "", "rollen": [Rolle.AGENT]}
    given = {"eingabe": leer, "fehler": {}, "link": "", "fuer": "", "meldung": "", **values}
    return await anfrage.page("konten/konten.html", status, konten=konten, tage=FRIST.days, **given)


async def _roles(anfrage: Anfrage) -> list[Rolle]:
    """The roles ticked; what is none is left out."""
    ticked = (await anfrage.fields()).getlist("rolle")
    return [rolle for rolle in Rolle if rolle.value in ticked]


def _link(anfrage: Anfrage, token: str) -> str:
    return f"{anfrage.context.settings.adresse}/callcenter/einladung/{token}"


def _done(anfrage: Anfrage, getan: str) -> Response:
    return see(f"{anfrage.wege}/konten?getan={getan}")
