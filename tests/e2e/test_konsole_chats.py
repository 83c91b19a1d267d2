"""A citizen and agents, each in a browser of their own, against the real system: asking, taking, writing, ending."""

import re
import uuid
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import delete

from api.context import ApiContext
from api.uebergaben.models import Dienstzeit, Uebergabe
from tests.e2e.seite import ChatSeite
from tests.e2e.test_konsole_wissen import REGELN, opened
from tests.konsole import context_of
from tests.system import Chat, System

TURN_MS = 30_000
UNTERSCHIED_MS = 10
VERSUCHE = 20
"""A busy machine lets two browsers press at the same moment only now and then."""
AT_ONCE = """(moment) => {
    const press = () => {
        window.gedrueckt = Date.now();
        document.querySelector("#schlange .chatliste__zeile form button").click();
    };
    setTimeout(press, moment - Date.now());
}"""


@pytest.fixture(scope="module")
def backend(system: System) -> ApiContext:
    return context_of(system)


@pytest.fixture
def niemand(backend: ApiContext) -> Iterator[None]:
    """Nobody is on duty and nobody waits, before and after."""

    def clear() -> None:
        with backend.db.transaction() as session:
            session.execute(delete(Dienstzeit))
            session.execute(delete(Uebergabe))

    clear()
    yield
    clear()


@pytest.fixture
def agentin(browser: Browser, system: System, backend: ApiContext, niemand: None) -> Iterator[Page]:
    """Frau Lindner, on duty, at the queue."""
    page = opened(browser, system, backend, "agent1", viewport={"width": 1280, "height": 900})
    yield at_the_queue(page, system)
    page.context.close()


@pytest.fixture
def kollege(browser: Browser, system: System, backend: ApiContext, niemand: None) -> Iterator[Page]:
    page = opened(browser, system, backend, "agent2", viewport={"width": 1280, "height": 900})
    yield at_the_queue(page, system)
    page.context.close()


@pytest.fixture
def buerger(browser: Browser, system: System) -> Iterator[ChatSeite]:
    """A citizen at the website."""
    fenster = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    fenster.set_default_timeout(TURN_MS)
    yield ChatSeite(fenster.new_page(), f"{system.url}/schwerin").open()
    fenster.close()


def at_the_queue(page: Page, system: System) -> Page:
    page.set_default_timeout(TURN_MS)
    page.goto(f"{system.url}/callcenter/schwerin/chats")
    page.keyboard.press("Alt+o")
    expect(page.get_by_role("button", name="Im Dienst", exact=False).first).to_have_attribute("aria-pressed", "true")
    return page


def ask_for_a_human(system: System) -> None:
    """Another citizen, somewhere."""
    with Chat(system.url) as chat:
        answer = chat.send({"id": str(uuid.uuid4()), "befehl": "mensch"})
        assert answer.json()["stand"]["phase"] == "warten_auf_mensch", answer.text


def entry_of(page: Page) -> str:
    """The address of the chat this page is about."""
    expect(page).to_have_url(re.compile(r"/chats/[0-9a-f-]{36}$"), timeout=TURN_MS)
    return page.url


def test_a_handover_with_two_browsers(agentin: Page, buerger: ChatSeite) -> None:
    agentin.get_by_role("button", name="Ton aus").click()
    buerger.say("Ich möchte Sperrmüll anmelden")
    buerger.say("Ich möchte mit einem Menschen sprechen")
    expect(buerger.page.locator("#hinweis")).to_contain_text("Sie sind als Nächstes dran", timeout=TURN_MS)
    expect(agentin.locator("#schlange")).to_contain_text("Sperrmüll", timeout=TURN_MS)
    expect(agentin).to_have_title(re.compile(r"^\(1\) "))
    expect(agentin.locator("body")).to_have_attribute("data-geklungen", "2")
    agentin.keyboard.press("Alt+j")
    entry_of(agentin)
    expect(agentin.locator("#verlauf")).to_contain_text("Ich möchte mit einem Menschen sprechen")
    expect(buerger.page.locator("#hinweis")).to_contain_text("Frau Lindner", timeout=TURN_MS)
    agentin.keyboard.type("Guten Tag, wo soll es abgeholt werden?")
    expect(buerger.page.locator("#tippt")).to_be_visible()
    agentin.locator("details.antworten summary").click()
    agentin.get_by_label("Ja und Nein").check()
    agentin.locator("#text").focus()
    agentin.keyboard.press("Enter")
    expect(buerger.log).to_contain_text("Guten Tag, wo soll es abgeholt werden?", timeout=TURN_MS)
    expect(agentin.locator("#text")).to_have_value("")
    buerger.answers.get_by_role("button", name="Ja", exact=True).click()
    expect(agentin.locator(".beitrag--buerger").last).to_contain_text("Ja", timeout=TURN_MS)
    agentin.keyboard.type("Schon halb geschrieben")
    before = buerger.received.count()
    buerger.write("Am Packhof 2, 19053 Schwerin")
    expect(agentin.locator(".beitrag--buerger").last).to_contain_text("Am Packhof 2", timeout=TURN_MS)
    expect(agentin.locator("#text")).to_have_value("Schon halb geschrieben")
    assert buerger.received.count() == before, "Der Lotse hat geantwortet."
    agentin.keyboard.press("Alt+b")
    expect(agentin.get_by_label("Womit hat das Gespräch geendet?")).to_be_focused()
    agentin.get_by_label("Womit hat das Gespräch geendet?").select_option("auskunft")
    agentin.get_by_label("Notiz").fill("Adresse geklärt")
    agentin.get_by_role("button", name="Abschließen", exact=True).click()
    expect(agentin.locator("main")).to_contain_text("Der Chat ist beendet")
    expect(buerger.log).to_contain_text("wünscht Ihnen alles Gute", timeout=TURN_MS)
    expect(buerger.page.locator("#hinweis")).to_be_hidden()


def test_both_fill_in_one_form(agentin: Page, buerger: ChatSeite) -> None:
    """The agent types what the citizen says; the citizen sees it at once, and the Lotse goes on from there."""
    buerger.say("Ich möchte Sperrmüll anmelden")
    buerger.say("Ich möchte mit einem Menschen sprechen")
    expect(agentin.locator("#schlange .chatliste__zeile")).to_have_count(1, timeout=TURN_MS)
    agentin.keyboard.press("Alt+j")
    eintrag = entry_of(agentin)
    agentin.keyboard.press("Alt+a")
    agentin.locator("main").get_by_role("link", name="Sperrmüll abholen lassen").click()
    expect(agentin.locator("#zeile")).to_be_focused()
    agentin.keyboard.type("Am Packhof 2, 19053 Schwerin, ein Sofa")
    agentin.keyboard.press("Enter")
    expect(agentin.locator("#frage-adresse summary").first).to_contain_text("Am Packhof 2", timeout=TURN_MS)
    expect(buerger.panel).to_contain_text("Am Packhof 2", timeout=TURN_MS)
    agentin.goto(eintrag)
    agentin.keyboard.press("Alt+g")
    expect(buerger.received.last).to_contain_text("etwa 1,5 m³", timeout=TURN_MS)


def test_the_citizen_goes_back_and_the_agent_sees_it(agentin: Page, buerger: ChatSeite) -> None:
    buerger.say("Ich möchte mit einem Menschen sprechen")
    expect(agentin.locator("#schlange .chatliste__zeile")).to_have_count(1, timeout=TURN_MS)
    agentin.keyboard.press("Alt+j")
    entry_of(agentin)
    buerger.page.get_by_role("button", name="Zurück zum Lotsen").click()
    expect(agentin.locator("#verlauf")).to_contain_text("nichts mehr schreiben", timeout=TURN_MS)


def test_who_waits_no_longer_leaves_the_queue(agentin: Page, buerger: ChatSeite) -> None:
    buerger.say("Ich möchte mit einem Menschen sprechen")
    expect(agentin.locator("#schlange .chatliste__zeile")).to_have_count(1, timeout=TURN_MS)
    buerger.page.get_by_role("button", name="Nicht mehr warten").last.click()
    expect(agentin.locator("#schlange")).to_contain_text("Im Moment wartet niemand", timeout=TURN_MS)
    expect(buerger.log).to_contain_text("nicht länger auf einen Menschen")


def test_two_agents_at_the_same_moment(agentin: Page, kollege: Page, system: System) -> None:
    """Pressed within ten milliseconds: one has it, the other reads who."""
    unterschiede: list[int] = []
    for _ in range(VERSUCHE):
        ask_for_a_human(system)
        for page in (agentin, kollege):
            page.goto(f"{system.url}/callcenter/schwerin/chats")
            expect(page.locator("#schlange .chatliste__zeile form")).to_have_count(1, timeout=TURN_MS)
        moment = int(agentin.evaluate("Date.now()")) + 400
        for page in (agentin, kollege):
            page.evaluate(AT_ONCE, moment)
        for page in (agentin, kollege):
            expect(page.locator("form.schreiben, [role=alert]").first).to_be_visible(timeout=TURN_MS)
        sieger = [page for page in (agentin, kollege) if page.locator("form.schreiben").count()]
        assert len(sieger) == 1
        verlierer = kollege if sieger == [agentin] else agentin
        name = "Frau Lindner" if sieger == [agentin] else "Herr Petersen"
        expect(verlierer.get_by_role("alert")).to_contain_text(f"Dieses Gespräch hat schon {name}.")
        unterschiede.append(abs(int(agentin.evaluate("gedrueckt")) - int(kollege.evaluate("gedrueckt"))))
        sieger[0].keyboard.press("Alt+g")
        expect(sieger[0].locator("main")).to_contain_text("Der Lotse führt das Gespräch weiter")
        if unterschiede[-1] <= UNTERSCHIED_MS:
            return
    pytest.fail(f"Nie gleichzeitig genug gedrückt: {unterschiede} ms")


def test_nobody_on_duty_means_a_call_back_with_a_time(niemand: None, buerger: ChatSeite) -> None:
    buerger.say("Ich möchte mit einem Menschen sprechen")
    expect(buerger.log).to_contain_text("Rückruf")
    buerger.say("0385 1234567")
    zeit = buerger.answers.get_by_role("button").first
    titel = zeit.inner_text()
    assert re.search(r"\d{2}\.\d{2}\.\d{4}, \d+", titel), titel
    buerger.press(zeit)
    expect(buerger.received.last).to_contain_text(titel)


@pytest.mark.parametrize("breite", [1280, 360])
def test_nothing_for_axe_to_find(agentin: Page, system: System, breite: int) -> None:
    ask_for_a_human(system)
    agentin.set_viewport_size({"width": breite, "height": 800})
    for schritt in ("schlange", "chat", "abschluss"):
        if schritt == "schlange":
            expect(agentin.locator("#schlange .chatliste__zeile")).to_have_count(1, timeout=TURN_MS)
        elif schritt == "chat":
            agentin.keyboard.press("Alt+j")
            entry_of(agentin)
        else:
            agentin.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
        funde = Axe().run(agentin, options={"runOnly": REGELN}).response["violations"]
        assert not funde, [(fund["id"], [knoten["html"] for knoten in fund["nodes"]]) for fund in funde]
        assert agentin.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), schritt
