"""Services found by words, also with a slip of the finger."""

import pytest

from api.leistungen.katalog import Katalog
from api.leistungen.modell import Leistung
from api.leistungen.suche import search, search_loosely
from api.settings import load_settings


@pytest.fixture(scope="module")
def leistungen(tmp_path_factory: pytest.TempPathFactory) -> list[Leistung]:
    settings = load_settings({"LOTSE_DATEN": str(tmp_path_factory.mktemp("suche")), "LOTSE_DEMO": "1"})
    return Katalog.load(settings.inhalte).alle()


@pytest.mark.parametrize(
    ("getippt", "gemeint"),
    [
        ("Spermüll", "sperrmuell"),
        ("Sperrmul", "sperrmuell"),
        ("anwonerparken", "bewohnerparkausweis"),
        ("Gewerbeanmedlung", "gewerbe-anmelden"),
        ("wohngled", "wohngeld"),
    ],
)
def test_a_slip_of_the_finger_is_forgiven(leistungen: list[Leistung], getippt: str, gemeint: str) -> None:
    assert gemeint not in [each.leistung for each in search(leistungen, getippt)], "else this would prove nothing"
    assert search_loosely(leistungen, getippt)[0].leistung == gemeint


@pytest.mark.parametrize("getippt", ["", "  ", "der", "Hnd", "xyzxyzxyz", "Pizza bestellen"])
def test_short_and_foreign_words_find_nothing(leistungen: list[Leistung], getippt: str) -> None:
    assert search_loosely(leistungen, getippt) == []


def test_every_title_finds_its_own_service(leistungen: list[Leistung]) -> None:
    for leistung in leistungen:
        assert leistung in search_loosely(leistungen, leistung.titel), leistung.titel
