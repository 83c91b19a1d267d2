"""Every page an agent sees in a call, wide, on a phone and in forced colours: axe finds nothing, nothing sticks out."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect

from api.anrufe.service import AnrufService
from api.context import ApiContext
from api.gespraeche.erfasser import Erfasser
from api.gespraeche.formularbuch import Formularbuch
from api.gespraeche.schemas import Ausgang
from api.gespraeche.service import GespraechService
from api.personal.rollen import Rolle
from tests.datenbanken import Datenbanken
from tests.e2e.konsole import KonsolenSeite
from tests.integrations.conftest import ERSATZ
from tests.konsole import COOKIE, context_of, make_account
from tests.system import System, running_system

MANDANT = "schwerin"
ANSICHTEN = [
    pytest.param({"viewport": {"width": 1280, "height": 900}}, id="breit"),
    pytest.param({"viewport": {"width": 360, "height": 740}}, id="schmal"),
    pytest.param({"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"}, id="eigene-farben"),
]


@pytest.fixture(scope="module")
def konsolensystem(datenbanken: Datenbanken) -> Iterator[System]:
    with running_system(datenbanken, ERSATZ) as system:
        yield system


@pytest.fixture(scope="module")
def backend(konsolensystem: System) -> ApiContext:
    return context_of(konsolensystem)


def in_a_call(backend: ApiContext) -> tuple[str, str]:
    """The session of an agent with an open call, and its conversation with a begun form."""
    rollen = {MANDANT: [Rolle.AGENT, Rolle.LEITUNG]}
    konto, token = make_account(backend, f"seiten-{uuid4().hex[:10]}", "Frau Krüger", rollen)
    with backend.db.transaction() as session:
        gruss = [Ausgang("Guten Tag")]
        gespraech, _ = GespraechService(backend, session).create(MANDANT, "web", False, gruss)
        AnrufService(backend, session).join(konto, MANDANT, gespraech.id)
        nummer = gespraech.id
    befehl = {"befehl": "beginnen", "leistung": "sperrmuell", "antrag_zuvor": "parken"}
    Formularbuch(backend).act(nummer, Erfasser(konto, MANDANT), str(uuid4()), None, [befehl])
    return token, nummer


@pytest.mark.parametrize("ansicht", ANSICHTEN)
def test_no_page_of_a_call_has_a_barrier(
    browser: Browser, konsolensystem: System, backend: ApiContext, ansicht: dict[str, object]
) -> None:
    token, gespraech = in_a_call(backend)
    context = browser.new_context(locale="de-DE", **ansicht)  # type: ignore[arg-type]
    url = konsolensystem.url.replace("http:", "https:")
    context.add_cookies([{"name": COOKIE, "value": token, "url": url, "secure": True}])
    konsole = KonsolenSeite(context.new_page(), konsolensystem.url)
    verlauf = f"/gespraeche/{gespraech}"
    for path in (
        "",
        "/suche",
        "/anruf/abschluss",
        "/antrag",
        "/chats",
        "/termine",
        "/wissen",
        "/zahlen",
        "/gespraeche/uebernehmen",
        verlauf,
        f"{verlauf}/antrag",
        f"{verlauf}/antrag/sperrmuell",
    ):
        konsole.open(path).check()
    konsole.open(verlauf)
    konsole.page.get_by_role("button", name="Ohne Telefon weitermachen lassen").click()
    konsole.page.wait_for_url(re.compile("/weiter"))
    konsole.check()
    konsole.page.locator("#an").fill("keine@adresse")
    konsole.page.get_by_role("button", name="Senden").click()
    expect(konsole.page.locator("#an-fehler")).to_be_visible()
    konsole.check()
    context.close()
