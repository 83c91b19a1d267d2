"""One draft on four ways: begun in the chat, on by telephone, on in Telegram, sent off on a form page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from api.gespraeche.repository import GespraechRepository
from tests.botapi import Mensch
from tests.e2e.formularseiten import Formularseiten
from tests.e2e.konsole import LANGE_MS, KonsolenSeite, agent_at
from tests.e2e.seite import ChatSeite
from tests.telegram.buehne import Buehne
from tests.telegram.gang import fill

pytestmark = pytest.mark.langsam
ADRESSE = "Mecklenburgstraße 77, 19053 Schwerin"


@pytest.fixture
def fenster(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    context.set_default_timeout(LANGE_MS)
    expect.set_options(timeout=LANGE_MS)
    yield context
    expect.set_options(timeout=5_000)
    context.close()


@pytest.fixture
def agentin(browser: Browser, buehne: Buehne) -> Iterator[KonsolenSeite]:
    konsole = agent_at(browser, buehne.system, buehne.context)
    yield konsole
    konsole.page.context.close()


def begin_in_chat(fenster: BrowserContext, buehne: Buehne) -> ChatSeite:
    chat = ChatSeite(fenster.new_page(), f"{buehne.system.url}/schwerin").open()
    chat.say("Moin, mein altes Sofa muss weg")
    assert chat.feld == "adresse"
    chat.say(ADRESSE)
    return chat


def menu(chat: ChatSeite, eintrag: str) -> None:
    mehr = chat.page.get_by_role("button", name="Mehr", exact=True)
    if mehr.get_attribute("aria-expanded") == "false":
        mehr.click()
    chat.page.get_by_role("button", name=eintrag).click()


def go_on_by_phone(chat: ChatSeite, agentin: KonsolenSeite) -> None:
    """The citizen reads the code aloud; what the agent types appears in the chat; the call is wrapped up."""
    menu(chat, "Am Telefon weitermachen")
    code = chat.page.locator("#telefon-code").inner_text()
    chat.check_accessible()
    chat.page.locator("#telefon").get_by_role("button", name="Schließen").click()
    agentin.open("/gespraeche/uebernehmen")
    agentin.type(" ".join(code.lower().split()))
    agentin.press("Enter")
    agentin.heading("Sperrmüll abholen lassen")
    agentin.sees("Mecklenburgstraße 77")
    begleitung = chat.page.locator("#begleitung")
    expect(begleitung).to_have_text("Frau Lindner ist mit Ihnen am Telefon und füllt mit Ihnen aus.")
    agentin.key("zeile")
    agentin.type("sie heißt Anna Müller")
    agentin.press("Enter")
    expect(agentin.page.locator("#frage-name")).to_contain_text("Anna Müller")
    expect(chat.page.locator("#meine-angaben, lotse-angaben").first).to_contain_text("Anna Müller")
    agentin.key("abschluss")
    agentin.heading("Anruf abschließen")
    agentin.type("Antrag begonnen")
    agentin.key("abschluss")
    expect(begleitung).to_be_hidden()


def go_on_in_telegram(chat: ChatSeite, buehne: Buehne) -> Mensch:
    """The link, the yes on the website, and one answer in Telegram."""
    menu(chat, "In Telegram weiter")
    zeile = chat.page.locator("#telegram-code").inner_text()
    person = buehne.stranger("Anna")
    person.says(zeile)
    dialog = chat.page.locator("#telegram")
    dialog.get_by_role("button", name="Ja, verbinden").click()
    expect(dialog).to_be_hidden()
    buehne.system.wait_for(lambda: (row := buehne.chat(person)) is not None and row.gespraech is not None)
    buehne.settle(person)
    fill(buehne, person, {}, bis="abholort")
    return person


def test_one_draft_on_four_ways(fenster: BrowserContext, agentin: KonsolenSeite, buehne: Buehne) -> None:
    chat = begin_in_chat(fenster, buehne)
    go_on_by_phone(chat, agentin)
    person = go_on_in_telegram(chat, buehne)
    with chat.page.expect_navigation():
        menu(chat, "Als Formular Seite für Seite ausfüllen")
    seiten = Formularseiten(chat.page, buehne.system.url)
    seiten.press("Weiter")
    assert seiten.wo == "abholort"
    seiten.put("abholort", "strasse")
    seiten.press("Weiter")
    while seiten.wo != "pruefen":
        seiten.press("Überspringen")
    seiten.press("Ja, absenden")
    assert seiten.wo == "eingereicht"
    (vorgang,) = buehne.cases(person)
    check_case(buehne, buehne.case(vorgang["aktenzeichen"]))
    check_answers_given_once(buehne, person)


def check_case(buehne: Buehne, vorgang: dict[str, object]) -> None:
    angaben = vorgang["angaben"]
    assert isinstance(angaben, dict)
    assert angaben["adresse"]["strasse"] == "Mecklenburgstraße"
    assert angaben["adresse"]["hausnummer"] == "77"
    assert [each["bezeichnung"] for each in angaben["gegenstaende"]] == ["altes Sofa"]
    assert angaben["name"] == {"vorname": "Anna", "nachname": "Müller"}
    assert angaben["termin"]["beginn"]
    assert angaben["abholort"]["wert"] == "strasse"
    assert "email" not in angaben
    assert vorgang["leistung"] == "sperrmuell"


def check_answers_given_once(buehne: Buehne, person: Mensch) -> None:
    """One conversation, one case; what was said on one way was not asked again on another."""
    chat = buehne.chat(person)
    assert chat is not None
    with buehne.context.db.reading() as session:
        rows = GespraechRepository(session).after(chat.gespraech or "", 0)
        gesagt = [(row.kanal, row.text) for row in rows if row.von == "buerger"]
    assert [text for kanal, text in gesagt if kanal == "web"] == ["Moin, mein altes Sofa muss weg", ADRESSE]
    assert not [text for _, text in gesagt if "Anna" in text]
