"""A form filled in for a caller, in a real browser, by keyboard: saved when left, with a line, nothing typed lost."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from api.antraege.service import AntragService
from api.context import ApiContext
from api.personal.rollen import Rolle
from tests.e2e.konsole import keep_session
from tests.konsole import make_account
from tests.system import System

REGELN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def agentin(browser: Browser, konsolensystem: System, backend: ApiContext) -> Iterator[Page]:
    _konto, token = make_account(backend, f"e2e-{uuid4().hex[:12]}", "Frau Krüger", {"schwerin": [Rolle.AGENT]})
    fenster = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    fenster.set_default_timeout(15_000)
    keep_session(fenster, konsolensystem, token)
    page = fenster.new_page()
    page.goto(f"{konsolensystem.url}/callcenter/schwerin")
    page.keyboard.press("Alt+a")
    expect(page.locator("#text")).to_be_focused()
    yield page
    fenster.close()


def begin(page: Page, leistung: str) -> None:
    """By what is said; the box has the focus already."""
    page.keyboard.type(f"meint {leistung}")
    page.keyboard.press("Enter")
    expect(page.locator("[data-bogen]")).to_be_visible()


def stored(backend: ApiContext, page: Page) -> dict[str, Any]:
    gespraech = page.url.partition("/gespraeche/")[2].partition("/")[0]
    with backend.db.reading() as session:
        (antrag,) = AntragService(backend, session).of_gespraech(gespraech)
        return dict(antrag.angaben)


def test_a_question_is_saved_when_it_is_left_and_nothing_typed_meanwhile_is_lost(
    agentin: Page, backend: ApiContext
) -> None:
    begin(agentin, "sperrmuell")
    agentin.locator("#name-vorname").focus()
    agentin.keyboard.type("Erika")
    agentin.keyboard.press("Tab")
    agentin.keyboard.type("Schröder")
    assert stored(backend, agentin) == {}, "leaving one box of a question is not leaving it"
    agentin.locator("#telefon").focus()
    agentin.keyboard.type("0385 12")
    expect(agentin.locator("#frage-name summary").first).to_contain_text("Erika Schröder")
    agentin.keyboard.type("3456")
    expect(agentin.locator("#telefon")).to_have_value("0385 123456")
    expect(agentin.locator("#telefon")).to_be_focused()
    assert stored(backend, agentin) == {"name": {"vorname": "Erika", "nachname": "Schröder"}}


def test_a_wrong_answer_stays_where_it_was_typed(agentin: Page, backend: ApiContext) -> None:
    begin(agentin, "sperrmuell")
    agentin.locator("#email").fill("erika(at)example")
    agentin.locator("#telefon").focus()
    expect(agentin.locator("#frage-email .feld__fehler").first).to_be_visible()
    expect(agentin.locator("#email")).to_have_value("erika(at)example")
    agentin.locator("#email").fill("erika@example.org")
    agentin.locator("#telefon").focus()
    expect(agentin.locator("#frage-email summary").first).to_contain_text("erika@example.org")
    assert stored(backend, agentin) == {"email": "erika@example.org"}


def test_the_line_fills_fields_around_what_is_being_typed(agentin: Page, backend: ApiContext) -> None:
    begin(agentin, "sperrmuell")
    agentin.locator("#telefon").fill("0385 1")
    name = {"typ": "name", "wert": {"vorname": "Erika", "nachname": "Schröder"}, "text": "so", "start": 0, "ende": 5}
    agentin.keyboard.press("Alt+z")
    expect(agentin.locator("#zeile")).to_be_focused()
    agentin.keyboard.insert_text(f"liest {json.dumps([name])}")
    agentin.keyboard.press("Enter")
    expect(agentin.locator("#gesagt")).to_contain_text("Erika Schröder")
    expect(agentin.locator("#frage-name")).to_contain_text("gerade eingetragen")
    expect(agentin.locator("#telefon")).to_have_value("0385 1")
    expect(agentin.locator("#zeile")).to_have_value("")
    assert stored(backend, agentin)["name"]["nachname"] == "Schröder"


@pytest.mark.parametrize("breite", [1280, 360])
def test_pages_for_filling_in_are_accessible(agentin: Page, breite: int) -> None:
    agentin.set_viewport_size({"width": breite, "height": 900})
    _check(agentin, breite)
    begin(agentin, "sperrmuell")
    agentin.locator("#email").fill("falsch")
    agentin.get_by_role("button", name="Speichern").last.click()
    expect(agentin.locator("#gesagt")).to_contain_text("stimmt noch nicht")
    _check(agentin, breite)


def _check(page: Page, breite: int) -> None:
    befund = Axe().run(page, options={"runOnly": REGELN})
    assert befund.violations_count == 0, befund.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= breite, "nothing runs out of the page"
