"""Signing in with password and code, over HTTP."""

import re
from datetime import timedelta

import pytest

from api.clock import SystemClock
from api.context import ApiContext
from api.personal import totp
from api.personal.rollen import Rolle
from tests.konsole import COOKIE, Konsole, code_now, demo_account, invite, make_account
from tests.system import System


async def test_demo_account_signs_in_with_password_and_code(lotse: System, draussen: Konsole) -> None:
    home = await draussen.sign_in(demo_account(lotse, "agent1"))
    assert home.status_code == 200
    assert str(home.url) == f"{lotse.url}/callcenter/schwerin"
    assert "Frau Lindner" in home.text


async def test_cookie_can_be_read_by_no_script_and_no_other_site(lotse: System, draussen: Konsole) -> None:
    konto = demo_account(lotse, "agent2")
    await draussen.get("/callcenter")
    answer = await draussen.post("/callcenter/anmelden", {"anmeldename": konto.anmeldename, "passwort": konto.passwort})
    (cookie,) = [line for line in answer.headers.get_list("set-cookie") if line.startswith(f"{COOKIE}=")]
    assert {part.strip() for part in cookie.split(";")[1:]} == {"HttpOnly", "Path=/", "SameSite=strict", "Secure"}
    half = draussen.cookies[COOKIE]
    assert (await draussen.get("/callcenter/schwerin")).status_code == 303, "a password alone opens nothing"
    await draussen.get("/callcenter/code")
    await draussen.post("/callcenter/code", {"code": code_now(konto.totp)})
    assert draussen.cookies[COOKIE] != half


async def test_sign_out_ends_the_session_for_good(konsole: Konsole) -> None:
    token = konsole.cookies[COOKIE]
    await konsole.get("/callcenter/schwerin")
    assert (await konsole.post("/callcenter/abmelden")).status_code == 303
    assert COOKIE not in konsole.cookies
    konsole.cookies[COOKIE] = token
    gone = await konsole.get("/callcenter/schwerin")
    assert (gone.status_code, gone.headers["location"]) == (303, "/callcenter?weiter=/callcenter/schwerin")


async def test_answers_are_kept_by_no_cache_and_allow_no_inline_script(konsole: Konsole, draussen: Konsole) -> None:
    for browser, path in ((konsole, "/callcenter/schwerin"), (draussen, "/callcenter")):
        headers = (await browser.get(path)).headers
        assert headers["cache-control"] == "no-store"
        assert "script-src 'self';" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    "weiter", ["//boese.example", "https://boese.example/callcenter/x", "/schwerin", "/callcenter/\\x"]
)
async def test_the_way_on_leads_nowhere_else(weiter: str, konsole: Konsole) -> None:
    answer = await konsole.get("/callcenter", params={"weiter": weiter})
    assert answer.headers["location"] == "/callcenter/schwerin"


async def test_the_way_on_leads_to_the_page_asked_for(konsole: Konsole) -> None:
    answer = await konsole.get("/callcenter", params={"weiter": "/callcenter/schwerin/termine"})
    assert answer.headers["location"] == "/callcenter/schwerin/termine"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://boese.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
    ],
)
async def test_forms_of_other_sites_do_nothing(headers: dict[str, str], konsole: Konsole) -> None:
    await konsole.get("/callcenter/schwerin")
    konsole.http.headers.update(headers)
    refused = await konsole.post("/callcenter/abmelden")
    assert refused.status_code == 403
    assert "nicht mehr gültig" in refused.text
    konsole.http.headers.update({"Origin": konsole.url, "Sec-Fetch-Site": "same-origin"})
    assert (await konsole.get("/callcenter/schwerin")).status_code == 200


@pytest.mark.parametrize("csrf", ["", "falsch", "ümläut"])
async def test_a_form_without_the_token_of_its_session_does_nothing(csrf: str, konsole: Konsole) -> None:
    await konsole.get("/callcenter/schwerin")
    assert (await konsole.post("/callcenter/abmelden", {"csrf": csrf})).status_code == 403
    assert (await konsole.get("/callcenter/schwerin")).status_code == 200


async def test_the_token_of_another_session_is_refused(konsole: Konsole, zweite_konsole: Konsole) -> None:
    await konsole.get("/callcenter/schwerin")
    await zweite_konsole.get("/callcenter/schwerin")
    konsole.csrf = zweite_konsole.csrf
    assert (await konsole.post("/callcenter/abmelden")).status_code == 403


async def test_five_wrong_tries_lock_with_the_same_words_for_everybody(backend: ApiContext, draussen: Konsole) -> None:
    make_account(backend, "sperre", "Frau Sperre", {"schwerin": [Rolle.AGENT]})
    passwort = await _set_up(backend, draussen, "sperre")
    said: set[str] = set()
    for name in ("sperre", "gibt-es-nicht"):
        for _ in range(5):
            await draussen.get("/callcenter")
            wrong = await draussen.post(
                "/callcenter/anmelden", {"anmeldename": name, "passwort": "ganz falsch geraten"}
            )
            assert wrong.status_code == 401
            said.add(_alert(wrong.text))
    await draussen.get("/callcenter")
    locked = await draussen.post("/callcenter/anmelden", {"anmeldename": "sperre", "passwort": passwort})
    assert locked.status_code == 401
    said.add(_alert(locked.text))
    assert said == {
        "Anmeldename, Passwort oder Code stimmen nicht. Nach fünf falschen Versuchen ist die Anmeldung 15 Minuten lang "
        "gesperrt."
    }


async def test_invitation_works_once(backend: ApiContext, draussen: Konsole, lotse: System) -> None:
    make_account(backend, "neu", "Frau Neu", {"schwerin": [Rolle.AGENT]})
    token = invite(backend, "neu")
    page = await draussen.get(f"/callcenter/einladung/{token}")
    assert "Frau Neu" in page.text
    assert 'src="data:image/svg+xml' in page.text
    key = re.search('class="schluessel">([^<]+)<', page.text)
    assert key
    form = {
        "passwort": "drei kluge Worte",
        "wiederholung": "drei kluge Worte",
        "code": code_now(key[1].replace(" ", "")),
    }
    for wrong, words in (
        ({"passwort": "kurz", "wiederholung": "kurz"}, "mindestens 12 Zeichen"),
        ({"wiederholung": "andere kluge Worte"}, "nicht gleich"),
        ({"code": "abcdef"}, "Der Code passt nicht"),
    ):
        again = await draussen.post(f"/callcenter/einladung/{token}", {**form, **wrong})
        assert again.status_code == 422
        assert words in again.text
    home = await draussen.follow(await draussen.post(f"/callcenter/einladung/{token}", form))
    assert "Frau Neu" in home.text
    async with Konsole(lotse.url) as other:
        gone = await other.get(f"/callcenter/einladung/{token}")
        assert gone.status_code == 404
        assert "gilt nicht mehr" in gone.text


async def test_access_log_names_no_invitation(backend: ApiContext, draussen: Konsole, lotse: System) -> None:
    token = "geheimes-wort-der-einladung"
    await draussen.get(f"/callcenter/einladung/{token}")
    lotse.wait_for(lambda: "/callcenter/einladung/…" in lotse.log("server").read_text())
    assert token not in lotse.log("server").read_text()


async def _set_up(backend: ApiContext, browser: Konsole, name: str) -> str:
    """Use an invitation with the code of a moment ago, and sign out; the password."""
    passwort, token = "viele bunte Steine", invite(backend, name)
    page = await browser.get(f"/callcenter/einladung/{token}")
    key = re.search('class="schluessel">([^<]+)<', page.text)
    assert key
    code = totp.code_at(key[1].replace(" ", ""), SystemClock().now() - timedelta(seconds=20))
    await browser.post(f"/callcenter/einladung/{token}", {"passwort": passwort, "wiederholung": passwort, "code": code})
    await browser.get("/callcenter/schwerin")
    await browser.post("/callcenter/abmelden")
    return passwort


def _alert(text: str) -> str:
    found = re.search(r'role="alert">([^<]+)<', text)
    assert found, text
    return found[1]
