"""What tests of the console share: accounts made in the database, and a plain browser that signs in over HTTP."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

import httpx

from api.clock import SystemClock
from api.context import ApiContext, build_context
from api.personal import totp
from api.personal.anmeldung import hash_name
from api.personal.demo import Demokonto, demo_accounts
from api.personal.einladung import Einladungen
from api.personal.models import Konto
from api.personal.repository import PersonalRepository
from api.personal.rollen import Rolle
from api.personal.service import PersonalService
from api.personal.sitzungen import Sitzungen
from api.settings import load_settings
from tests.system import System

COOKIE = "__Host-lotse_konsole"
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


def make_account(
    context: ApiContext, anmeldename: str, name: str, rollen: Mapping[str, Iterable[Rolle]]
) -> tuple[str, str]:
    """A new account and a session of it: (id, token). It has no password; `invite` gives a link to set one."""
    with context.db.transaction() as session:
        konto = PersonalService(context, session).create(anmeldename, name, rollen)
        return konto.id, Sitzungen(context, session).begin(konto)


def session_of(context: ApiContext, anmeldename: str) -> str:
    """The token of a new session of an account there is, such as one of the demo."""
    with context.db.transaction() as session:
        return Sitzungen(context, session).begin(_account(context, PersonalRepository(session), anmeldename))


def invite(context: ApiContext, anmeldename: str) -> str:
    """The token of an invitation."""
    with context.db.transaction() as session:
        konto = _account(context, PersonalRepository(session), anmeldename)
        return Einladungen(context, session).invite(konto)


def _account(context: ApiContext, repository: PersonalRepository, anmeldename: str) -> Konto:
    konto = repository.by_name(hash_name(context, anmeldename))
    assert konto is not None, anmeldename
    return konto


def context_of(system: System) -> ApiContext:
    """The backend of a running system: same database, same key."""
    return build_context(load_settings(system.env))


def demo_account(system: System, anmeldename: str) -> Demokonto:
    """Password and TOTP key of a demo account (agent1, agent2, leitung, verwaltung), as `make run` prints them."""
    settings = load_settings(system.env)
    mandanten = [folder.name for folder in (settings.inhalte / "mandanten").iterdir()]
    return next(each for each in demo_accounts(settings.schluessel, mandanten) if each.anmeldename == anmeldename)


def code_now(key: str) -> str:
    """What the authenticator app shows."""
    return totp.code_at(key, SystemClock().now())


class Konsole:
    """A browser without script, over plain HTTP: keeps cookies (also `Secure` ones, as Chromium does on the loopback
    address), sends Origin, and puts the CSRF token of the page it saw last into what it posts.
    """

    def __init__(self, url: str, token: str = "", **more: Any) -> None:
        self.url = url
        self.http = httpx.AsyncClient(base_url=url, headers={"Origin": url}, timeout=30, **more)
        self.cookies: dict[str, str] = {COOKIE: token} if token else {}
        self.csrf = ""

    async def __aenter__(self) -> "Konsole":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def get(self, path: str, **more: Any) -> httpx.Response:
        return self._seen(await self.http.get(path, headers=self._headers(), **more))

    async def post(self, path: str, form: Mapping[str, Any] | None = None, **more: Any) -> httpx.Response:
        data = {"csrf": self.csrf, **(form or {})}
        return self._seen(await self.http.post(path, data=data, headers=self._headers(), **more))

    async def follow(self, response: httpx.Response) -> httpx.Response:
        """The page a 303 leads to."""
        while response.status_code == 303:
            response = await self.get(response.headers["location"])
        return response

    async def sign_in(self, konto: Demokonto) -> httpx.Response:
        """With password and code, as a person does; the first page of the console. A code is good once, so an account
        signs in once in 30 seconds: tests of something else take `session_of`.
        """
        await self.get("/callcenter")
        await self.follow(
            await self.post("/callcenter/anmelden", {"anmeldename": konto.anmeldename, "passwort": konto.passwort})
        )
        return await self.follow(await self.post("/callcenter/code", {"code": code_now(konto.totp)}))

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}

    def _seen(self, response: httpx.Response) -> httpx.Response:
        self.http.cookies.clear()
        for line in response.headers.get_list("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            if "Max-Age=0" in line:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        found = CSRF.search(response.text)
        if found:
            self.csrf = unescape(found[1])
        return response
