"""Inputs and tools on a town's own page: a strict policy allows all they need, a bad style sheet spoils nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.dienen import serving
from tests.e2e.drehbuch_eingaben import EINGABEN
from tests.e2e.fake_chat import FakeChat
from tests.e2e.fake_werkzeuge import FakeWerkzeuge
from tests.e2e.fremde_seite import foreign_site
from tests.e2e.stadtseite import StadtSeite
from tests.e2e.test_eingaben import choose_file, go_to, png
from tests.e2e.test_fremde_seite import watched
from tests.e2e.test_werkzeuge import open_menu, tools


@pytest.fixture
def fake() -> FakeChat:
    return FakeChat(felder=EINGABEN)


@pytest.fixture(params=["/", "/haesslich"])
def stadt(request: pytest.FixtureRequest, fenster: BrowserContext, adresse: str) -> Iterator[StadtSeite]:
    """The chat, opened on the town's page; in the end the browser has nothing to complain of."""
    with serving(foreign_site(adresse)) as address:
        page = watched(fenster, adresse, address)
        yield StadtSeite(page, address + request.param).open()
        assert page.beanstandet == []  # type: ignore[attr-defined]


def test_every_input_answers_under_a_strict_policy(stadt: StadtSeite, fake: FakeChat) -> None:
    page = stadt.page
    go_to(stadt, "auszug")
    page.get_by_label("Datum im Kalender wählen").fill("2026-12-24")
    stadt.press(page.get_by_role("button", name="Datum senden"))
    page.get_by_role("combobox", name="Straße").press_sequentially("meck")
    page.get_by_role("option").first.click()
    page.keyboard.type("5")
    stadt.check_accessible()
    stadt.press(page.get_by_role("button", name="Adresse senden"))
    page.get_by_label("Vorname").fill("Anna")
    page.get_by_label("Nachname").fill("Müller")
    stadt.press(page.get_by_role("button", name="Name senden"))
    page.get_by_label("Was möchten Sie eintragen?").fill("2 Sessel")
    stadt.press(page.get_by_role("button", name="Fertig"))
    page.get_by_label("Einzugsdatum").check()
    stadt.press(page.get_by_role("button", name="Auswahl senden"))
    stadt.answers.get_by_role("button", name="Alle Termine anzeigen").click()
    expect(page.get_by_role("grid", name="November 2026")).to_be_visible()
    stadt.check_accessible()
    stadt.press(page.get_by_role("dialog", name="Alle freien Termine").locator("button[data-wert]").first)
    stadt.say("Ortsteil 1")
    choose_file(stadt, "foto.png", "image/png", png())
    expect(page.get_by_role("img", name="Vorschau von foto.png")).to_be_visible()
    stadt.press(page.get_by_role("button", name="Datei senden"))
    assert [name for name, _ in fake.dateien] == ["foto.png"]
    stadt.panel.locator("summary").click()
    stadt.press(stadt.panel.get_by_role("button", name="Name ändern"))
    stadt.panel.get_by_label("Nachname").fill("Schulze")
    stadt.press(stadt.panel.get_by_role("button", name="Übernehmen"))
    expect(stadt.panel).to_contain_text("Anna Schulze")
    assert stadt.feld == "email"


def test_tools_work_under_a_strict_policy(stadt: StadtSeite, werkzeuge: FakeWerkzeuge) -> None:
    page = stadt.page
    stadt.say("Moin")
    tools(stadt).get_by_role("button", name="Hilfreich", exact=True).click()
    expect(page.get_by_label("Möchten Sie sagen, warum?")).to_be_visible()
    assert [each["gut"] for each in werkzeuge.rueckmeldungen.values()] == [True]
    menu = open_menu(stadt)
    menu.get_by_role("radio", name="125 %").check()
    menu.get_by_role("switch", name="Starker Kontrast").click()
    stadt.check_accessible()
    with page.expect_download() as started:
        menu.get_by_role("button", name="Gespräch speichern (Webseite)").click()
    assert started.value.suggested_filename.endswith(".html")
    menu.get_by_role("button", name="Später weitermachen").click()
    expect(page.get_by_role("dialog", name="Später weitermachen")).to_contain_text("#weiter=")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Später weitermachen")).to_be_hidden()
    expect(stadt.window).to_be_visible()


def test_printing_leaves_out_the_page_of_the_town(stadt: StadtSeite) -> None:
    page = stadt.page
    stadt.say("Moin")
    page.evaluate("() => { window.print = () => { window.gedruckt = true; }; }")
    open_menu(stadt).get_by_role("button", name="Gespräch drucken").click()
    page.emulate_media(media="print")
    sheet = page.locator("lotse-druck")
    expect(sheet).to_contain_text("Wann ziehen Sie aus?")
    expect(page.locator("main").first).to_be_hidden()
    assert sheet.locator("p").first.evaluate("(p) => getComputedStyle(p).color") == "rgb(0, 0, 0)"
