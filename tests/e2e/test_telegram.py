"""A conversation of the website goes on in Telegram: the link, the question who comes, yes, no and too late."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from api.context import ApiContext
from api.messenger.models import MessengerChat
from api.verbindungen.models import Verbindung
from tests.datenbanken import Datenbanken
from tests.e2e.formularseiten import Formularseiten
from tests.e2e.seite import FOCUSED, ChatSeite
from tests.integrations.messenger import adapter_of, claim, system_with_bot
from tests.system import System


@pytest.fixture(scope="module")
def mit_bot(datenbanken: Datenbanken) -> Iterator[System]:
    with system_with_bot(datenbanken) as system:
        yield system


@pytest.fixture(scope="module")
def adapter(mit_bot: System) -> Iterator[ApiContext]:
    with adapter_of(mit_bot) as context:
        yield context


@pytest.fixture
def page(fenster: BrowserContext) -> Page:
    return fenster.new_page()


@pytest.fixture
def chat(page: Page, mit_bot: System, adapter: ApiContext) -> ChatSeite:
    """The chat page, with an open question."""
    assert adapter.settings.telegram
    chat = ChatSeite(page, f"{mit_bot.url}/schwerin").open()
    chat.say("knöpfe")
    return chat


def dialog(page: Page) -> Locator:
    return page.locator("#telegram")


def ask_for_link(chat: ChatSeite) -> str:
    """By the menu; the code."""
    chat.page.get_by_role("button", name="Mehr", exact=True).click()
    chat.page.get_by_role("button", name="In Telegram weiter").click()
    link = dialog(chat.page).get_by_role("link", name="Telegram öffnen")
    address = link.get_attribute("href") or ""
    match = re.fullmatch(r"https://t\.me/ProbeBot\?start=([0-9A-Z-]{23})", address)
    assert match, address
    expect(dialog(chat.page)).to_contain_text(f"/start {match[1]}")
    return match[1]


def chat_of(adapter: ApiContext, chat: str) -> MessengerChat:
    with adapter.db.reading() as session:
        row = session.get(MessengerChat, chat)
        assert row is not None
        return row


def test_from_the_link_to_the_yes_and_apart_again(chat: ChatSeite, adapter: ApiContext) -> None:
    code = ask_for_link(chat)
    expect(dialog(chat.page)).to_contain_text("Wir warten auf Telegram")
    chat.check_accessible()
    brought = claim(adapter, code)
    expect(dialog(chat.page)).to_contain_text("Anna M. möchte dieses Gespräch in Telegram fortsetzen. Sind Sie das?")
    assert chat.page.evaluate(f"{FOCUSED}.id") == "telegram-titel"
    chat.check_accessible()
    chat.page.keyboard.press("Tab")
    chat.page.keyboard.press("Tab")
    assert chat.page.evaluate(f"{FOCUSED}.textContent").strip() == "Ja, verbinden"
    chat.page.keyboard.press("Enter")
    expect(dialog(chat.page)).to_be_hidden()
    expect(chat.log).to_contain_text("Dieses Gespräch ist jetzt auch in Telegram offen.")
    expect(chat.log).not_to_contain_text("Sie sind verbunden.")
    assert chat_of(adapter, brought).gespraech
    chat.page.get_by_role("button", name="Mehr", exact=True).click()
    expect(chat.page.get_by_role("button", name="In Telegram weiter")).to_have_count(0)
    chat.page.get_by_role("button", name="Telegram trennen").click()
    expect(chat.log).to_contain_text("Telegram ist getrennt. Dieses Gespräch ist nur noch hier offen.")
    assert chat_of(adapter, brought).gespraech is None


def test_no_lets_nobody_in(chat: ChatSeite, adapter: ApiContext) -> None:
    brought = claim(adapter, ask_for_link(chat), "Fremd‮er")
    expect(dialog(chat.page)).to_contain_text("Fremder möchte dieses Gespräch")
    dialog(chat.page).get_by_role("button", name="Nein").click()
    expect(dialog(chat.page)).to_be_hidden()
    expect(chat.log).not_to_contain_text("Telegram")
    assert chat_of(adapter, brought).gespraech is None


def test_too_late_is_said(chat: ChatSeite, adapter: ApiContext) -> None:
    brought = claim(adapter, ask_for_link(chat))
    expect(dialog(chat.page)).to_contain_text("Sind Sie das?")
    with adapter.db.transaction() as session:
        (row,) = session.query(Verbindung).where(Verbindung.chat == brought)
        row.gueltig_bis = adapter.clock.now() - timedelta(seconds=1)
    dialog(chat.page).get_by_role("button", name="Ja, verbinden").click()
    expect(dialog(chat.page).get_by_role("alert")).to_contain_text("Diese Anfrage gilt nicht mehr.")
    assert chat_of(adapter, brought).gespraech is None


def test_the_question_comes_after_a_reload_too(chat: ChatSeite, adapter: ApiContext) -> None:
    code = ask_for_link(chat)
    chat.page.keyboard.press("Escape")
    chat.page.reload()
    chat.ready()
    claim(adapter, code)
    expect(dialog(chat.page)).to_contain_text("Sind Sie das?")
    chat.page.reload()
    expect(dialog(chat.page)).to_contain_text("Sind Sie das?")


@pytest.mark.parametrize("colours", ["none", "active"])
def test_on_a_narrow_screen(browser: Browser, mit_bot: System, adapter: ApiContext, colours: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="de-DE", forced_colors=colours)
    page = context.new_page()
    chat = ChatSeite(page, f"{mit_bot.url}/schwerin").open()
    code = ask_for_link(chat)
    chat.check_no_horizontal_scroll()
    wide = "(each) => each.scrollWidth > each.clientWidth"
    assert not dialog(page).evaluate(wide)
    chat.check_accessible()
    claim(adapter, code, "Annegret-Wilhelmine Österreicher-Mecklenburgerin aus Schwerin")
    expect(dialog(page)).to_contain_text("Sind Sie das?")
    assert not dialog(page).evaluate(wide)
    chat.check_accessible()
    expect(dialog(page).get_by_role("button", name="Ja, verbinden")).to_be_in_viewport()
    context.close()


def test_a_foreign_link_takes_over_only_when_wanted(chat: ChatSeite, browser: Browser, mit_bot: System) -> None:
    chat.page.get_by_role("button", name="Mehr", exact=True).click()
    chat.page.get_by_role("button", name="Später weitermachen").click()
    adresse = chat.page.locator("#weiter-adresse").inner_text()
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.goto(adresse)
    other = ChatSeite(page, f"{mit_bot.url}/schwerin")
    alert = page.get_by_role("alert").filter(has_text="Gespräch hier fortsetzen?")
    expect(alert).to_be_visible()
    other.check_accessible()
    expect(other.log).not_to_contain_text("knöpfe")
    alert.get_by_role("button", name="Ja, hier fortsetzen").click()
    expect(other.log).to_contain_text("knöpfe")
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_without_script(browser: Browser, mit_bot: System, adapter: ApiContext, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 700}, locale="de-DE", java_script_enabled=width == 320
    )  # axe itself needs script, the pages do not
    seiten = Formularseiten(context.new_page(), mit_bot.url)
    check = seiten.check if width == 320 else seiten.check_width
    seiten.begin("sperrmuell")
    seiten.page.get_by_role("link", name="In Telegram weiter").click()
    check()
    seiten.press("Link holen")
    check()
    link = seiten.page.get_by_role("link", name="Telegram öffnen").get_attribute("href") or ""
    claim(adapter, link.partition("=")[2])
    seiten.page.get_by_role("link", name="Seite neu laden").click()
    expect(seiten.page.locator("h1")).to_have_text("Sind Sie das in Telegram?")
    check()
    seiten.press("Ja, verbinden")
    expect(seiten.page.locator("h1")).to_have_text("Mit Telegram verbunden")
    check()
    context.close()
