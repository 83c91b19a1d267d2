"""Signing in with a provider, over real HTTP on both sides."""

import re
import secrets
import time
from collections.abc import AsyncIterator, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import OctKey, RSAKey

from api.context import ApiContext
from api.personal.repository import PersonalRepository
from api.settings import load_settings
from integrations.server import create_server
from tests.datenbanken import Datenbanken
from tests.dienen import serving
from tests.integrations.callcenter.anbieter import GEHEIMNIS, KENNUNG, Claims, TestAnbieter
from tests.konsole import Konsole

OEFFENTLICH = "https://lotse.example"
ROLLEN = {"lotse": ["schwerin:agent", "schwerin:chef", "anderswo:agent", "unsinn"]}


@pytest.fixture(scope="module")
def haus(
    datenbanken: Datenbanken, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, TestAnbieter, ApiContext]]:
    """A server that knows a provider, and the provider."""
    anbieter, url = TestAnbieter(), datenbanken.create()
    with serving(anbieter.app) as aussteller:
        anbieter.aussteller = aussteller
        env = {
            "LOTSE_DATEN": str(tmp_path_factory.mktemp("oidc")), "LOTSE_DATENBANK": url, "LOTSE_DEMO": "1",
            "LOTSE_ADRESSE": OEFFENTLICH, "LOTSE_OIDC_AUSSTELLER": aussteller, "LOTSE_OIDC_KENNUNG": KENNUNG,
            "LOTSE_OIDC_GEHEIMNIS": GEHEIMNIS, "LOTSE_OIDC_TITEL": "Stadtkonto",
        }  # fmt: skip
        app = create_server(load_settings(env))
        with serving(app) as address:
            yield address, anbieter, app.state.context
    datenbanken.drop(url)


@pytest.fixture
def anbieter(haus: tuple[str, TestAnbieter, ApiContext]) -> TestAnbieter:
    """The provider, honest, with a person it has not named before."""
    each = haus[1]
    each.person = {"sub": secrets.token_hex(8), "name": "Frau  Krüger", "preferred_username": "krueger", **ROLLEN}
    each.faelschen, each.userinfo, each.signed_with, each.alg = (lambda claims: claims), {}, each.key, "RS256"
    return each


@pytest.fixture
async def browser(haus: tuple[str, TestAnbieter, ApiContext]) -> AsyncIterator[Konsole]:
    async with Konsole(haus[0]) as opened:
        yield opened


async def go(browser: Konsole) -> str:
    """To the provider and as far as the address it leads back to."""
    begun = await browser.get("/callcenter/oidc")
    assert begun.status_code == 303, begun.text
    async with httpx.AsyncClient() as elsewhere:
        back = (await elsewhere.get(begun.headers["location"])).headers["location"]
    assert back.startswith(f"{OEFFENTLICH}/callcenter/oidc/zurueck?")
    return str(back.removeprefix(OEFFENTLICH))


async def test_first_sign_in_makes_the_account_with_the_roles_of_the_claim(
    browser: Konsole, anbieter: TestAnbieter
) -> None:
    assert "Mit Stadtkonto anmelden" in (await browser.get("/callcenter")).text
    answer = await browser.get(await go(browser))
    cookies = {line.partition("=")[0]: line for line in answer.headers.get_list("set-cookie")}
    assert "SameSite=lax" in cookies["__Host-lotse_konsole"]
    home = await browser.follow(answer)
    assert str(home.url).endswith("/callcenter/schwerin")
    assert "Frau Krüger" in home.text
    assert (await browser.get("/callcenter/schwerin/konten")).status_code == 404


async def test_same_person_again_is_the_same_account_and_roles_follow_the_claim(
    haus: tuple[str, TestAnbieter, ApiContext], browser: Konsole, anbieter: TestAnbieter
) -> None:
    await browser.get(await go(browser))
    first = _accounts(haus[2])
    anbieter.person["lotse"] = "schwerin:verwaltung"
    async with Konsole(browser.url) as other:
        await other.get(await go(other))
        assert (await other.get("/callcenter/schwerin/konten")).status_code == 200
    assert _accounts(haus[2]) == first
    assert (await browser.get("/callcenter/schwerin")).status_code == 303, "rights changed, the old session is over"


async def test_whoever_lost_the_roles_is_out(browser: Konsole, anbieter: TestAnbieter) -> None:
    await browser.get(await go(browser))
    anbieter.person["lotse"] = []
    async with Konsole(browser.url) as other:
        refused = await other.get(await go(other))
        assert refused.status_code == 403
        assert "nicht freigeschaltet" in refused.text
    assert (await browser.get("/callcenter/schwerin")).status_code == 303


async def test_stranger_without_roles_gets_no_account(
    haus: tuple[str, TestAnbieter, ApiContext], browser: Konsole, anbieter: TestAnbieter
) -> None:
    before = _accounts(haus[2])
    anbieter.person.pop("lotse")
    assert (await browser.get(await go(browser))).status_code == 403
    assert _accounts(haus[2]) == before


async def test_roles_may_come_from_userinfo_of_the_same_person_only(browser: Konsole, anbieter: TestAnbieter) -> None:
    anbieter.person.pop("lotse")
    anbieter.userinfo = {"sub": "jemand-anders", **ROLLEN}
    assert (await browser.get(await go(browser))).status_code == 403
    anbieter.userinfo = {"sub": anbieter.person["sub"], **ROLLEN}
    assert (await browser.get(await go(browser))).status_code == 303


def _without(name: str) -> Claims:
    return {name: None}


LUEGEN: dict[str, Claims] = {
    "another nonce": {"nonce": "von-gestern"},
    "no nonce": _without("nonce"),
    "another audience": {"aud": "andere-anwendung"},
    "audience of several without azp": {"aud": [KENNUNG, "andere-anwendung"]},
    "no audience": _without("aud"),
    "another issuer": {"iss": "https://boese.example"},
    "run out": {"exp": int(time.time()) - 3600},
    "never runs out": _without("exp"),
    "of nobody": _without("sub"),
}


@pytest.mark.parametrize("luege", LUEGEN)
async def test_a_token_that_is_not_right_signs_nobody_in(luege: str, browser: Konsole, anbieter: TestAnbieter) -> None:
    def lie(claims: Claims) -> Claims:
        return {name: value for name, value in {**claims, **LUEGEN[luege]}.items() if value is not None}

    anbieter.faelschen = lie
    await _refused(browser)


async def test_foreign_signature(browser: Konsole, anbieter: TestAnbieter) -> None:
    anbieter.signed_with = RSAKey.generate_key(2048, {"kid": "eins"})
    await _refused(browser)


async def test_signature_with_the_shared_secret_is_none(browser: Konsole, anbieter: TestAnbieter) -> None:
    anbieter.signed_with, anbieter.alg = OctKey.import_key(GEHEIMNIS * 2, {"kid": "eins"}), "HS256"
    await _refused(browser)


async def test_new_key_of_the_provider_is_fetched(browser: Konsole, anbieter: TestAnbieter) -> None:
    assert (await browser.get(await go(browser))).status_code == 303
    anbieter.key = anbieter.signed_with = RSAKey.generate_key(2048, {"kid": "zwei"})
    async with Konsole(browser.url) as other:
        assert (await other.get(await go(other))).status_code == 303


async def test_foreign_state_used_code_and_foreign_browser(browser: Konsole, anbieter: TestAnbieter) -> None:
    back = await go(browser)
    query = parse_qs(urlsplit(back).query)
    forged = f"/callcenter/oidc/zurueck?code={query['code'][0]}&state=erfunden"
    async with Konsole(browser.url) as other:
        assert (await other.get(back)).status_code == 403, "the way back belongs to the browser that went there"
    assert (await browser.get(forged)).status_code == 403
    assert (await browser.get(f"{back}&iss=https://boese.example")).status_code == 403
    assert (await browser.get(back)).status_code == 303
    assert (await browser.get(back)).status_code == 403, "a code is good once"


async def test_a_word_of_the_provider_that_it_refused(browser: Konsole, anbieter: TestAnbieter) -> None:
    state = parse_qs(urlsplit(await go(browser)).query)["state"][0]
    refused = await browser.get(f"/callcenter/oidc/zurueck?error=access_denied&state={state}")
    assert refused.status_code == 403
    assert "hat nicht geklappt" in refused.text


async def test_sign_out_leads_to_the_provider(browser: Konsole, anbieter: TestAnbieter) -> None:
    await browser.follow(await browser.get(await go(browser)))
    out = await browser.post("/callcenter/abmelden")
    link = re.search(r'href="([^"]+/ende\?[^"]+)"', out.text)
    assert link, out.text
    async with httpx.AsyncClient() as elsewhere:
        back = await elsewhere.get(unescape(link[1]))
    assert back.headers["location"] == f"{OEFFENTLICH}/callcenter"
    assert len(anbieter.signed_out) == 1
    assert (await browser.get("/callcenter/schwerin")).status_code == 303


async def test_provider_that_does_not_answer(datenbank_url: str, tmp_path: Path) -> None:
    env = {
        "LOTSE_DATEN": str(tmp_path), "LOTSE_DATENBANK": datenbank_url, "LOTSE_DEMO": "1", "LOTSE_OIDC_KENNUNG": "a",
        "LOTSE_OIDC_AUSSTELLER": "http://127.0.0.1:9", "LOTSE_OIDC_GEHEIMNIS": "b",
    }  # fmt: skip
    with serving(create_server(load_settings(env))) as address:
        async with Konsole(address) as browser:
            answer = await browser.get("/callcenter/oidc")
    assert answer.status_code == 503
    assert "antwortet gerade nicht" in answer.text


async def _refused(browser: Konsole) -> None:
    refused = await browser.get(await go(browser))
    assert refused.status_code == 403
    assert "hat nicht geklappt" in refused.text
    assert (await browser.get("/callcenter/schwerin")).status_code == 303


def _accounts(context: ApiContext) -> set[str]:
    with context.db.reading() as session:
        return {konto.id for konto in PersonalRepository(session).all()}
