"""Tools around the conversation: print, keep, size, contrast, read aloud, thumbs, going on elsewhere."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.e2e.ablauf import fill_form
from tests.e2e.fake_chat import FakeChat
from tests.e2e.fake_werkzeuge import FakeWerkzeuge
from tests.e2e.nutzlasten import payloads
from tests.e2e.seite import ChatSeite

VOICES = """(() => {
    const voice = (lang, localService) => ({ lang, localService, name: lang, default: false, voiceURI: lang });
    window.gesprochen = [];
    class Utterance { constructor(text) { this.text = text; } }
    const synth = Object.assign(new EventTarget(), {
        getVoices: () => window.stimmen.map(([lang, local]) => voice(lang, local)),
        speak: (utterance) => {
            window.gesprochen.push(utterance.text);
            document.documentElement.dataset.gesprochen = window.gesprochen.join(" ");
            setTimeout(() => utterance.onend?.());
        },
        cancel: () => {},
    });
    Object.defineProperty(window, "speechSynthesis", { value: synth });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
})();"""


def open_menu(chat: ChatSeite) -> Locator:
    chat.page.get_by_role("button", name="Mehr", exact=True).click()
    menu = chat.page.get_by_role("group", name="Mehr", exact=True)
    expect(menu).to_be_visible()
    return menu


def tools(chat: ChatSeite) -> Locator:
    """Tools below the newest answer, once they are there."""
    found = chat.received.last.get_by_role("group", name="Zu dieser Antwort")
    expect(found).to_be_visible()
    return found


@pytest.mark.parametrize("width", [1280, 320])
def test_the_menu_is_accessible_and_closes_by_escape(chat: ChatSeite, width: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": 800})
    menu = open_menu(chat)
    chat.check_accessible()
    chat.check_no_horizontal_scroll()
    box = menu.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    menu.get_by_role("button", name="Gespräch drucken").press("Escape")
    expect(menu).to_be_hidden()
    expect(chat.page.get_by_role("button", name="Mehr", exact=True)).to_be_focused()


def test_the_menu_closes_when_the_focus_goes_elsewhere(chat: ChatSeite) -> None:
    menu = open_menu(chat)
    chat.field.click()
    expect(menu).to_be_hidden()


def test_the_conversation_is_kept_as_page_and_as_text(chat: ChatSeite, fake: FakeChat, tmp_path: Path) -> None:
    fill_form(chat)
    chat.pick("Ja, absenden")
    chat.say("Ist <b>das</b> alles?")
    menu = open_menu(chat)
    for name, ending in (("Gespräch speichern (Webseite)", "html"), ("Gespräch speichern (Text)", "txt")):
        with chat.page.expect_download() as started:
            menu.get_by_role("button", name=name).click()
        kept = tmp_path / f"kept.{ending}"
        started.value.save_as(kept)
        assert re.fullmatch(rf"gespraech-\d{{4}}-\d\d-\d\d\.{ending}", started.value.suggested_filename)
        text = kept.read_text()
        assert "SN-2026-000123" in text
        assert "Mecklenburgstraße 12" in text
        assert fake.letztes.token not in text
        assert fake.letztes.id not in text
    page = chat.page.context.new_page()
    page.goto((tmp_path / "kept.html").as_uri())
    expect(page.get_by_text("Ist <b>das</b> alles?")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gespräch mit dem Bürgerlotsen")
    ChatSeite(page, "").check_accessible()


def test_hostile_texts_stay_text_in_what_is_kept(chat: ChatSeite, fake: FakeChat, tmp_path: Path) -> None:
    texte = payloads()[::8]
    before = chat.received.count()
    for payload in texte:
        fake.push("bot", payload, karte={"art": "kontakt", "titel": payload, "telefon": payload}, optionen=[])
    expect(chat.received).to_have_count(before + len(texte))
    with chat.page.expect_download() as started:
        open_menu(chat).get_by_role("button", name="Gespräch speichern (Webseite)").click()
    started.value.save_as(tmp_path / "kept.html")
    page = chat.page.context.new_page()
    page.goto((tmp_path / "kept.html").as_uri())
    assert page.evaluate("window.getroffen ?? null") is None
    assert page.locator("body :is(script, iframe, img, svg, a, form, input, object, style, link, base)").count() == 0


def test_printing_shows_the_conversation_alone(chat: ChatSeite) -> None:
    fill_form(chat, until="menge")
    page = chat.page
    page.evaluate("() => { window.print = () => { window.gedruckt = (window.gedruckt ?? 0) + 1; }; }")
    open_menu(chat).get_by_role("button", name="Gespräch drucken").click()
    assert page.evaluate("window.gedruckt") == 1
    page.emulate_media(media="print")
    sheet = page.locator("lotse-druck")
    expect(sheet.get_by_role("heading", level=1)).to_be_visible()
    expect(sheet).to_contain_text("Mecklenburgstraße 12")
    expect(page.locator("#eingabe")).to_be_hidden()
    shown = page.evaluate(
        "[...document.body.children].filter((each) => each.checkVisibility()).map((each) => each.localName)"
    )
    assert shown == ["lotse-druck"]
    page.emulate_media(media="screen")
    expect(sheet).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)
    expect(page.locator("#eingabe")).to_be_visible()


def test_size_and_contrast_hold_in_this_tab(chat: ChatSeite) -> None:
    size = "(element) => parseFloat(getComputedStyle(element).fontSize)"
    text = chat.received.first.locator(".nachricht__text")
    usual = text.evaluate(size)
    menu = open_menu(chat)
    menu.get_by_role("radio", name="150 %").check()
    menu.get_by_role("switch", name="Starker Kontrast").click()
    expect(menu.get_by_role("switch", name="Starker Kontrast")).to_have_attribute("aria-checked", "true")
    assert text.evaluate(size) == pytest.approx(usual * 1.5)
    chat.check_accessible()
    chat.page.set_viewport_size({"width": 320, "height": 720})
    chat.check_no_horizontal_scroll()
    chat.page.reload()
    chat.ready()
    assert text.evaluate(size) == pytest.approx(usual * 1.5)
    assert chat.page.evaluate("localStorage.length") == 0
    other = ChatSeite(chat.page.context.new_page(), chat.address).open()
    assert other.received.first.locator(".nachricht__text").evaluate(size) == pytest.approx(usual)


def test_a_thumb_and_a_word(chat: ChatSeite, werkzeuge: FakeWerkzeuge) -> None:
    chat.say("Moin")
    last = tools(chat)
    last.get_by_role("button", name="Nicht hilfreich").click()
    expect(last.get_by_role("button", name="Nicht hilfreich")).to_have_attribute("aria-pressed", "true")
    nr = int(chat.received.last.get_attribute("data-nr") or 0)
    assert werkzeuge.rueckmeldungen == {nr: {"gut": False, "wort": None}}
    chat.check_accessible()
    chat.log.get_by_label("Möchten Sie sagen, warum?").fill("Zu lang.")
    chat.log.get_by_role("button", name="Abschicken").click()
    expect(chat.log).to_contain_text("Danke, das hilft uns.")
    assert werkzeuge.rueckmeldungen == {nr: {"gut": False, "wort": "Zu lang."}}
    last.get_by_role("button", name="Nicht hilfreich").click()
    expect(last).to_contain_text("Zurückgenommen.")
    assert werkzeuge.rueckmeldungen == {}


def test_only_answers_of_the_lotse_have_thumbs(chat: ChatSeite, fake: FakeChat) -> None:
    chat.say("Moin")
    tools(chat)
    fake.push("mensch", "Guten Tag, hier ist das Bürgerbüro.", optionen=[])
    expect(chat.received.last).to_contain_text("Bürgerbüro")
    expect(chat.received.nth(1).get_by_role("group", name="Zu dieser Antwort")).to_be_visible()
    assert chat.received.last.locator("lotse-nachrichtenwerkzeuge").count() == 0
    assert chat.sent.last.locator("lotse-nachrichtenwerkzeuge").count() == 0


@pytest.mark.parametrize(
    ("voices", "offered"),
    [([["de-DE", True]], True), ([["de-DE", False]], False), ([["en-US", True]], False), ([], False)],
)
def test_reading_aloud_only_with_a_voice_of_this_device(
    fenster: BrowserContext, adresse: str, voices: list[list[object]], offered: bool
) -> None:
    fenster.add_init_script(
        f"window.stimmen = {str(voices).replace('True', 'true').replace('False', 'false')};{VOICES}"
    )
    chat = ChatSeite(fenster.new_page(), f"{adresse}/schwerin").open()
    last = tools(chat)
    assert last.get_by_role("button", name="Vorlesen").count() == int(offered)
    menu = open_menu(chat)
    toggle = menu.get_by_role("switch", name="Neue Nachrichten vorlesen")
    assert toggle.count() == int(offered)
    if not offered:
        return
    toggle.click()
    chat.say("Moin")
    expect(chat.received.nth(1)).to_be_visible()
    question = "Gern. An welcher Adresse sollen wir abholen?"
    expect(chat.page.locator("html")).to_have_attribute("data-gesprochen", question)
    tools(chat).get_by_role("button", name="Vorlesen").click()
    expect(chat.page.locator("html")).to_have_attribute("data-gesprochen", f"{question} {question}")


def test_going_on_later_gives_address_and_code(chat: ChatSeite, werkzeuge: FakeWerkzeuge) -> None:
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.say("Moin")
    open_menu(chat).get_by_role("button", name="Später weitermachen").click()
    dialog = chat.page.get_by_role("dialog", name="Später weitermachen")
    expect(dialog).to_contain_text("Sie gilt bis Sonntag, 29. November, 18:00 Uhr.")
    [(code, (_, ziel))] = werkzeuge.codes.items()
    assert ziel == "spaeter"
    chat.check_accessible()
    dialog.get_by_role("button", name="Adresse kopieren").click()
    expect(dialog).to_contain_text("Adresse kopiert.")
    origin = chat.address.removesuffix("/schwerin")
    assert chat.page.evaluate("navigator.clipboard.readText()") == f"{origin}/schwerin#weiter={code}"
    chat.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_form_goes_on_as_pages(chat: ChatSeite, werkzeuge: FakeWerkzeuge) -> None:
    menu = open_menu(chat)
    assert menu.get_by_role("button", name=re.compile("Seite für Seite")).count() == 0
    chat.field.click()
    chat.say("Moin")
    with chat.page.expect_request(re.compile("/schwerin/antrag/weiter")) as asked:
        open_menu(chat).get_by_role("button", name="Als Formular Seite für Seite ausfüllen").click()
    [(code, (_, ziel))] = werkzeuge.codes.items()
    assert ziel == "seiten"
    assert asked.value.url.endswith(f"code={code}")
