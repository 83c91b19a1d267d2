"""The form pages and the pages of services in a real browser, most of it with JavaScript switched off."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from sqlalchemy import select

from api.clock import FixedClock
from api.context import ApiContext
from api.leistungen.check import DATEN
from api.leistungen.faelle import Fall, load_cases
from api.leistungen.katalog import FAELLE, Katalog
from api.mandanten.verzeichnis import Mandanten
from api.vorgaenge.models import Vorgang
from tests.backend import real_backend
from tests.dienen import serving
from tests.e2e.formularseiten import Formularseiten
from tests.integrations.website.seiten.conftest import HEUTE, app_of, at_ten
from tests.integrations.website.seiten.lesebot import LeseBot

MANDANTEN = Mandanten.load(DATEN)
KATALOG = Katalog.load(DATEN, MANDANTEN)
SCHWERIN = MANDANTEN.mandant("schwerin")
FUENF = ("sperrmuell", "wohngeld", "bewohnerparkausweis", "termin", "hundesteuer-anmelden")


def first_case(leistung: str) -> Fall:
    """The first case of the service that reaches its end."""
    faelle = load_cases(DATEN / "leistungen" / f"{leistung}{FAELLE}")
    return next(fall for fall in faelle if fall.ende == "zusammenfassung" and not fall.korrektur)


@pytest.fixture
def context(datenbank_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApiContext]:
    bot = LeseBot("dienst-token-der-tests")
    with bot.serve():
        ordner: Path = tmp_path_factory.getbasetemp() / "seiten-e2e"
        context = real_backend(ordner, datenbank_url, FixedClock(at_ten(HEUTE)))
        context = replace(context, settings=replace(context.settings, bot_port=bot.port))
        yield context
        context.db.dispose()


@pytest.fixture
def server(context: ApiContext) -> Iterator[str]:
    with serving(app_of(context)) as address:
        yield address


@contextmanager
def window(browser: Browser, *, script: bool, width: int = 1280, height: int = 900) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        viewport={"width": width, "height": height}, locale="de-DE", java_script_enabled=script
    )
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def ohne_skript(browser: Browser) -> Iterator[Page]:
    with window(browser, script=False) as fenster:
        yield fenster.new_page()


@pytest.fixture
def seiten(ohne_skript: Page, server: str) -> Formularseiten:
    return Formularseiten(ohne_skript, server)


def cases(context: ApiContext) -> list[Vorgang]:
    with context.db.reading() as session:
        return list(session.scalars(select(Vorgang)))


@pytest.mark.parametrize("leistung", FUENF)
def test_a_service_from_start_to_receipt(seiten: Formularseiten, context: ApiContext, leistung: str) -> None:
    fall = first_case(leistung)
    seiten.open(f"/schwerin/leistungen/{leistung}")
    seiten.page.get_by_role("link", name="Online beantragen").click()
    seiten.press("Beginnen")
    gefragt = seiten.fill_in(KATALOG.fuer("schwerin", leistung), SCHWERIN, fall.antworten)
    assert tuple(dict.fromkeys(gefragt)) == fall.gefragt
    seiten.press("Ja, absenden")
    expect(seiten.page.get_by_role("heading", level=1)).to_have_text("Ihr Antrag ist abgesendet")
    (vorgang,) = cases(context)
    expect(seiten.page.locator(".quittung")).to_contain_text(vorgang.aktenzeichen)
    assert fall.angaben.items() <= vorgang.anzeige.items()


def test_back_reload_and_submitting_twice(seiten: Formularseiten, context: ApiContext) -> None:
    page, fall = seiten.page, first_case("sperrmuell")
    seiten.begin("sperrmuell")
    seiten.put("adresse-strasse", "Am Markt")
    seiten.put("adresse-hausnummer", "zwölf")
    seiten.press("Weiter")
    assert page.title().startswith("Fehler: ")
    page.reload()  # sends the form again
    expect(page.locator("[name=adresse-hausnummer]")).to_have_value("zwölf")
    seiten.put("adresse-hausnummer", "3")
    seiten.put("adresse-plz", "19055")
    seiten.press("Weiter")
    page.go_back()
    page.go_back()
    seiten.open("/schwerin/antrag/sperrmuell/adresse")
    expect(page.locator("[name=adresse-hausnummer]")).to_have_value("3")
    seiten.press("Weiter")
    seiten.fill_in(KATALOG.fuer("schwerin", "sperrmuell"), SCHWERIN, fall.antworten)
    seiten.button("Ja, absenden").dblclick()
    expect(page).to_have_url(re.compile("/eingereicht$"))
    page.go_back()
    if page.get_by_role("button", name="Ja, absenden").count():  # the browser may have kept the page
        seiten.press("Ja, absenden")
    expect(page).to_have_url(re.compile("/eingereicht$"))
    page.reload()
    (vorgang,) = cases(context)
    expect(page.locator(".quittung")).to_contain_text(vorgang.aktenzeichen)


def test_by_keyboard_alone(seiten: Formularseiten) -> None:
    keyboard = seiten.page.keyboard
    seiten.open("/schwerin/antrag/sperrmuell")
    keyboard.press("Tab")
    expect(seiten.page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    tab_to(seiten, seiten.button("Beginnen"))
    keyboard.press("Enter")
    tab_to(seiten, seiten.page.locator("[name=adresse-strasse]"))
    for text in ("Am Markt", "3", "19055"):
        keyboard.type(text)
        keyboard.press("Tab")
    keyboard.press("Enter")
    expect(seiten.page).to_have_url(re.compile("/gegenstaende$"))
    tab_to(seiten, seiten.page.locator("[name=gegenstaende-1-was]"))
    keyboard.type("Sofa")
    keyboard.press("Enter")  # goes on, though a button for one more thing comes first
    expect(seiten.page).to_have_url(re.compile("/menge$"))
    tab_to(seiten, seiten.page.locator("[name=menge]"))
    keyboard.press("Enter")
    expect(seiten.page).to_have_url(re.compile("/termin$"))
    tab_to(seiten, seiten.page.locator("[name=termin]").first)
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    expect(seiten.page).to_have_url(re.compile("/abholort$"))


def tab_to(seiten: Formularseiten, ziel: Locator) -> None:
    """Press Tab until the control has the focus."""
    for _ in range(60):
        seiten.page.keyboard.press("Tab")
        if seiten.page.locator(":focus").count() and ziel.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError("mit der Tabulatortaste nicht zu erreichen")


def test_axe_finds_nothing_on_any_page(browser: Browser, server: str) -> None:
    with window(browser, script=True, width=320, height=640) as fenster:
        seiten = Formularseiten(fenster.new_page(), server)
        for path in ("leistungen?q=umzug", "leistungen/wohngeld", "lebenslagen/tiere", "leistungen/nichts"):
            seiten.open(f"/schwerin/{path}")
            seiten.check()
        seiten.open("/schwerin/antrag/weiter?code=ABCDE&falsch=1")
        seiten.check()
        look_at_every_page(seiten, "sperrmuell", seiten.check)
        seiten.press("Ja, absenden")
        seiten.check()
        look_at_every_page(seiten, "wohngeld", seiten.check)
        seiten.press("Am Telefon weitermachen")
        seiten.check()
        seiten.open("/schwerin/antrag/wohngeld/pruefen")
        seiten.press("Später weitermachen")
        seiten.check()
        seiten.open("/schwerin/antrag/wohngeld/loeschen")
        seiten.check()


@pytest.mark.parametrize(("width", "height"), [(640, 450), (320, 640)], ids=["200 Prozent", "320 Pixel"])
def test_nothing_scrolls_sideways(browser: Browser, server: str, width: int, height: int) -> None:
    with window(browser, script=True, width=width, height=height) as fenster:
        seiten = Formularseiten(fenster.new_page(), server)
        for path in ("leistungen", "leistungen/wohngeld"):
            seiten.open(f"/schwerin/{path}")
            seiten.check_width()
        for leistung in ("sperrmuell", "wilder-muell"):
            look_at_every_page(seiten, leistung, seiten.check_width)


def look_at_every_page(seiten: Formularseiten, leistung: str, look: Callable[[], None]) -> None:
    """Start, every question with and without its error, and the check of all answers."""
    fall, beschreibung = first_case(leistung), KATALOG.fuer("schwerin", leistung)
    seiten.open(f"/schwerin/antrag/{leistung}")
    look()
    seiten.press("Beginnen")
    if seiten.wo == "uebernehmen":
        look()
        seiten.press("Nein, neu angeben")
    while seiten.wo != "pruefen":
        feld = seiten.wo
        look()
        seiten.press("Weiter")  # nothing put in
        if seiten.wo == feld:
            look()
            seiten.answer(beschreibung, SCHWERIN, feld, fall.antworten[feld])
    look()
