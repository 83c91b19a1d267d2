"""Services and Lebenslagen as pages."""

import pytest

from api.leistungen.check import DATEN
from api.leistungen.lebenslagen import load_lebenslagen
from integrations.website.seiten.leistungsblatt import day_text, origin, sections
from tests.integrations.website.seiten.besucher import Besucher
from tests.integrations.website.seiten.test_alle_leistungen import KATALOG, MANDANTEN

ANGEBOTE = [(mandant, leistung) for mandant in MANDANTEN for leistung in KATALOG.von(mandant.key)]


def test_the_list_holds_every_service_and_every_lebenslage(besucher: Besucher) -> None:
    besucher.open("/schwerin/leistungen")
    for leistung in KATALOG.von("schwerin"):
        assert f"/schwerin/leistungen/{leistung.leistung}" in besucher.seite.ziele
    genannt = {key for leistung in KATALOG.von("schwerin") for key in leistung.lebenslagen}
    assert {ziel.rsplit("/", 1)[1] for ziel in besucher.seite.ziele if "/lebenslagen/" in ziel} == genannt


def test_every_lebenslage_of_the_catalogue_has_a_title() -> None:
    benannt = {each.lebenslage for each in load_lebenslagen(DATEN)}
    assert {key for leistung in KATALOG for key in leistung.lebenslagen} == benannt


def test_search(besucher: Besucher) -> None:
    besucher.open("/schwerin/leistungen")
    besucher.press("Suchen", {"q": "sperrgut"})
    assert "Sperrmüll abholen lassen" in besucher.seite.links
    assert "„sperrgut“" in besucher.seite.titel
    besucher.press("Suchen", {"q": "Raumschiff"})
    assert "Keine Leistungen zu „Raumschiff“" in besucher.seite.text


@pytest.mark.parametrize(
    ("mandant", "leistung"), [pytest.param(m.key, x.leistung, id=f"{m.key}/{x.leistung}") for m, x in ANGEBOTE[::9]]
)
def test_a_service_in_full(besucher: Besucher, mandant: str, leistung: str) -> None:
    besucher.open(f"/{mandant}/leistungen/{leistung}")
    assert besucher.antwort.status_code == 200
    assert besucher.seite.h1 == KATALOG.leistung(leistung).titel
    start = KATALOG.start(mandant, leistung) is not None
    assert (f"/{mandant}/antrag/{leistung}" in besucher.seite.ziele) == start
    assert "Telefon" in besucher.seite.text
    assert "{" not in besucher.seite.text


def test_a_fact_is_told_with_source_and_day(besucher: Besucher) -> None:
    besucher.open("/schwerin/leistungen/bewohnerparkausweis")
    assert "120 Euro im Jahr. Quelle: snaktuell.de , Stand: 12/2024" in besucher.seite.text


def test_amounts_and_laws_name_their_source() -> None:
    """A number of euros or a paragraph without a source is not told."""
    for mandant, leistung in ANGEBOTE:
        for abschnitt in sections(leistung, mandant):
            for tatsache in abschnitt.tatsachen:
                if any(zeichen in tatsache.text for zeichen in ("€", " Euro", "§")):
                    assert tatsache.herkunft, (leistung.leistung, tatsache.text)


def test_a_lebenslage(besucher: Besucher) -> None:
    besucher.open("/schwerin/lebenslagen/tiere")
    assert besucher.seite.h1 == "Tiere"
    assert "/schwerin/leistungen/hundesteuer-anmelden" in besucher.seite.ziele


@pytest.mark.parametrize("path", ["leistungen/nichts", "leistungen/rueckruf", "lebenslagen/nichts"])
def test_what_is_not_known_leads_to_the_search(besucher: Besucher, path: str) -> None:
    besucher.open(f"/schwerin/{path}")
    assert besucher.antwort.status_code == 404
    besucher.press("Suchen", {"q": "Hund"})
    assert besucher.antwort.status_code == 200


def test_what_can_not_be_begun_leads_to_its_page(besucher: Besucher) -> None:
    besucher.open("/schwerin/antrag/kindergeld")
    assert besucher.pfad == "/schwerin/leistungen/kindergeld"


def test_days_and_sources_as_people_read_them() -> None:
    assert [day_text(text) for text in ("2026-04-29", "2022-09", "ohne Datum", None)] == [
        "29.04.2026",
        "09/2022",
        "ohne Datum",
        None,
    ]
    herkunft = origin("https://www.gesetze-im-internet.de/krwg/", "2021")
    assert herkunft
    assert (herkunft.name, herkunft.stand) == ("gesetze-im-internet.de", "2021")
    satzung = origin("Satzung der Stadt", None)
    assert satzung
    assert satzung.adresse is None
