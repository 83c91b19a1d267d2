"""Five services on a town's website against the real system, each with what happens to real people in between."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.dienen import serving
from tests.e2e.fremde_seite import foreign_site
from tests.e2e.stadtseite import StadtSeite
from tests.e2e.test_hauptweg import PERSON, TYPED_PERSON, check_case, number_and_code, read_case
from tests.e2e.weg import answer, answer_form
from tests.system import System

TURN_MS = 30_000


@pytest.fixture(scope="module")
def stadtseite(system: System) -> Iterator[str]:
    with serving(foreign_site(system.url)) as address:
        yield address


@pytest.fixture
def fremd(fenster: BrowserContext, stadtseite: str, system: System) -> Iterator[StadtSeite]:
    """The open dialog. At the end nothing was asked of a third server, and neither script nor policy complained."""
    fenster.set_default_timeout(TURN_MS)
    expect.set_options(timeout=TURN_MS)
    klagen: list[str] = []
    own = (stadtseite, system.url, "data:", "blob:")

    def watch(page: Page) -> None:
        page.on("request", lambda request: None if request.url.startswith(own) else klagen.append(request.url))
        page.on("pageerror", lambda error: klagen.append(str(error)))
        page.on("console", lambda line: klagen.append(line.text) if "Content Security Policy" in line.text else None)

    fenster.on("page", watch)
    yield StadtSeite(fenster.new_page(), stadtseite).open()
    expect.set_options(timeout=5_000)
    assert klagen == []


def fill_until(chat: StadtSeite, feld: str, antworten: Mapping[str, str]) -> None:
    """Answers up to the question `feld`, which stays open."""
    while chat.feld != feld:
        assert chat.phase == "antrag", chat.log.inner_text()
        answer(chat, antworten)


def submitted(chat: StadtSeite, system: System, leistung: str, expected: dict[str, Any]) -> dict[str, Any]:
    case = read_case(system, number_and_code(chat)[0])
    check_case(case, leistung, expected)
    return case


def test_sperrmuell_with_a_reload_in_the_middle(fremd: StadtSeite, system: System) -> None:
    antworten = {
        **PERSON,
        "adresse": "Mecklenburgstraße 151, 19053 Schwerin",
        "gegenstaende": "ein Sofa und zwei Stühle",
        "menge": "ja",
        "abholort": "Am Straßenrand vor dem Haus",
    }
    fremd.say("Moin, mein altes Sofa muss weg")
    fill_until(fremd, "termin", antworten)
    before = fremd.log.locator(".nachricht").count()
    fremd.page.reload()
    fremd.ready()
    expect(fremd.log.locator(".nachricht")).to_have_count(before)
    assert fremd.feld == "termin"
    answer_form(fremd, antworten)
    submitted(fremd, system, "sperrmuell", TYPED_PERSON)


def test_bewohnerparkausweis_with_the_line_cut_in_the_middle(fremd: StadtSeite, system: System) -> None:
    start = date.today() + timedelta(days=10)
    antworten = {
        **PERSON,
        "adresse": "Mecklenburgstraße 12, 19053 Schwerin",
        "kennzeichen": "SN-AB 124",
        "fahrzeughalter": "auf mich selbst",
        "gueltig_ab": f"{start:%d.%m.%Y}",
        "laufzeit": "ein Jahr",
    }
    fremd.say("Ich möchte einen Bewohnerparkausweis beantragen")
    fill_until(fremd, "kennzeichen", antworten)
    fremd.page.context.set_offline(True)
    fremd.write("SN-AB 124")
    expect(fremd.sent.last).to_have_attribute("data-state", "waiting")
    fremd.page.context.set_offline(False)
    expect(fremd.sent.last).not_to_have_attribute("data-state", "waiting")
    fremd.settled()
    expect(fremd.sent.filter(has_text="SN-AB 124")).to_have_count(1)
    answer_form(fremd, antworten)
    expected = {**TYPED_PERSON, "kennzeichen": "SN-AB 124", "gueltig_ab": start.isoformat()}
    submitted(fremd, system, "bewohnerparkausweis", expected)


def test_hundesteuer_in_two_tabs(fremd: StadtSeite, system: System) -> None:
    antworten = {
        **PERSON,
        "adresse": "Mecklenburgstraße 14, 19053 Schwerin",
        "hund_name": "Bello",
        "hund_rasse": "Labrador",
        "hund_geschlecht": "Rüde",
        "hund_haltung_seit": "seit dem 1. November",
        "hund_anzahl": "einer",
    }
    fremd.say("Ich will meinen Hund anmelden")
    fill_until(fremd, "hund_name", antworten)
    with fremd.page.expect_popup() as popup:
        fremd.page.evaluate("void window.open(location.href)")
    zweiter = StadtSeite(popup.value, fremd.address).ready()
    expect(zweiter.log.locator(".nachricht")).to_have_count(fremd.log.locator(".nachricht").count())
    zweiter.say("Bello")
    assert zweiter.feld == "hund_rasse"
    expect(fremd.form).to_have_attribute("data-feld", "hund_rasse")
    expect(fremd.sent.filter(has_text="Bello")).to_have_count(1)
    answer_form(fremd, antworten)
    expect(zweiter.log.locator("[data-karte=vorgang]")).to_have_count(1)
    submitted(fremd, system, "hundesteuer-anmelden", {"hund_name": "Bello", "name": TYPED_PERSON["name"]})


def test_appointment_with_the_back_button(fremd: StadtSeite, system: System) -> None:
    fremd.say("Ich brauche einen Termin im Bürgerbüro")
    fremd.say("Personalausweis beantragen")
    assert fremd.typ == "termin"
    fremd.page.get_by_role("link", name="Zweite Seite").click()
    expect(fremd.page.get_by_role("heading", name="Zweite Seite")).to_be_visible()
    fremd.ready()
    expect(fremd.log).to_contain_text("Personalausweis")
    fremd.page.go_back()
    expect(fremd.page.get_by_role("heading", name="Stadt")).to_be_visible()
    fremd.ready()
    assert fremd.typ == "termin"
    answer_form(fremd, PERSON)
    submitted(fremd, system, "termin", {"name": TYPED_PERSON["name"], "anliegen": {"wert": "personalausweis"}})


def photo() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 800), "#445566").save(buffer, "JPEG")
    return buffer.getvalue()


def test_a_lamp_reported_with_a_photo_on_a_narrow_screen(fremd: StadtSeite, system: System) -> None:
    fremd.page.set_viewport_size({"width": 320, "height": 640})
    antworten = {
        "meldeort": "Werderstraße 5, 19055 Schwerin",
        "beschreibung": "Die Lampe flackert, Nummer 17",
        "fund_datum": "gestern",
    }
    fremd.say("Die Laterne vor unserem Haus ist kaputt")
    fill_until(fremd, "foto", antworten)
    fremd.check_no_horizontal_scroll()
    chooser = fremd.page.locator("#eingaben").get_by_label("Datei auswählen")
    chooser.set_input_files({"name": "lampe.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    before = fremd.received.count()
    fremd.page.locator("#eingaben").get_by_role("button", name=re.compile("senden", re.IGNORECASE)).click()
    expect(fremd.received.nth(before)).to_be_visible()
    fremd.settled()
    answer_form(fremd, antworten)
    fremd.check_no_horizontal_scroll()
    fremd.check_accessible()
    case = submitted(fremd, system, "laterne-defekt", {})
    assert case["angaben"]["foto"]["typ"] == "image/jpeg"


def press_until(chat: StadtSeite, key: str, words: str, most: int = 60) -> None:
    """Tabs through the page until the focused element says so."""
    script = """() => {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        return focused?.textContent?.trim() ?? "";
    }"""
    for _ in range(most):
        if words in chat.page.evaluate(script):
            return
        chat.page.keyboard.press(key)
    raise AssertionError(f"„{words}“ ist mit {key} nicht zu erreichen")


def test_wunschkennzeichen_by_keyboard_alone(fremd: StadtSeite, system: System) -> None:
    page = fremd.page
    page.keyboard.press("Escape")
    expect(fremd.starter).to_be_focused()
    page.keyboard.press("Enter")
    expect(fremd.field).to_be_focused()
    antworten = {
        **PERSON,
        "kennzeichen": "SN-ZQ 417",
        "fahrzeugart": "Auto",
        "adresse": "Mecklenburgstraße 16, 19053 Schwerin",
    }
    page.keyboard.type("Ich möchte ein Wunschkennzeichen reservieren")
    page.keyboard.press("Enter")
    expect(fremd.form).to_have_attribute("data-phase", "antrag")
    fremd.settled()
    while fremd.phase == "antrag":
        assert fremd.feld in antworten, fremd.log.inner_text()
        expect(fremd.field).to_be_focused()
        before = fremd.received.count()
        page.keyboard.type(antworten[fremd.feld])
        page.keyboard.press("Enter")
        expect(fremd.received.nth(before)).to_be_visible()
        fremd.settled()
    press_until(fremd, "Shift+Tab", "Ja, absenden")
    page.keyboard.press("Space")
    expect(fremd.log.locator("[data-karte=vorgang]")).to_have_count(1)
    submitted(fremd, system, "wunschkennzeichen", {"kennzeichen": "SN-ZQ 417"})
