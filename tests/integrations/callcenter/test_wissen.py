"""The service finder: every fact with source and day, the unknown said as unknown, found by what was said."""

import re
from html import unescape
from uuid import uuid4

import pytest
from sqlalchemy import select

from api.ausgang.models import Brief
from api.context import ApiContext
from api.gespraeche.service import GespraechService
from api.personal.rollen import Rolle
from api.uebergaben.service import UebergabeService
from integrations.callcenter.wissen.blatt import sheet
from integrations.callcenter.wissen.finder import find
from integrations.gespraech.deuter import Kandidat
from tests.konsole import Konsole, make_account
from tests.system import System

WISSEN = "/callcenter/schwerin/wissen"


def words(html: str) -> str:
    """What a page says, without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.parametrize("worte", ["Sperrmüll abholen lassen", "Spermüll", "meint sperrmuell"])
async def test_one_hit_stands_open_at_once(konsole: Konsole, worte: str) -> None:
    text = words((await konsole.get(WISSEN, params={"q": worte})).text)
    for wort in (
        "Kosten",
        "kostenfrei",
        "Quelle: serviceportal.schwerin.de, ohne Datum",
        "Stand 29.04.2026",
        "0385 5770-200",
    ):
        assert wort in text


async def test_several_hits_are_a_list_with_how_it_is_done(konsole: Konsole) -> None:
    page = (await konsole.get(WISSEN, params={"q": "hund"})).text
    assert 'id="wissensblatt-titel"' not in page
    assert "/wissen/hundesteuer-anmelden?q=hund" in page
    assert "Geht gleich am Telefon" in page


async def test_without_the_bot_the_search_goes_on(konsole: Konsole) -> None:
    page = await konsole.get(WISSEN, params={"q": "kaputte Laterne"})
    assert page.status_code == 200
    assert "/wissen/laterne-defekt" in page.text


async def test_nothing_found_says_so_and_names_the_town(konsole: Konsole) -> None:
    text = words((await konsole.get(WISSEN, params={"q": "<b>qqqq</b>"})).text)
    assert "Nichts gefunden zu „<b>qqqq</b>“" in text
    assert "Telefon" in text


async def test_the_last_ones_stand_beside_every_page_of_this_browser_only(
    konsole: Konsole, zweite_konsole: Konsole
) -> None:
    for leistung in ("wohngeld", "sperrmuell"):
        await konsole.get(f"{WISSEN}/{leistung}")
    start = (await konsole.get("/callcenter/schwerin")).text
    assert start.index("/wissen/sperrmuell") < start.index("/wissen/wohngeld")
    assert "/wissen/wohngeld" not in (await zweite_konsole.get("/callcenter/schwerin")).text


@pytest.mark.parametrize("pfad", ["gibt-es-nicht", "rueckruf", "lebenslagen/gibt-es-nicht", "gibt-es-nicht/mail"])
async def test_what_is_not_there_is_a_page(konsole: Konsole, pfad: str) -> None:
    assert (await konsole.get(f"{WISSEN}/{pfad}")).status_code == 404


async def test_a_lebenslage_lists_its_services(konsole: Konsole) -> None:
    page = (await konsole.get(f"{WISSEN}/lebenslagen/tiere")).text
    assert "/wissen/hundesteuer-anmelden" in page


async def test_a_mail_goes_out_once_and_carries_the_sources(konsole: Konsole, backend: ApiContext) -> None:
    await konsole.get(f"{WISSEN}/sperrmuell/mail")
    an = f"{uuid4().hex}@example.org"
    form = {"an": an, "kennung": str(uuid4())}
    for _ in range(2):
        sent = await konsole.follow(await konsole.post(f"{WISSEN}/sperrmuell/mail", form))
    assert "Die E-Mail ist unterwegs" in sent.text
    with backend.db.reading() as session:
        mine = [brief.inhalt for brief in session.scalars(select(Brief)) if brief.inhalt and brief.inhalt["an"] == an]
    assert len(mine) == 1
    assert "Quelle: gesetze-im-internet.de, Stand 29.04.2026" in mine[0]["text"]


async def test_a_wrong_address_is_said_and_kept(konsole: Konsole) -> None:
    await konsole.get(f"{WISSEN}/sperrmuell/mail")
    wrong = await konsole.post(f"{WISSEN}/sperrmuell/mail", {"an": "anna@", "kennung": "1"})
    assert wrong.status_code == 422
    assert 'value="anna@"' in wrong.text
    assert 'aria-invalid="true"' in wrong.text


async def test_the_form_of_a_chat_shows_its_facts_on_every_page(lotse: System, backend: ApiContext) -> None:
    konto, token = make_account(backend, f"wissen-{uuid4().hex[:8]}", "Frau Wissen", {"schwerin": [Rolle.AGENT]})
    with backend.db.transaction() as session:
        gespraech, _ = GespraechService(backend, session).create("schwerin", "web", False, [])
        gespraech.zustand = {"leistung": "wohngeld"}
        service = UebergabeService(backend, session)
        service.taken(service.request(gespraech, "Hilfe", "wohngeld", None), konto, "Frau Wissen", 0)
    async with Konsole(lotse.url, token) as browser:
        start = (await browser.get("/callcenter/schwerin")).text
        assert 'id="formularblatt"' in start
        assert "Der Antrag ist kostenlos" in start
        blatt = (await browser.get(f"{WISSEN}/sperrmuell")).text
        assert f"/chats/{gespraech.id}?wissen=sperrmuell" in blatt


async def test_a_form_is_begun_from_its_sheet(lotse: System, backend: ApiContext) -> None:
    _, token = make_account(backend, f"wissen-{uuid4().hex[:8]}", "Frau Wissen", {"schwerin": [Rolle.AGENT]})
    async with Konsole(lotse.url, token) as browser:
        sheets = [(await browser.get(f"{WISSEN}/{leistung}")).text for leistung in ("kindergeld", "sperrmuell")]
        assert ['action="/callcenter/schwerin/antrag"' in page for page in sheets] == [False, True]
        found = re.search(r'name="kennung" value="([^"]+)"', sheets[1])
        assert found
        begun = await browser.post("/callcenter/schwerin/antrag", {"kennung": found[1], "leistung": "sperrmuell"})
        assert begun.status_code == 303
        assert "/antrag/sperrmuell" in begun.headers["location"]
        form = (await browser.follow(begun)).text
    assert 'id="formularblatt"' in form, "the facts of the form stand beside it"


async def test_who_only_manages_accounts_sees_nothing(verwaltung: Konsole) -> None:
    assert (await verwaltung.get(WISSEN)).status_code == 404


def test_every_service_of_every_mandant_has_a_sheet_that_invents_nothing(backend: ApiContext) -> None:
    for mandant in backend.mandanten:
        for leistung in backend.katalog.von(mandant.key):
            blatt = sheet(backend.katalog, mandant, leistung)
            assert [thema.schluessel for thema in blatt.themen][:2] == ["kosten", "unterlagen"]
            for thema in blatt.themen:
                for satz in thema.saetze:
                    assert satz.text.strip()
                    assert thema.bekannt or satz.text.startswith("Das weiß ich leider nicht."), (mandant.key, satz)
                    assert thema.bekannt or satz.text not in blatt.text
                    assert satz.herkunft is None or "Stand" in satz.beleg or "ohne Datum" in satz.beleg


def test_the_callers_own_words_go_before_chance_keywords(backend: ApiContext) -> None:
    alle = backend.katalog.von("schwerin")
    satz = "mein alter kühlschrank soll weg"
    assert find(alle, [], satz, []).klar is False
    gedeutet = [Kandidat("elektroschrott", 0.9), Kandidat("sperrmuell", 0.3), Kandidat("gibt-es-nicht", 0.9)]
    fund = find(alle, [], satz, gedeutet)
    assert [each.leistung for each in fund.leistungen[:2]] == ["elektroschrott", "sperrmuell"]
    assert fund.klar
