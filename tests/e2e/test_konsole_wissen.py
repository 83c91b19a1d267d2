"""The service finder and the figures of the console in a real browser."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from api.context import ApiContext
from api.kennzahlen.service import Kennzahlen
from tests.e2e.konsole import keep_session
from tests.konsole import session_of
from tests.system import System

REGELN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BREITEN = pytest.mark.parametrize("breite", [1280, 360])


def opened(browser: Browser, system: System, backend: ApiContext, konto: str, **mehr: object) -> Page:
    """A page of somebody who is signed in."""
    fenster = browser.new_context(locale="de-DE", permissions=["clipboard-read", "clipboard-write"], **mehr)  # type: ignore[arg-type]
    fenster.set_default_timeout(8_000)
    keep_session(fenster, system, session_of(backend, konto))
    return fenster.new_page()


@pytest.fixture
def agentin(browser: Browser, konsolensystem: System, backend: ApiContext) -> Iterator[Page]:
    page = opened(browser, konsolensystem, backend, "agent1", viewport={"width": 1280, "height": 900})
    page.goto(f"{konsolensystem.url}/callcenter/schwerin")
    yield page
    page.context.close()


@pytest.fixture
def leitung(browser: Browser, konsolensystem: System, backend: ApiContext) -> Iterator[Page]:
    page = opened(browser, konsolensystem, backend, "leitung", viewport={"width": 1280, "height": 900})
    page.goto(f"{konsolensystem.url}/callcenter/schwerin")
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def vier_wochen(backend: ApiContext) -> None:
    """Figures of four weeks, as a town has them; on one day in seven only two people were there."""
    heute = backend.clock.today()
    with backend.db.transaction() as session:
        zahlen = Kennzahlen(backend, session)
        for vor in range(1, 29):
            tag = heute - timedelta(days=vor)
            zahlen.count("schwerin", "besetzung", anzahl=2 if vor % 7 == 0 else 4, tag=tag)
            zahlen.count("schwerin", "anruf", anzahl=20 + vor % 9, sekunden=150 + 20 * (vor % 5), tag=tag)
            zahlen.count("schwerin", "chat", anzahl=6 + vor % 4, sekunden=300, tag=tag)
            zahlen.count("schwerin", "chat_wartezeit", anzahl=6, sekunden=25 + 10 * (vor % 6), tag=tag)
            zahlen.count("schwerin", "abschluss", "auskunft", anzahl=15, tag=tag)
            zahlen.count("schwerin", "erstloesung", "anruf", anzahl=18, tag=tag)
            for kanal, anzahl in (("web", 60 + vor % 11), ("telegram", 9), ("formular", 14)):
                zahlen.count("schwerin", "gespraech", kanal, anzahl=anzahl, tag=tag)
            for ausgang, anzahl in (("allein", 52), ("mensch", 9), ("offen", 22 + vor % 11)):
                zahlen.count("schwerin", "gespraech_ausgang", ausgang, anzahl=anzahl, tag=tag)
            zahlen.count("schwerin", "antrag", "sperrmuell/web", anzahl=7 + vor % 3, tag=tag)
            zahlen.count("schwerin", "antrag", "wohnsitz-ummelden/formular", anzahl=2, tag=tag)
            zahlen.count("schwerin", "rueckruf", anzahl=vor % 3, tag=tag)


def check(page: Page) -> None:
    """axe finds nothing, and nothing scrolls sideways."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": REGELN}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"


def test_by_keyboard_from_any_page_to_every_fact_and_into_the_clipboard(agentin: Page) -> None:
    agentin.keyboard.press("Alt+w")
    agentin.keyboard.type("Spermüll")
    agentin.keyboard.press("Enter")
    expect(agentin.get_by_role("heading", name="Sperrmüll abholen lassen")).to_be_visible()
    agentin.keyboard.press("Alt+k")
    expect(agentin.get_by_role("button", name="Kopiert")).to_be_visible()
    assert "Quelle: serviceportal.schwerin.de, ohne Datum" in agentin.evaluate("navigator.clipboard.readText()")
    agentin.keyboard.press("Alt+m")
    expect(agentin.get_by_label("E-Mail-Adresse der Person am Telefon")).to_be_focused()


@BREITEN
def test_axe_finds_nothing_in_the_finder(agentin: Page, konsolensystem: System, breite: int) -> None:
    agentin.set_viewport_size({"width": breite, "height": 900})
    for pfad in ("", "?q=hund", "/sperrmuell?q=sperr", "/sperrmuell/mail"):
        agentin.goto(f"{konsolensystem.url}/callcenter/schwerin/wissen{pfad}")
        check(agentin)


@BREITEN
@pytest.mark.usefixtures("vier_wochen")
def test_axe_finds_nothing_in_the_figures(leitung: Page, breite: int) -> None:
    leitung.keyboard.press("Alt+y")
    expect(leitung.get_by_role("heading", level=1)).to_contain_text("Zahlen vom")
    leitung.set_viewport_size({"width": breite, "height": 900})
    expect(leitung.get_by_role("img", name="Anrufe")).to_be_visible()
    leitung.get_by_text("Tabelle mit 30 Tagen").click()
    check(leitung)
    expect(leitung.get_by_role("cell", name="nicht gezeigt").first).to_be_visible()


def test_the_finder_works_without_script(browser: Browser, konsolensystem: System, backend: ApiContext) -> None:
    page = opened(browser, konsolensystem, backend, "agent2", java_script_enabled=False)
    page.goto(f"{konsolensystem.url}/callcenter/schwerin")
    page.get_by_label("Leistung oder Anliegen").fill("wohngeld")
    page.get_by_role("button", name="Finden").click()
    expect(page.get_by_text("Der Antrag ist kostenlos").first).to_be_visible()
    page.context.close()
