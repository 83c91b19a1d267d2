"""Can everybody use the page: by machine check, by keyboard alone, narrow, enlarged, in forced colours."""

import asyncio

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.ablauf import all_states, fill_form
from tests.e2e.fake_chat import FakeChat
from tests.e2e.seite import FOCUSED, ChatSeite


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_any_state_and_nothing_scrolls_sideways(chat: ChatSeite, width: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": 900})
    chat.page.emulate_media(reduced_motion="reduce")
    seen = []
    for state in all_states(chat):
        chat.check_accessible()
        chat.check_no_horizontal_scroll()
        seen.append(state)
    assert len(seen) > 15


@pytest.mark.parametrize("path", ["", "/datenschutz", "/barrierefreiheit", "/gibt/es/nicht"])
def test_axe_finds_nothing_on_the_other_pages(page: Page, adresse: str, path: str) -> None:
    page.goto(f"{adresse}/schwerin{path}" if path != "/gibt/es/nicht" else f"{adresse}/unbekannt")
    seite = ChatSeite(page, adresse)
    seite.check_accessible()
    page.set_viewport_size({"width": 320, "height": 640})
    seite.check_no_horizontal_scroll()


def test_a_whole_application_by_keyboard_alone(chat: ChatSeite) -> None:
    page = chat.page
    expect(chat.field).to_be_focused()
    page.keyboard.type("Moin, mein altes Sofa muss weg")
    page.keyboard.press("Enter")
    expect(chat.form).to_have_attribute("data-feld", "adresse")
    fill_form(chat, until="abholort")
    page.keyboard.press("Shift+Tab")
    expect(chat.answers.get_by_role("button").last).to_be_focused()
    page.keyboard.press("Enter")
    expect(chat.form).to_have_attribute("data-feld", "zustimmung")
    expect(chat.field).to_be_focused()
    fill_form(chat)
    while not page.evaluate(f"{FOCUSED}.textContent.includes('Ja, absenden')"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(chat.log.locator("[data-karte=vorgang]")).to_contain_text("SN-2026-000123")
    expect(chat.field).to_be_focused()


def test_focus_is_visible_and_never_behind_a_bar(chat: ChatSeite) -> None:
    page = chat.page
    page.set_viewport_size({"width": 390, "height": 700})
    page.emulate_media(reduced_motion="reduce")
    fill_form(chat, until="termin")
    visited = 0
    while True:
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        visited += 1
        hidden, outlined = page.evaluate(
            f"""() => {{
                const focused = {FOCUSED};
                const root = focused.getRootNode();
                const box = focused.getBoundingClientRect();
                const top = root.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
                const seen = top && (top === focused || focused.contains(top) || top.contains(focused));
                const style = getComputedStyle(focused);
                const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                return [seen ? "" : focused.outerHTML, outlined];
            }}"""
        )
        assert hidden == ""
        assert outlined
    assert visited > 8


def test_targets_are_large_enough(chat: ChatSeite) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 844})
    fill_form(chat, until="abholort")
    chat.panel.locator("summary").click()
    sizes = chat.page.evaluate(
        """() => [document, document.querySelector("lotse-chat").shadowRoot]
            .flatMap((root) => [...root.querySelectorAll("button, summary, textarea, .fuss a")])
            .filter((element) => element.checkVisibility())
            .map((element) => [element.textContent.trim(), element.offsetWidth, element.offsetHeight])"""
    )
    assert len(sizes) > 8
    assert [size for size in sizes if min(size[1:]) < 40] == []


def test_two_hundred_per_cent_zoom_keeps_one_column(chat: ChatSeite) -> None:
    """A window of 1280 × 720 at 200 % has 640 × 360 CSS pixels."""
    chat.page.set_viewport_size({"width": 640, "height": 360})
    fill_form(chat, until="menge")
    chat.check_no_horizontal_scroll()
    expect(chat.field).to_be_in_viewport()
    assert chat.form.evaluate("(form) => getComputedStyle(form).position") == "static"


def test_forced_colours_keep_borders_and_icons(browser: Browser, adresse: str) -> None:
    context = browser.new_context(forced_colors="active", locale="de-DE")
    chat = ChatSeite(context.new_page(), f"{adresse}/schwerin").open()
    fill_form(chat, until="abholort")
    border = "(element) => getComputedStyle(element).borderTopWidth"
    for place in (".nachricht", "#antworten button", "#eingabe"):
        assert chat.page.locator(place).last.evaluate(border) != "0px"
    chat.check_accessible()
    context.close()


def test_log_label_language_and_senders(chat: ChatSeite) -> None:
    assert chat.page.locator("html").get_attribute("lang") == "de"
    chat.say("Was kostet das?")
    expect(chat.page.get_by_role("log", name="Gespräch mit dem Lotsen")).to_be_visible()
    expect(chat.sent.last.locator(".nur-vorlesen").first).to_have_text("Sie: ")
    expect(chat.received.last.locator(".nur-vorlesen").first).to_have_text("Lotse: ")
    expect(chat.log.locator("[tabindex]")).to_have_count(0)


def test_typing_is_said_outside_the_log(chat: ChatSeite, fake: FakeChat) -> None:
    fake.bremse = asyncio.Event()
    chat.write("Moin")
    expect(chat.page.locator("#tippt")).to_be_visible()
    expect(chat.page.locator("#status")).to_have_text("Der Lotse schreibt.")
    assert chat.log.locator("#tippt").count() == 0
    assert chat.page.locator("#tippt").get_attribute("aria-hidden") == "true"
    fake.bremse.set()
    chat.settled()
    expect(chat.page.locator("#status")).to_have_text("")


def test_motion_is_off_where_it_is_not_wanted(chat: ChatSeite) -> None:
    chat.page.emulate_media(reduced_motion="reduce")
    names = chat.page.locator("#tippt span").evaluate_all(
        "(dots) => dots.map((dot) => getComputedStyle(dot).animationName)"
    )
    assert set(names) == {"none"}
    assert chat.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
