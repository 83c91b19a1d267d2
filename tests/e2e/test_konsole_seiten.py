"""Every page an agent sees in a call, wide, on a phone and in forced colours: axe finds nothing, nothing sticks out."""

import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect

from api.anrufe.service import AnrufService
from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.erfasser import Erfasser
from api.gespraeche.formularbuch import Formularbuch
from api.gespraeche.schemas import Ausgang
from api.gespraeche.service import GespraechService
from api.personal.rollen import Rolle
from api.termine.service import TerminService
from tests.e2e.konsole import KonsolenSeite, keep_session
from tests.konsole import make_account
from tests.system import System

MANDANT = "schwerin"
ANSICHTEN = [
    pytest.param({"viewport": {"width": 1280, "height": 900}}, id="breit"),
    pytest.param({"viewport": {"width": 360, "height": 740}}, id="schmal"),
    pytest.param({"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"}, id="eigene-farben"),
]


SPERRMUELL: dict[str, Any] = {
    "adresse": {"strasse": "Mecklenburgstraße", "hausnummer": "12b", "plz": "19053", "ort": "Schwerin"},
    "gegenstaende": [{"art": "sofa", "anzahl": 1, "bezeichnung": "Sofa"}],
    "menge": 1.5,
    "abholort": {"wert": "strasse"},
    "name": {"vorname": "Erika", "nachname": "Schröder"},
    "telefon": "+49385123456",
}


def file_case(backend: ApiContext) -> str:
    """A case of somebody who has not called yet; its number."""
    with backend.db.transaction() as session:
        slot = TerminService(backend, session).all_free(MANDANT, "buergerbuero")[-1]
        antraege = AntragService(backend, session)
        antrag, _ = antraege.create(MANDANT, "termin", "web")
        angaben = {"anliegen": {"wert": "reisepass"}, "standort": {"wert": "stadthaus"}, "termin": slot.wert()}
        antraege.set(antrag, {**angaben, "name": SPERRMUELL["name"]})
        return antraege.submit(antrag, str(uuid4())).aktenzeichen


def fill_in(backend: ApiContext, konto: str, gespraech: str) -> None:
    """Everything the form of the call needs."""
    with backend.db.reading() as session:
        slot = TerminService(backend, session).all_free(MANDANT, "sperrmuell")[-1]
        (antrag,) = AntragService(backend, session).of_gespraech(gespraech)
        nummer = antrag.id
    eigene = {**SPERRMUELL["adresse"], "hausnummer": str(int(uuid4()) % 900 + 1)}  # one collection a year for each
    befehle = [
        {"befehl": "setzen", "angaben": {**SPERRMUELL, "adresse": eigene, "termin": slot.wert()}},
        {"befehl": "ueberspringen", "feld": "email"},
    ]
    schritt = Formularbuch(backend).act(gespraech, Erfasser(konto, MANDANT), str(uuid4()), nummer, befehle)
    assert all(each["ok"] for each in schritt.ergebnis.ergebnisse[-2]["felder"])


def in_a_call(backend: ApiContext) -> tuple[str, str, str]:
    """An agent with an open call: account, session, and its conversation with a begun form."""
    rollen = {MANDANT: [Rolle.AGENT, Rolle.LEITUNG]}
    konto, token = make_account(backend, f"seiten-{uuid4().hex[:10]}", "Frau Krüger", rollen)
    with backend.db.transaction() as session:
        gruss = [Ausgang("Guten Tag")]
        gespraech, _ = GespraechService(backend, session).create(MANDANT, "web", False, gruss)
        AnrufService(backend, session).join(konto, MANDANT, gespraech.id)
        nummer = gespraech.id
    befehl = {"befehl": "beginnen", "leistung": "sperrmuell", "antrag_zuvor": "parken"}
    Formularbuch(backend).act(nummer, Erfasser(konto, MANDANT), str(uuid4()), None, [befehl])
    return konto, token, nummer


def opened(browser: Browser, system: System, token: str, ansicht: dict[str, object]) -> KonsolenSeite:
    context = browser.new_context(locale="de-DE", **ansicht)  # type: ignore[arg-type]
    keep_session(context, system, token)
    return KonsolenSeite(context.new_page(), system.url)


@pytest.mark.parametrize("ansicht", ANSICHTEN)
def test_no_page_of_a_call_has_a_barrier(
    browser: Browser, konsolensystem: System, backend: ApiContext, ansicht: dict[str, object]
) -> None:
    _, token, gespraech = in_a_call(backend)
    konsole = opened(browser, konsolensystem, token, ansicht)
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
    konsole.page.context.close()


@pytest.mark.parametrize("ansicht", ANSICHTEN)
def test_no_page_from_form_to_case_has_a_barrier(
    browser: Browser, konsolensystem: System, backend: ApiContext, ansicht: dict[str, object]
) -> None:
    fremder = file_case(backend)
    konto, token, gespraech = in_a_call(backend)
    konsole = opened(browser, konsolensystem, token, ansicht)
    antrag = f"/gespraeche/{gespraech}/antrag/sperrmuell"
    konsole.open(antrag).page.get_by_role("button", name="Zurückstellen").click()
    konsole.heading("Zurückgestellt")
    konsole.check()
    konsole.page.get_by_role("button", name="Weiter ausfüllen").click()
    konsole.heading("Sperrmüll")
    fill_in(backend, konto, gespraech)
    konsole.open(f"{antrag}/pruefen").check()
    konsole.page.get_by_role("button", name="Die Person stimmt zu").click()
    konsole.heading("Eingereicht")
    konsole.check()
    eigener = konsole.page.locator("#ansage-nummer .gross").first.inner_text()
    konsole.open(f"/vorgaenge/{eigener}")
    konsole.sees("Mecklenburgstraße")
    konsole.check()
    konsole.open(f"/vorgaenge/{fremder}").check()
    konsole.key("nachweis")
    konsole.type("Jemand Anders")
    konsole.press("Enter")
    konsole.sees("Noch 2 Versuche")
    konsole.check()
    konsole.page.context.close()
