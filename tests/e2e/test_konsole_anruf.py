"""A whole call by keyboard alone, with the trained model: found, proved, moved, filed, wrapped up, and read back."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect

from api.anrufe.models import Anruf
from api.antraege.service import AntragService
from api.context import ApiContext
from api.termine.service import TerminService
from api.vorgaenge.models import Vorgang
from api.vorgaenge.service import VorgangService
from tests.e2e.konsole import LANGE_MS, KonsolenSeite, agent_at
from tests.konsole import context_of
from tests.system import System

EINGABEN_MAX = 11
"""Fewer than twelve inputs for a whole form."""
NAME = {"vorname": "Erika", "nachname": "Schröder"}


@pytest.fixture(scope="module")
def backend(system: System) -> ApiContext:
    return context_of(system)


@pytest.fixture
def agentin(browser: Browser, system: System, backend: ApiContext) -> Iterator[KonsolenSeite]:
    expect.set_options(timeout=LANGE_MS)
    konsole = agent_at(browser, system, backend)
    yield konsole
    konsole.page.context.close()
    expect.set_options(timeout=5_000)


@pytest.fixture
def termin(backend: ApiContext) -> str:
    """The number of Frau Schröder's appointment."""
    with backend.db.transaction() as session:
        slot = TerminService(backend, session).all_free("schwerin", "buergerbuero")[-1]
        antraege = AntragService(backend, session)
        antrag, _ = antraege.create("schwerin", "termin", "web")
        angaben = {"anliegen": {"wert": "reisepass"}, "standort": {"wert": "stadthaus"}, "termin": slot.wert()}
        result = antraege.set(antrag, {**angaben, "name": NAME})
        assert all(each.ok for each in result.felder), result
        return antraege.submit(antrag, str(uuid4())).aktenzeichen


def case(backend: ApiContext, aktenzeichen: str) -> Vorgang:
    with backend.db.reading() as session:
        vorgang = VorgangService(backend, session).get(aktenzeichen)
        session.expunge(vorgang)
        return vorgang


def find_and_prove(agentin: KonsolenSeite, nummer: str) -> None:
    agentin.key("neuer_anruf")
    agentin.heading("Wer ruft an?")
    agentin.key("suche")
    agentin.type("Schröder Erika")
    agentin.press("Enter")
    agentin.heading("Treffer")
    agentin.key("suche")
    agentin.type(nummer)
    agentin.press("Enter")
    agentin.heading("Termin im Bürgerbüro")
    assert "Zum Vorlesen" not in agentin.work.inner_text(), "vor dem Nachweis wird nichts gezeigt"
    agentin.key("nachweis")
    agentin.type("Erika Schroeder")
    agentin.press("Enter")
    agentin.sees("Zum Vorlesen")


def move(agentin: KonsolenSeite) -> None:
    agentin.key("termine")
    agentin.heading("Termin:")
    agentin.key("zeile")
    agentin.type("vormittags")
    agentin.press("Enter")
    expect(agentin.page.locator("p:focus")).to_contain_text("Verstanden:")
    agentin.press("Tab")
    agentin.press("Enter")
    agentin.sees("Der Termin ist verlegt")


def file(agentin: KonsolenSeite) -> str:
    """Sperrmüll for the caller; the number that is read out."""
    agentin.key("antrag")
    agentin.heading("Worum geht es?")
    agentin.type("Sperrmüll, Erika Schröder, Mecklenburgstr. 12b, 19053, zwei Sessel und ein Bett")
    agentin.press("Enter")
    agentin.heading("Sperrmüll abholen lassen")
    tag = agentin.page.locator("#frage-termin label").first.inner_text()  # read out, and the caller agrees
    agentin.key("zeile")
    agentin.type(f"2 Kubikmeter, {tag}, an der Straße")
    agentin.press("Enter")
    expect(agentin.page.locator("#stand")).to_contain_text("Alles Nötige ist da")
    agentin.key("einreichen")
    agentin.heading("Stimmt alles so?")
    agentin.key("einreichen")
    agentin.heading("Eingereicht")
    return agentin.page.locator("#ansage-nummer .gross").first.inner_text()


def wrap_up(agentin: KonsolenSeite) -> None:
    agentin.key("abschluss")
    agentin.heading("Anruf abschließen")
    agentin.type("Antrag aufgenommen")
    agentin.key("abschluss")
    agentin.sees("Kein Anruf")


def test_a_whole_call(agentin: KonsolenSeite, backend: ApiContext, termin: str) -> None:
    alt = case(backend, termin).angaben["termin"]["beginn"]
    agentin.open()
    find_and_prove(agentin, termin)
    agentin.sees("Ihr Termin:")  # the status, as it is read out
    move(agentin)
    vorher = len(agentin.eingaben)
    neu = file(agentin)
    gebraucht = agentin.eingaben[vorher:]
    assert len(gebraucht) <= EINGABEN_MAX, gebraucht
    wrap_up(agentin)
    assert case(backend, termin).angaben["termin"]["beginn"] != alt
    angaben = case(backend, neu).angaben
    assert angaben["name"] == NAME
    assert (angaben["adresse"]["strasse"], angaben["adresse"]["hausnummer"]) == ("Mecklenburgstraße", "12b")
    assert [(each["bezeichnung"], each["anzahl"]) for each in angaben["gegenstaende"]] == [("Sessel", 2), ("Bett", 1)]
    assert angaben["termin"]["beginn"]
    assert case(backend, neu).kanal == "telefon"
    with backend.db.reading() as session:
        anruf = session.query(Anruf).filter(Anruf.abschluss == "antrag").one()
        assert anruf.beendet is not None
        assert anruf.beendet - anruf.begonnen < timedelta(hours=1)
