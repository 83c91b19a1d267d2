"""The widget on a page of another origin: under the strictest policy, beside style sheets that spoil everything."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.dienen import serving
from tests.e2e.ablauf import all_states, fill_form
from tests.e2e.fake_chat import FakeChat
from tests.e2e.fremde_seite import foreign_site
from tests.e2e.seite import FOCUSED, ChatSeite
from tests.e2e.stadtseite import StadtSeite

OFFLINE = "net::ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def stadt(adresse: str) -> Iterator[str]:
    with serving(foreign_site(adresse)) as address:
        yield address


@pytest.fixture
def fremd(fenster: BrowserContext, adresse: str, stadt: str) -> Iterator[Page]:
    """A page on which nothing may go wrong: no error, no broken policy, no request to anybody else."""
    page = watched(fenster, adresse, stadt)
    yield page
    assert page.beanstandet == []  # type: ignore[attr-defined]


def watched(fenster: BrowserContext, adresse: str, stadt: str) -> Page:
    page = fenster.new_page()
    beanstandet: list[str] = []
    page.on("console", lambda said: said.type == "error" and OFFLINE not in said.text and beanstandet.append(said.text))
    page.on("pageerror", lambda error: beanstandet.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((adresse, stadt, "data:", "blob:")) else beanstandet.append(request.url)
        ),
    )
    page.beanstandet = beanstandet  # type: ignore[attr-defined]
    return page


@pytest.fixture
def seite(fremd: Page, stadt: str) -> StadtSeite:
    return StadtSeite(fremd, f"{stadt}/").open()


def test_nothing_but_the_script_is_asked_for_until_it_is_opened(fremd: Page, stadt: str, adresse: str) -> None:
    asked: list[str] = []
    fremd.on("request", lambda request: asked.append(request.url))
    fremd.goto(f"{stadt}/")
    expect(fremd.get_by_role("button", name="Bürgerlotse")).to_be_visible()
    fremd.wait_for_load_state("networkidle")
    assert [url for url in asked if url.startswith(adresse)] == [f"{adresse}/widget/lotse.js"]


def test_from_the_button_to_the_aktenzeichen(seite: StadtSeite, fake: FakeChat) -> None:
    fill_form(seite)
    seite.pick("Ja, absenden")
    expect(seite.log.locator("[data-karte=vorgang]")).to_contain_text("SN-2026-000123")
    assert fake.letztes.vorgang is not None


def test_reload_with_the_window_open_goes_on_and_takes_no_focus(seite: StadtSeite, fake: FakeChat) -> None:
    fill_form(seite, until="menge")
    shown = seite.log.locator(".nachricht").count()
    seite.page.reload()
    expect(seite.window).to_be_visible()
    seite.ready()
    assert seite.feld == "menge"
    expect(seite.log.locator(".nachricht")).to_have_count(shown)
    assert len(fake.gespraeche) == 1
    assert seite.page.evaluate("document.activeElement === document.body")


def test_another_page_and_the_back_button_lose_nothing(seite: StadtSeite, fake: FakeChat) -> None:
    seite.say("Moin")
    seite.page.get_by_role("link", name="Zweite Seite").click()
    expect(seite.page.get_by_role("heading", name="Zweite Seite")).to_be_visible()
    seite.ready()
    seite.say("Mecklenburgstraße 12, 19053 Schwerin")
    seite.page.go_back()
    seite.ready()
    expect(seite.sent).to_have_text([re.compile("Moin"), re.compile("Mecklenburgstraße 12")])
    assert seite.feld == "gegenstaende"
    assert len(fake.gespraeche) == 1


def test_escape_and_the_cross_close_it_and_the_focus_goes_back(seite: StadtSeite) -> None:
    page = seite.page
    expect(seite.field).to_be_focused()
    page.keyboard.press("Escape")
    expect(seite.window).to_be_hidden()
    expect(seite.starter).to_be_focused()
    page.keyboard.press("Enter")
    expect(seite.field).to_be_focused()
    page.get_by_role("button", name="Chat schließen").click()
    expect(seite.window).to_be_hidden()
    page.evaluate("document.querySelector('#hilfe').focus(); lotse.oeffnen()")
    expect(seite.field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Hilfe")).to_be_focused()


def test_escape_in_a_dialog_inside_closes_only_that(seite: StadtSeite) -> None:
    fill_form(seite, until="termin")
    seite.answers.locator("[data-alle]").click()
    inner = seite.page.locator("#auswahl")
    expect(inner).to_be_visible()
    seite.page.keyboard.press("Escape")
    expect(inner).to_be_hidden()
    expect(seite.window).to_be_visible()


def test_the_page_beside_the_window_can_be_used(seite: StadtSeite) -> None:
    seite.page.get_by_role("link", name="Hilfe").click()
    assert seite.page.url.endswith("#hilfe")
    expect(seite.window).to_be_visible()


def test_what_comes_while_it_is_closed_is_told_by_the_button(seite: StadtSeite, fake: FakeChat) -> None:
    seite.page.keyboard.press("Escape")
    fake.push("mensch", "Guten Tag, hier ist das Bürgerbüro.", optionen=[])
    expect(seite.starter).to_have_accessible_name("Bürgerlotse, eine neue Nachricht")
    fake.push("mensch", "Sind Sie noch da?", optionen=[])
    expect(seite.starter).to_have_accessible_name("Bürgerlotse, 2 neue Nachrichten")
    seite.page.reload()
    expect(seite.starter).to_have_accessible_name("Bürgerlotse, 2 neue Nachrichten")
    seite.starter.click()
    expect(seite.received.last).to_be_in_viewport()
    seite.page.keyboard.press("Escape")
    expect(seite.starter).to_have_accessible_name("Bürgerlotse")


def test_a_second_tab_has_a_conversation_of_its_own(
    seite: StadtSeite, fenster: BrowserContext, fake: FakeChat, adresse: str, stadt: str
) -> None:
    seite.say("Moin")
    other = StadtSeite(watched(fenster, adresse, stadt), seite.address).open()
    expect(other.sent).to_have_count(0)
    assert len(fake.gespraeche) == 2


def test_a_copied_tab_shares_the_conversation_without_repeats(
    seite: StadtSeite, fenster: BrowserContext, fake: FakeChat
) -> None:
    seite.say("Moin")
    with fenster.expect_page() as opened:
        seite.page.evaluate("void window.open('/zweite')")
    copy = StadtSeite(opened.value, seite.address)
    copy.ready()
    copy.say("Mecklenburgstraße 12, 19053 Schwerin")
    expect(seite.form).to_have_attribute("data-feld", "gegenstaende")
    expect(seite.sent).to_have_count(2)
    expect(copy.sent).to_have_count(2)
    assert len(fake.gespraeche) == 1


def test_offline_is_said_and_what_is_written_goes_out_by_itself(
    seite: StadtSeite, fenster: BrowserContext, fake: FakeChat
) -> None:
    seite.say("Moin")
    fenster.set_offline(True)
    line = seite.page.locator("#verbindung")
    expect(line).to_contain_text("Sie sind gerade offline.")
    seite.write("Mecklenburgstraße 12, 19053 Schwerin")
    expect(seite.sent.last).to_contain_text("Noch nicht angekommen")
    seite.check_accessible()
    fake.push("bot", "Während Sie weg waren.", optionen=[])
    fenster.set_offline(False)
    expect(seite.form).to_have_attribute("data-feld", "gegenstaende")
    expect(line).to_be_hidden()
    expect(seite.received.filter(has_text="Während Sie weg waren.")).to_have_count(1)
    assert sum(each["von"] == "buerger" for each in fake.letztes.nachrichten) == 2


def test_a_link_with_a_code_goes_on_with_that_conversation(fremd: Page, stadt: str, fake: FakeChat) -> None:
    known = fake.open(False)
    fake.turn(known, "Moin")
    fremd.goto(f"{stadt}/#weiter={fake.code(known)}")
    fremd.get_by_role("button", name="Ja, hier fortsetzen").click()
    seite = StadtSeite(fremd, stadt).ready()
    assert seite.feld == "adresse"
    assert fremd.url == f"{stadt}/"
    assert len(fake.gespraeche) == 1
    fremd.reload()
    seite.ready()
    assert seite.feld == "adresse"


def test_a_used_code_is_explained_with_a_way_on(fremd: Page, stadt: str) -> None:
    fremd.on("console", lambda said: None)
    fremd.goto(f"{stadt}/#weiter=verbraucht")
    fremd.get_by_role("button", name="Ja, hier fortsetzen").click()
    alert = fremd.get_by_role("alert").filter(has_text="Dieser Weg gilt nicht mehr")
    expect(alert).to_be_visible()
    alert.get_by_role("button", name="Neues Gespräch beginnen").click()
    expect(fremd.locator("#eingabe")).to_be_enabled()
    fremd.beanstandet[:] = [each for each in fremd.beanstandet if "404" not in each]  # type: ignore[attr-defined]


def test_the_page_s_style_sheets_stay_outside(fremd: Page, stadt: str) -> None:
    seite = StadtSeite(fremd, f"{stadt}/haesslich").open()
    fill_form(seite, until="adresse")
    look = "(element, name) => getComputedStyle(element)[name]"
    sender = seite.form.get_by_role("button", name="Senden")
    expect(sender).to_be_visible()
    assert seite.received.last.locator("p").first.evaluate(look, "color") != "rgb(255, 0, 0)"
    assert seite.received.last.locator("p").first.evaluate(look, "fontSize") == "18px"
    assert seite.window.evaluate(look, "direction") == "ltr"
    assert seite.window.evaluate(look, "textTransform") == "none"
    assert fremd.locator("lotse-chat").evaluate(look, "opacity") == "1"
    assert fremd.locator("h1").evaluate(look, "color") == "rgb(255, 0, 0)"


def test_a_person_is_always_in_reach(seite: StadtSeite) -> None:
    person = seite.page.get_by_role("button", name="Mit einem Menschen sprechen")
    expect(person).to_be_visible()
    seite.say("Moin")
    expect(person).to_have_count(1)
    seite.press(person)
    expect(seite.page.locator("#hinweis")).to_contain_text("Ein Mensch meldet sich")
    expect(person).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_any_state(seite: StadtSeite, width: int) -> None:
    seite.page.set_viewport_size({"width": width, "height": 720})
    seite.page.emulate_media(reduced_motion="reduce")
    for state in all_states(seite):
        seite.check_accessible()
        assert seite.window.evaluate("(window) => window.scrollHeight - window.clientHeight") == 0, state
        seite.check_no_horizontal_scroll()
    seite.page.keyboard.press("Escape")
    expect(seite.window).to_be_hidden()
    seite.check_accessible()


def test_on_a_narrow_screen_it_covers_the_page_and_holds_the_focus(fremd: Page, stadt: str) -> None:
    fremd.set_viewport_size({"width": 320, "height": 640})
    seite = StadtSeite(fremd, f"{stadt}/links").open()
    box = seite.window.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 320, "height": 640}
    assert seite.window.evaluate("(dialog) => dialog.matches(':modal')")
    fremd.set_viewport_size({"width": 1280, "height": 800})
    expect(seite.field).to_be_focused()
    assert not seite.window.evaluate("(dialog) => dialog.matches(':modal')")
    box = seite.window.bounding_box()
    assert box is not None
    assert box["x"] < 100


def test_all_of_it_by_keyboard_alone(fremd: Page, stadt: str) -> None:
    seite = StadtSeite(fremd, f"{stadt}/")
    fremd.goto(seite.address)
    expect(seite.starter).to_be_visible()
    while fremd.evaluate(f"{FOCUSED}.id") != "starter":
        fremd.keyboard.press("Tab")
    fremd.keyboard.press("Enter")
    expect(seite.field).to_be_focused()
    fremd.keyboard.type("Moin, mein altes Sofa muss weg")
    fremd.keyboard.press("Enter")
    expect(seite.form).to_have_attribute("data-feld", "adresse")
    fill_form(seite, until="abholort")
    fremd.keyboard.press("Shift+Tab")
    expect(seite.answers.get_by_role("button").last).to_be_focused()
    fremd.keyboard.press("Enter")
    expect(seite.form).to_have_attribute("data-feld", "zustimmung")
    expect(seite.field).to_be_focused()
    while fremd.evaluate(f"{FOCUSED}.id") != "schliessen":
        fremd.keyboard.press("Shift+Tab")
    fremd.keyboard.press("Space")
    expect(seite.starter).to_be_focused()


def test_inside_a_page_it_takes_no_focus_and_no_more_room_than_it_has(fremd: Page, stadt: str) -> None:
    fremd.goto(f"{stadt}/eingebettet")
    seite = ChatSeite(fremd, stadt).ready()
    assert fremd.evaluate("document.activeElement === document.body")
    height = "(element) => element.offsetHeight"
    before = fremd.locator("#platz").evaluate(height)
    fill_form(seite, until="foto")
    assert fremd.locator("#platz").evaluate(height) == before
    expect(seite.received.last).to_be_in_viewport()
    seite.check_accessible()
