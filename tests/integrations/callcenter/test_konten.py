"""The accounts page, over HTTP."""

import re

import pytest

from api.context import ApiContext
from api.personal.repository import PersonalRepository
from api.personal.rollen import Rolle
from tests.konsole import Konsole, make_account, session_of
from tests.system import System

SEITE = "/callcenter/schwerin/konten"


async def test_new_account_gets_a_link_shown_once(verwaltung: Konsole, draussen: Konsole) -> None:
    await verwaltung.get(SEITE)
    made = await verwaltung.post(
        SEITE, {"name": "Frau  Anders", "anmeldename": "Anders", "rolle": ["agent", "leitung"]}
    )
    link = re.search(r'value="http[^"]*(/callcenter/einladung/[^"]+)"', made.text)
    assert link, made.text
    assert "Frau Anders" in (await draussen.get(link[1])).text
    page = (await verwaltung.get(SEITE)).text
    assert "/einladung/" not in page
    assert "eingeladen" in page


async def test_wrong_input_is_told_and_kept(verwaltung: Konsole) -> None:
    await verwaltung.get(SEITE)
    for form, words in (
        ({"name": "Herr Kluge", "anmeldename": "x y", "rolle": "agent"}, "2 bis 64 Zeichen"),
        ({"name": "Herr Kluge", "anmeldename": "kluge"}, "mindestens eine Rolle"),
        ({"name": "Herr Kluge", "anmeldename": "agent1", "rolle": "agent"}, "gibt es schon"),
    ):
        answer = await verwaltung.post(SEITE, form)
        assert answer.status_code in (409, 422)
        assert words in answer.text
        assert 'value="Herr Kluge"' in answer.text


async def test_changed_roles_end_sessions_and_hold_at_once(
    backend: ApiContext, lotse: System, verwaltung: Konsole
) -> None:
    konto, token = make_account(backend, "wechsel", "Frau Wechsel", {"schwerin": [Rolle.AGENT]})
    async with Konsole(lotse.url, token) as browser:
        assert (await browser.get(SEITE)).status_code == 404
        await verwaltung.get(SEITE)
        assert (await verwaltung.post(f"{SEITE}/{konto}/rollen", {"rolle": "verwaltung"})).status_code == 303
        assert (await browser.get("/callcenter/schwerin")).status_code == 303, "signed out"
    async with Konsole(lotse.url, session_of(backend, "wechsel")) as browser:
        assert (await browser.get(SEITE)).status_code == 200


async def test_whoever_is_locked_out_is_signed_out(backend: ApiContext, lotse: System, verwaltung: Konsole) -> None:
    konto, token = make_account(backend, "geht", "Herr Geht", {"schwerin": [Rolle.AGENT]})
    async with Konsole(lotse.url, token) as browser:
        assert (await browser.get("/callcenter/schwerin")).status_code == 200
        await verwaltung.get(SEITE)
        assert (await verwaltung.post(f"{SEITE}/{konto}/sperren")).status_code == 303
        assert (await browser.get("/callcenter/schwerin")).status_code == 303
    async with Konsole(lotse.url, session_of(backend, "geht")) as browser:
        assert (await browser.get("/callcenter/schwerin")).status_code == 303
    assert (await verwaltung.post(f"{SEITE}/{konto}/entsperren")).status_code == 303
    async with Konsole(lotse.url, session_of(backend, "geht")) as browser:
        assert (await browser.get("/callcenter/schwerin")).status_code == 200


async def test_inviting_anew_forgets_the_old_access(backend: ApiContext, lotse: System, verwaltung: Konsole) -> None:
    konto, token = make_account(backend, "verloren", "Frau Verloren", {"schwerin": [Rolle.AGENT]})
    await verwaltung.get(SEITE)
    first = await verwaltung.post(f"{SEITE}/{konto}/einladen")
    second = await verwaltung.post(f"{SEITE}/{konto}/einladen")
    links = [re.search(r'(/callcenter/einladung/[^"]+)"', page.text) for page in (first, second)]
    assert all(links)
    async with Konsole(lotse.url, token) as browser:
        assert (await browser.get("/callcenter/schwerin")).status_code == 303
        assert [(await browser.get(link[1])).status_code for link in links if link] == [404, 200]


@pytest.mark.parametrize("act", ["sperren", "rollen", "abmelden", "einladen"])
async def test_the_own_account_is_not_changed_here(act: str, backend: ApiContext, verwaltung: Konsole) -> None:
    with backend.db.reading() as session:
        (own,) = [row.id for row in PersonalRepository(session).all() if row.anmeldename == "verwaltung"]
    await verwaltung.get(SEITE)
    answer = await verwaltung.post(f"{SEITE}/{own}/{act}", {"rolle": "agent"})
    assert answer.status_code == 409
    assert "eigene Konto" in answer.text
    assert (await verwaltung.get(SEITE)).status_code == 200


async def test_unknown_account_is_not_there(verwaltung: Konsole) -> None:
    await verwaltung.get(SEITE)
    assert (await verwaltung.post(f"{SEITE}/gibt-es-nicht/sperren")).status_code == 404


async def test_who_manages_accounts_sees_no_citizens(verwaltung: Konsole) -> None:
    home = await verwaltung.get("/callcenter/schwerin")
    assert (home.status_code, home.headers["location"]) == (303, SEITE)
    assert 'class="anrufer"' not in (await verwaltung.get(SEITE)).text
