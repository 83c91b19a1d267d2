"""One Antrag, partly on pages and partly in the chat, with the trained Lotse, submitted in either."""

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.formularseiten import Formularseiten
from tests.e2e.seite import ChatSeite
from tests.system import System

TURN_MS = 30_000


@pytest.fixture
def page(fenster: BrowserContext) -> Iterator[Page]:
    fenster.set_default_timeout(TURN_MS)
    expect.set_options(timeout=TURN_MS)
    yield fenster.new_page()
    expect.set_options(timeout=5_000)


def to_pages(chat: ChatSeite, seiten: Formularseiten) -> None:
    """By the menu of the chat, and the button that redeems the code."""
    chat.page.get_by_role("button", name="Mehr", exact=True).click()
    chat.page.get_by_role("button", name="Als Formular Seite für Seite ausfüllen").click()
    expect(seiten.page).to_have_url(re.compile("/schwerin/antrag/weiter"))
    seiten.press("Weiter")


def to_chat(seiten: Formularseiten, system: System) -> ChatSeite:
    seiten.press("Im Gespräch weitermachen")
    seiten.page.get_by_role("button", name="Ja, hier fortsetzen").click()
    chat = ChatSeite(seiten.page, f"{system.url}/schwerin").ready()
    expect(chat.log).to_contain_text("Hier geht es weiter mit „Sperrmüll abholen lassen“")
    return chat


def read_case(system: System, aktenzeichen: str) -> dict[str, str]:
    headers = {"Authorization": f"Bearer {system.dienst_token}"}
    answer = httpx.get(f"{system.url}/api/v1/vorgaenge/{aktenzeichen}", headers=headers, timeout=20)
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["anzeige"])


def put_address(seiten: Formularseiten, nummer: str) -> None:
    seiten.put("adresse-strasse", "Am Markt")
    seiten.put("adresse-hausnummer", nummer)
    seiten.put("adresse-plz", "19055")
    seiten.press("Weiter")


def test_from_pages_to_the_chat_and_back_to_submit_on_pages(page: Page, system: System) -> None:
    seiten = Formularseiten(page, system.url)
    seiten.begin("sperrmuell")
    put_address(seiten, "21")
    chat = to_chat(seiten, system)
    chat.say("ein Sofa und zwei Stühle")
    expect(chat.form).to_have_attribute("data-feld", "menge")
    to_pages(chat, seiten)
    expect(page).to_have_url(re.compile("/sperrmuell/menge$"))
    seiten.put("menge", "drei Kubikmeter")
    seiten.press("Weiter")
    page.locator("[name=termin]").first.check()
    seiten.press("Weiter")
    seiten.put("abholort", "strasse")
    seiten.press("Weiter")
    seiten.put("name-vorname", "Anna")
    seiten.put("name-nachname", "Müller")
    seiten.press("Weiter")
    seiten.press("Überspringen")
    seiten.press("Überspringen")
    expect(page.locator(".angaben")).to_contain_text("1 Sofa, 2 Stühle")
    seiten.press("Ja, absenden")
    angaben = read_case(system, page.locator(".quittung dd").first.inner_text())
    assert (angaben["gegenstaende"], angaben["menge"], angaben["name"]) == ("1 Sofa, 2 Stühle", "3 m³", "Anna Müller")


def test_from_the_chat_to_pages_and_back_to_submit_in_the_chat(page: Page, system: System) -> None:
    chat = ChatSeite(page, f"{system.url}/schwerin").open()
    chat.say("Sperrmüll abholen lassen")
    seiten = Formularseiten(page, system.url)
    to_pages(chat, seiten)
    put_address(seiten, "22")
    seiten.put("gegenstaende-1-was", "Sessel")
    seiten.press("Weiter")
    chat = to_chat(seiten, system)
    expect(chat.form).to_have_attribute("data-feld", "menge")
    chat.say("zwei Kubikmeter")
    expect(chat.form).to_have_attribute("data-feld", "termin")
    chat.press(chat.answers.get_by_role("button").first)
    chat.say("am Straßenrand")
    chat.say("Anna Müller")
    for _ in range(2):
        chat.press(chat.actions.get_by_role("button", name="Überspringen"))
    chat.pick(re.compile("absenden", re.IGNORECASE))
    nummer = re.search(r"[A-Z]{2}-\d{4}-\d{6}", chat.log.inner_text())
    assert nummer
    angaben = read_case(system, nummer[0])
    assert (angaben["adresse"], angaben["menge"]) == ("Am Markt 22, 19055 Schwerin", "2 m³")
