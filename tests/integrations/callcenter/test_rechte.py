"""Every route of the console × every role: who may be there, and that nothing of another town is seen."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI

from api.context import ApiContext
from api.personal.rollen import Rolle
from api.settings import load_settings
from integrations.server import create_server
from tests.datenbanken import Datenbanken
from tests.dienen import serving
from tests.integrations.callcenter.rechte import (
    DORT,
    HIER,
    NAME_DORT,
    OFFEN,
    Weg,
    citizen_of,
    console_routes,
    two_towns,
)
from tests.konsole import COOKIE, make_account
from tests.system import free_ports

GEHEIM = "Zacharias Nirgendwer"
"""Name of a person known in the other town only."""
NICHTS = {
    "aktenzeichen": "HD-2026-999999",
    **dict.fromkeys(("konto", "gespraech", "uebergabe"), "00000000-0000-4000-8000-000000000000"),
}
"""Parts of addresses that are formed well and mean nothing."""


@dataclass
class Haus:
    url: str
    http: httpx.Client
    context: ApiContext
    wege: list[Weg]
    tokens: dict[tuple[str, Rolle], str]
    fremd: dict[str, str]
    """Parts of addresses that mean something of the other town."""


@pytest.fixture(scope="module")
def haus(datenbanken: Datenbanken, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Haus]:
    """The real server in this process, with two towns and everybody in either."""
    folder = tmp_path_factory.mktemp("rechte")
    url = datenbanken.create()
    server, bot, actions = free_ports(3)
    env = {
        "LOTSE_DATEN": str(folder), "LOTSE_DATENBANK": url, "LOTSE_DEMO": "1", "LOTSE_INHALTE": str(two_towns(folder)),
        "LOTSE_PORT": str(server), "LOTSE_BOT_PORT": str(bot), "LOTSE_ACTIONS_PORT": str(actions),
    }  # fmt: skip
    app = create_server(load_settings(env))
    context: ApiContext = app.state.context
    tokens, fremd = {}, {}
    for mandant in (HIER, DORT):
        for rolle in Rolle:
            name = GEHEIM if mandant == DORT else f"Frau {rolle.title()}"
            konto, token = make_account(context, f"{rolle}.{mandant}", name, {mandant: [rolle]})
            tokens[mandant, rolle] = token
            if mandant == DORT:
                fremd["konto"] = konto
    with serving(app) as address, httpx.Client(base_url=address, timeout=30) as http:
        fremd |= citizen_of(context, http, DORT, GEHEIM)
        yield Haus(address, http, context, console_routes(app), tokens, fremd)
    datenbanken.drop(url)


def ask(haus: Haus, weg: Weg, path: str, token: str | None) -> tuple[int, str, str]:
    """Status, place to go on, and text; of a stream only that it began."""
    headers = {"Origin": haus.url, "Accept": "text/html, text/event-stream"}
    data = None
    if token:
        headers["Cookie"] = f"{COOKIE}={token}"
        if weg.method != "GET":
            data = {"csrf": haus.context.cipher.keyed_hash("konsole-csrf", token)}
    with haus.http.stream(weg.method, path, headers=headers, data=data) as answer:
        streams = answer.headers.get("content-type", "").startswith("text/event-stream")
        text = "" if streams else answer.read().decode()
        return answer.status_code, answer.headers.get("location", ""), text


def refused(status: int, text: str) -> bool:
    """The page that tells nothing: as for a town that does not exist."""
    return status == 404 and "schirm--aussen" in text


def test_every_route_asks_for_a_role_or_is_known_to_be_open(haus: Haus) -> None:
    assert len(haus.wege) > 15
    inside = [weg for weg in haus.wege if weg.path not in OFFEN]
    assert [str(weg) for weg in inside if weg.erlaubt is None] == []
    assert [str(weg) for weg in inside if not weg.path.startswith("/callcenter/{mandant}")] == []


def test_only_the_roles_a_route_is_for_get_in(haus: Haus) -> None:
    wrong = []
    for weg in haus.wege:
        for rolle in Rolle if weg.erlaubt else ():
            status, location, text = ask(haus, weg, weg.fill(HIER), haus.tokens[HIER, rolle])
            out = refused(status, text) or location.startswith("/callcenter?")
            if out == (rolle in (weg.erlaubt or ())) or status in (403, 500):
                wrong.append(f"{weg} als {rolle}: {status} {location}")
    assert wrong == []


def test_nobody_gets_in_without_signing_in(haus: Haus) -> None:
    wrong = []
    for weg in haus.wege:
        if weg.erlaubt is None:
            continue
        status, location, _ = ask(haus, weg, weg.fill(HIER), None)
        expected = (303, "/callcenter?") if weg.method == "GET" else (403, "")
        if (status, location[:12]) != expected:
            wrong.append(f"{weg}: {status} {location}")
    assert wrong == []


def test_whoever_works_in_one_town_gets_nowhere_in_the_other(haus: Haus) -> None:
    wrong = []
    for weg in haus.wege:
        for rolle in Rolle if weg.erlaubt else ():
            for there in (DORT, "gibt-es-nicht"):
                status, location, text = ask(haus, weg, weg.fill(there, **haus.fremd), haus.tokens[HIER, rolle])
                if not refused(status, text) or NAME_DORT in text or GEHEIM in text:
                    wrong.append(f"{weg} als {rolle} in {there}: {status} {location}")
    assert wrong == []


def test_nothing_of_the_other_town_is_reached_through_ones_own(haus: Haus) -> None:
    """Ids of the other town below addresses of the own one: not there, or what ids of nothing get, too."""
    wrong = []
    for weg in haus.wege:
        names = [name for name in haus.fremd if f"{{{name}}}" in weg.path]
        for rolle in weg.erlaubt or ():
            token = haus.tokens[HIER, rolle]
            status, location, text = ask(haus, weg, weg.fill(HIER, **haus.fremd), token)
            seen = NAME_DORT in text or GEHEIM in text
            if names and status != 404:
                nothing = ask(haus, weg, weg.fill(HIER, **NICHTS), token)
                for name in names:
                    location = location.replace(haus.fremd[name], NICHTS[name])
                seen = seen or status not in (303, 422) or (status, location) != nothing[:2]
            if seen:
                wrong.append(f"{weg} als {rolle}: {status} {location}")
    assert wrong == []


def test_in_their_own_town_they_are_seen(haus: Haus) -> None:
    """What the tests above look for is there to be found."""
    queue = Weg("GET", "/callcenter/{mandant}/chats/{uebergabe}", None)
    status, _, text = ask(haus, queue, queue.fill(DORT, **haus.fremd), haus.tokens[DORT, Rolle.AGENT])
    assert status == 200
    assert GEHEIM in text
    assert NAME_DORT in text


def test_a_route_without_role_would_be_noticed() -> None:
    """The first check can fail."""
    app = FastAPI()

    @app.get("/callcenter/{mandant}/offen")
    async def offen(mandant: str) -> None: ...

    (weg,) = console_routes(app)
    assert weg.erlaubt is None
