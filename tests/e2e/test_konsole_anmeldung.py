"""Signing in to the console, its frame, invitations and accounts, in a real browser."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from api.context import ApiContext
from api.personal.rollen import Rolle
from api.personal.sitzungen import Sitzungen
from tests.datenbanken import Datenbanken
from tests.integrations.conftest import ERSATZ
from tests.konsole import COOKIE, code_now, context_of, demo_account, invite, make_account, session_of
from tests.system import System, running_system

REGELN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BREITEN = pytest.mark.parametrize("breite", [1280, 360])
KONTEN = "/callcenter/schwerin/konten"


@pytest.fixture(scope="module")
def lotse(datenbanken: Datenbanken) -> Iterator[System]:
    with running_system(datenbanken, ERSATZ) as system:
        yield system


@pytest.fixture(scope="module")
def backend(lotse: System) -> ApiContext:
    return context_of(lotse)


@pytest.fixture
def verletzt() -> list[str]:
    """What the policy of the page forbade, and errors of the script."""
    return []


@pytest.fixture
def seite(fenster: BrowserContext, verletzt: list[str]) -> Iterator[Page]:
    """A page that is not signed in; at its end nothing may have been forbidden or gone wrong."""
    fenster.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error('verboten: ' + event.violatedDirective))"
    )
    page = fenster.new_page()
    page.on("pageerror", lambda error: verletzt.append(str(error)))
    page.on("console", lambda line: verletzt.append(line.text) if "verboten:" in line.text else None)
    yield page
    assert verletzt == []


def sign_in(page: Page, system: System, name: str) -> None:
    """By keyboard alone, as on any morning."""
    konto = demo_account(system, name)
    page.goto(f"{system.url}/callcenter")
    expect(page.get_by_label("Anmeldename")).to_be_focused()
    page.keyboard.type(konto.anmeldename)
    page.keyboard.press("Tab")
    page.keyboard.type(konto.passwort)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Code")).to_be_focused()
    page.keyboard.type(code_now(konto.totp))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{system.url}/callcenter/schwerin**")


def enter(page: Page, system: System, backend: ApiContext, name: str, path: str) -> str:
    """Signed in without the page, for tests of something else; the token."""
    address, token = system.url.replace("http:", "https:"), session_of(backend, name)
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": address, "secure": True}])
    page.goto(f"{system.url}{path}")
    return token


def assert_axe_finds_nothing(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": REGELN}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"


def test_sign_in_with_password_and_code_by_keyboard(seite: Page, lotse: System) -> None:
    sign_in(seite, lotse, "agent1")
    expect(seite.get_by_role("heading", name="Guten Tag, Frau Lindner")).to_be_visible()
    (cookie,) = [each for each in seite.context.cookies() if each["name"] == COOKIE]
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Strict")
    seite.get_by_text("Frau Lindner", exact=True).click()
    seite.get_by_role("button", name="Abmelden").click()
    expect(seite.get_by_role("heading", name="Anmelden")).to_be_visible()
    seite.go_back()
    expect(seite.get_by_role("heading", name="Anmelden")).to_be_visible()


def test_sign_in_without_script(browser: Browser, lotse: System) -> None:
    window = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = window.new_page()
    sign_in(page, lotse, "verwaltung")
    page.get_by_label("Name", exact=True).fill("Frau Ohne")
    page.get_by_label("Anmeldename").fill("ohne-skript")
    page.get_by_role("button", name="Konto anlegen").click()
    assert "/callcenter/einladung/" in page.get_by_label("Link").input_value()
    window.close()


def test_wrong_password_is_said_and_the_name_kept(seite: Page, lotse: System) -> None:
    seite.goto(f"{lotse.url}/callcenter")
    seite.get_by_label("Anmeldename").fill("niemand")
    seite.get_by_label("Passwort").fill("ganz daneben geraten")
    seite.get_by_role("button", name="Weiter").click()
    expect(seite.get_by_role("alert")).to_contain_text("stimmen nicht")
    expect(seite.get_by_label("Anmeldename")).to_have_value("niemand")
    expect(seite.get_by_label("Passwort")).to_be_focused()
    assert seite.title().startswith("Fehler:")


def test_invitation_is_taken_with_the_key_to_type(seite: Page, lotse: System, backend: ApiContext) -> None:
    make_account(backend, "eingeladen", "Frau Eingeladen", {"schwerin": [Rolle.AGENT]})
    seite.goto(f"{lotse.url}/callcenter/einladung/{invite(backend, 'eingeladen')}")
    image = seite.get_by_role("img", name="QR-Code")
    assert image.evaluate("image => image.naturalWidth") > 200
    key = seite.locator(".schluessel").inner_text().replace(" ", "")
    seite.get_by_label("Neues Passwort").fill("drei kluge Worte")
    seite.get_by_label("Passwort wiederholen").fill("drei kluge Worte")
    seite.get_by_label("Code aus der App").fill(code_now(key))
    seite.keyboard.press("Enter")
    expect(seite.get_by_role("heading", name="Guten Tag, Frau Eingeladen")).to_be_visible()


def test_page_changes_without_reloading_and_the_heading_is_read(
    seite: Page, lotse: System, backend: ApiContext
) -> None:
    enter(seite, lotse, backend, "verwaltung", KONTEN)
    seite.evaluate("window.bleibt = true")
    make_account(backend, "bleibt", "Herr Bleibt", {"schwerin": [Rolle.AGENT]})
    seite.reload()
    seite.evaluate("window.bleibt = true")
    seite.get_by_text("Ändern (Herr Bleibt)").click()
    seite.get_by_role("button", name="Sperren (Herr Bleibt)").click()
    expect(seite.get_by_role("status").filter(has_text="gesperrt")).to_be_visible()
    assert seite.evaluate("window.bleibt") is True
    expect(seite.get_by_role("heading", name="Konten")).to_be_focused()
    assert seite.url.endswith("?getan=gesperrt")
    kept = seite.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "Herr" not in kept, "no page is kept in the browser"


def test_a_form_is_sent_once_however_often_it_is_clicked(seite: Page, lotse: System, backend: ApiContext) -> None:
    enter(seite, lotse, backend, "verwaltung", KONTEN)
    posted: list[str] = []
    seite.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    seite.get_by_label("Name", exact=True).fill("Frau Doppelt")
    seite.get_by_label("Anmeldename").fill("doppelt")
    seite.get_by_role("button", name="Konto anlegen").dblclick()
    expect(seite.get_by_label("Link")).to_be_focused()
    assert len(posted) == 1


def test_session_that_is_over_leads_to_the_sign_in(seite: Page, lotse: System, backend: ApiContext) -> None:
    enter(seite, lotse, backend, "verwaltung", KONTEN)
    seite.context.clear_cookies()
    seite.get_by_text("Bürgerlotse").first.click()
    expect(seite.get_by_role("heading", name="Anmelden")).to_be_visible()


def test_nothing_typed_is_lost_with_a_session_that_is_over(seite: Page, lotse: System, backend: ApiContext) -> None:
    token = enter(seite, lotse, backend, "verwaltung", KONTEN)
    seite.get_by_label("Name", exact=True).fill("Herr Beharrlich")
    seite.get_by_label("Anmeldename").fill("beharrlich")
    with backend.db.transaction() as session:
        Sitzungen(backend, session).end(token)
    seite.get_by_role("button", name="Konto anlegen").click()
    expect(seite.locator("#stoerung")).to_contain_text("Ihre Sitzung ist zu Ende")
    expect(seite.get_by_label("Anmeldename")).to_have_value("beharrlich")
    seite.context.clear_cookies()
    enter(seite.context.new_page(), lotse, backend, "verwaltung", KONTEN)
    seite.bring_to_front()
    seite.evaluate("dispatchEvent(new Event('focus'))")
    expect(seite.locator("#stoerung")).to_be_empty()
    seite.get_by_role("button", name="Konto anlegen").click()
    expect(seite.get_by_text("Einladung für Herr Beharrlich")).to_be_visible()


def test_keys_of_the_page_are_shown_and_work(seite: Page, lotse: System, backend: ApiContext) -> None:
    enter(seite, lotse, backend, "agent1", "/callcenter/schwerin")
    seite.keyboard.press("Alt+h")
    dialog = seite.get_by_role("dialog", name="Tasten auf dieser Seite")
    expect(dialog).to_be_visible()
    shown = dialog.locator("[data-keys]:visible").evaluate_all("rows => rows.map(row => row.dataset.keys)")
    there = seite.locator("[aria-keyshortcuts]").evaluate_all("all => all.map(each => each.ariaKeyShortcuts)")
    assert set(shown) <= {*there, "Alt+H"}
    assert "Alt+H" in shown
    seite.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    seite.keyboard.press("Alt+w")
    expect(seite.locator("[aria-keyshortcuts='Alt+W']").first).to_be_visible()


def test_no_key_of_a_page_means_two_things(seite: Page, lotse: System, backend: ApiContext) -> None:
    for path in ("", "/chats", "/wissen", "/termine"):
        enter(seite, lotse, backend, "agent1", f"/callcenter/schwerin{path}")
        keys = seite.locator("[aria-keyshortcuts]").evaluate_all("all => all.map(each => each.ariaKeyShortcuts)")
        assert len(keys) == len(set(keys)), f"{path}: {sorted(keys)}"


@BREITEN
def test_axe_on_the_pages_before_signing_in(breite: int, seite: Page, lotse: System, backend: ApiContext) -> None:
    seite.set_viewport_size({"width": breite, "height": 900})
    name = f"axe{breite}"
    make_account(backend, name, "Frau Axt", {"schwerin": [Rolle.AGENT]})
    einladung = invite(backend, name)
    konto = demo_account(lotse, "leitung")
    for path in ("/callcenter", f"/callcenter/einladung/{einladung}", "/callcenter/gibt-es-nicht"):
        seite.goto(f"{lotse.url}{path}")
        assert_axe_finds_nothing(seite)
    seite.goto(f"{lotse.url}/callcenter")
    seite.get_by_label("Anmeldename").fill(konto.anmeldename)
    seite.get_by_label("Passwort").fill(konto.passwort)
    seite.keyboard.press("Enter")
    seite.get_by_label("Code").fill("000000")
    seite.keyboard.press("Enter")
    expect(seite.get_by_role("alert")).to_be_visible()
    assert_axe_finds_nothing(seite)


@BREITEN
def test_axe_on_frame_and_accounts(breite: int, seite: Page, lotse: System, backend: ApiContext) -> None:
    seite.set_viewport_size({"width": breite, "height": 900})
    enter(seite, lotse, backend, "agent1", "/callcenter/schwerin")
    seite.get_by_text("Frau Lindner", exact=True).click()
    assert_axe_finds_nothing(seite)
    seite.evaluate("document.getElementById('stoerung').textContent = 'Keine Verbindung zum Server.'")
    assert_axe_finds_nothing(seite)
    seite.keyboard.press("Alt+h")
    assert_axe_finds_nothing(seite)
    enter(seite, lotse, backend, "verwaltung", KONTEN)
    for row in seite.locator("summary", has_text="Ändern").all():
        row.click()
    assert_axe_finds_nothing(seite)
