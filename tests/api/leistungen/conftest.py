"""A small catalogue of its own: one form with branches, one with appointments, one with every field type."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from api.leistungen.ergebnis import Umfeld
from api.leistungen.katalog import Katalog
from api.mandanten.verzeichnis import Mandant, Mandanten
from tests.api.leistungen.formular import Formular

DATEN = Path(__file__).parent / "daten"


@pytest.fixture(scope="session")
def mandanten() -> Mandanten:
    return Mandanten.load(DATEN)


@pytest.fixture(scope="session")
def mandant(mandanten: Mandanten) -> Mandant:
    return mandanten.mandant("probstadt")


@pytest.fixture(scope="session")
def katalog(mandanten: Mandanten) -> Katalog:
    return Katalog.load(DATEN, mandanten)


@pytest.fixture(scope="session")
def umfeld() -> Umfeld:
    return Umfeld(date(2026, 11, 21), datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("Europe/Berlin")), {})


@pytest.fixture(scope="session")
def fuhre(katalog: Katalog, mandant: Mandant, umfeld: Umfeld) -> Formular:
    return Formular(katalog.fuer("probstadt", "fuhre"), mandant, umfeld)


@pytest.fixture(scope="session")
def besuch(katalog: Katalog, mandant: Mandant, umfeld: Umfeld) -> Formular:
    return Formular(katalog.fuer("probstadt", "besuch"), mandant, umfeld)


@pytest.fixture(scope="session")
def alles(katalog: Katalog, mandant: Mandant, umfeld: Umfeld) -> Formular:
    return Formular(katalog.fuer("probstadt", "alles"), mandant, umfeld)
