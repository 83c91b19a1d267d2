"""Appointments in the console in a real browser: found and booked by keyboard, moved, mailed."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from api.anrufe.service import AnrufService
from api.antraege.service import AntragService
from api.context import ApiContext
from api.personal.rollen import Rolle
from api.termine.service import TerminService
from api.vorgaenge.service import VorgangService
from tests.e2e.konsole import keep_session
from tests.konsole import make_account
from tests.system import System

REGELN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BREITEN = pytest.mark.parametrize("breite", [1280, 360])


@pytest.fixture
def konto(backend: ApiContext) -> tuple[str, str]:
    """Id and session of an agent of their own."""
    return make_account(backend, f"e2e-{uuid4().hex[:12]}", "Frau Termin", {"schwerin": [Rolle.AGENT]})


@pytest.fixture
def agentin(browser: Browser, konsolensystem: System, konto: tuple[str, str]) -> Iterator[Page]:
    fenster = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    fenster.set_default_timeout(8_000)
    keep_session(fenster, konsolensystem, konto[1])
    page = fenster.new_page()
    page.goto(f"{konsolensystem.url}/callcenter/schwerin")
    yield page
    fenster.close()


@pytest.fixture
def vorgang(backend: ApiContext, konto: tuple[str, str]) -> str:
    """A case with an appointment whose holder has proved to be it."""
    with backend.db.transaction() as session:
        slot = TerminService(backend, session).all_free("schwerin", "buergerbuero")[-1]
        antraege, name = AntragService(backend, session), {"vorname": "Käthe", "nachname": "Brandt"}
        antrag, _ = antraege.create("schwerin", "termin", "web")
        angaben = {"anliegen": {"wert": "reisepass"}, "standort": {"wert": "stadthaus"}, "termin": slot.wert()}
        result = antraege.set(antrag, {**angaben, "name": name})
        assert all(each.ok for each in result.felder), result
        nummer = antraege.submit(antrag, str(uuid4())).aktenzeichen
        anrufe, vorgaenge = AnrufService(backend, session), VorgangService(backend, session)
        found = vorgaenge.get(nummer)
        anruf = anrufe.begin(konto[0], "schwerin")
        anrufe.prove(anruf, found, "abrufcode", vorgaenge.code_of(found), str(uuid4()))
    return nummer


def nothing_found(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": REGELN}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"


def test_found_and_booked_by_keyboard_alone(agentin: Page) -> None:
    agentin.keyboard.press("Alt+t")
    expect(agentin.get_by_role("heading", name="Termin finden")).to_be_visible()
    expect(agentin.get_by_label("Was die Person sagt")).to_be_focused()
    agentin.keyboard.type("Stadthaus Reisepass")
    agentin.keyboard.press("Enter")
    expect(agentin.get_by_text("Verstanden: Reisepass beantragen")).to_be_visible()
    zeit = agentin.locator("button[name=slot]").first
    zeit.focus()
    wann = zeit.get_attribute("value") or ""
    agentin.keyboard.press("Enter")
    agentin.wait_for_url(re.compile(r"/gespraeche/[0-9a-f-]{36}/antrag/termin$"))
    tag, uhr = re.search(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)", wann).expand(r"\3.\2.\1|\4").split("|")  # type: ignore[union-attr]
    expect(agentin.locator("#inhalt")).to_contain_text(tag)
    expect(agentin.locator("#inhalt")).to_contain_text(uhr)


def test_moved_read_out_and_mailed(agentin: Page, konsolensystem: System, vorgang: str) -> None:
    agentin.goto(f"{konsolensystem.url}/callcenter/schwerin/vorgaenge/{vorgang}/termin")
    agentin.locator("button[name=slot]").first.click()
    expect(agentin.get_by_text("Der Termin ist verlegt")).to_be_visible()
    expect(agentin.get_by_text(re.compile("Zum Vorlesen: Ihr neuer Termin ist am"))).to_be_visible()
    agentin.keyboard.press("Alt+m")
    agentin.keyboard.type("kaethe@example.org")
    agentin.keyboard.press("Enter")
    expect(agentin.get_by_text("Die E-Mail ist auf dem Weg")).to_be_visible()
    betreff = f"Ihr neuer Termin – Aktenzeichen {vorgang}"

    def arrived() -> bool:
        agentin.goto(f"{konsolensystem.url}/demo/post")
        return agentin.get_by_role("link", name=betreff).count() == 1

    for _ in range(50):
        if arrived():
            break
        agentin.wait_for_timeout(100)
    agentin.get_by_role("link", name=betreff).click()
    expect(agentin.get_by_role("heading", name="Anhang termin.ics")).to_be_visible()


@BREITEN
def test_pages_have_no_barrier(agentin: Page, konsolensystem: System, vorgang: str, breite: int) -> None:
    agentin.set_viewport_size({"width": breite, "height": 900})
    for path in ("/termine", "/termine?text=Reisepass", "/termine?text=unklar", f"/vorgaenge/{vorgang}/termin"):
        agentin.goto(f"{konsolensystem.url}/callcenter/schwerin{path}")
        nothing_found(agentin)
    agentin.locator("summary", has_text="Termin absagen").click()
    nothing_found(agentin)
    agentin.goto(f"{konsolensystem.url}/demo/post")
    nothing_found(agentin)
