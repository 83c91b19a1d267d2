"""A list is asked for row by row and cell by cell; rows are changed and taken out by words."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from api.app import create_api
from api.context import ApiContext
from api.leistungen.katalog import Katalog
from tests.actions.antworten import LEISTUNGEN, wert
from tests.actions.buehne import Buehne, Gesagt

ANNA = {"person": {"vorname": "Anna", "nachname": "Müller"}}
SPALTEN = [
    {"feld": "person", "typ": "name", "titel": "Name", "frage": "Wie heißt die Person?"},
    {"feld": "geboren", "typ": "datum", "titel": "Geburtsdatum", "frage": "Wann ist die Person geboren?"},
    {"feld": "einkommen", "typ": "betrag", "titel": "Einkommen", "frage": "Wie viel verdient die Person im Monat?"},
]
FELD = {
    "feld": "haushalt",
    "typ": "liste",
    "titel": "Haushalt",
    "frage": "Wer wohnt mit Ihnen zusammen?",
    "noch": "Wohnt noch jemand bei Ihnen?",
    "spalten": SPALTEN,
}


@pytest.fixture
def buehne(context: ApiContext, tmp_path: Path) -> Iterator[Buehne]:
    """A conversation in a town that has a service with a list."""
    inhalte = tmp_path / "inhalte"
    shutil.copytree(LEISTUNGEN.parent, inhalte)
    vorlage = yaml.safe_load((inhalte / "leistungen" / "wilder-muell.yml").read_text(encoding="utf-8"))
    einfach = {**vorlage["einfache_sprache"], "fragen": {}, "hilfe": {}, "warum": {}}
    felder = [FELD, {"baustein": "name"}]
    neu = {**vorlage, "leistung": "zuschuss", "felder": felder, "einfache_sprache": einfach}
    (inhalte / "leistungen" / "zuschuss.yml").write_text(yaml.safe_dump(neu, allow_unicode=True, sort_keys=False))
    mit_liste = replace(context, katalog=Katalog.load(inhalte, context.mandanten))
    return Buehne(mit_liste, create_api(mit_liste))


async def beginne(buehne: Buehne) -> Gesagt:
    gesagt = await buehne.sage("antrag", "x", leistungen={"zuschuss": 0.9})
    assert gesagt.feld == "haushalt"
    return gesagt


def gefragt(buehne: Buehne) -> dict[str, object]:
    frage = buehne.metadata(buehne.zeile("x"))["frage"]
    return {schluessel: frage[schluessel] for schluessel in ("typ", "zeile", "noch")}


async def test_cell_by_cell_until_nobody_else_is_there(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.antworte({"dazu": [ANNA]})
    assert gesagt.nachrichten[-1]["text"] == "Anna Müller: Wann ist die Person geboren?"
    assert gefragt(buehne) == {"typ": "datum", "zeile": {"nummer": 1, "spalte": "geboren"}, "noch": False}
    await buehne.antworte("1990-04-03")
    gesagt = await buehne.antworte("1200.00")
    assert "Wohnt noch jemand bei Ihnen?" in gesagt.text
    assert gefragt(buehne) == {"typ": "liste", "zeile": None, "noch": True}
    gesagt = await buehne.option(1)
    assert "Wie heißt die Person?" in gesagt.text
    await buehne.antworte({"vorname": "Paul", "nachname": "Müller"})
    await buehne.antworte("2015-01-01")
    await buehne.antworte("0.00")
    gesagt = await buehne.sage("ablehnung", "nein")
    assert gesagt.feld == "name"
    assert gesagt.stand["angaben"]["haushalt"].startswith("Anna Müller, 03.04.1990, 1.200,00 €; Paul Müller")


async def test_several_rows_at_once_ask_only_for_what_lacks(buehne: Buehne) -> None:
    await beginne(buehne)
    paul = {"person": {"vorname": "Paul", "nachname": "Müller"}, "geboren": "2015-01-01", "einkommen": "0.00"}
    gesagt = await buehne.antworte({"dazu": [{**ANNA, "geboren": "1990-04-03"}, paul]})
    assert gesagt.nachrichten[-1]["text"] == "Anna Müller: Wie viel verdient die Person im Monat?"
    gesagt = await buehne.antworte("1200.00")
    assert gesagt.stand["frage"]["optionen"][0]["titel"].startswith("Nein")
    felder = buehne.metadata(buehne.zeile("x"))["felder"]
    assert [zeile["person"]["vorname"] for zeile in felder[0]["wert"]] == ["Anna", "Paul"]


async def test_a_cell_that_is_wrong_is_asked_again(buehne: Buehne) -> None:
    await beginne(buehne)
    await buehne.antworte({"dazu": [ANNA]})
    gesagt = await buehne.antworte("morgen irgendwann")
    assert gefragt(buehne)["zeile"] == {"nummer": 1, "spalte": "geboren"}
    assert "Geburtsdatum" in gesagt.text


async def test_what_is_no_row_is_asked_step_by_step(buehne: Buehne) -> None:
    await beginne(buehne)
    gesagt = await buehne.sage("angabe", "na alle eben")
    assert "Wie heißt die Person?" in gesagt.text
    assert gefragt(buehne)["typ"] == "name"


async def test_a_row_is_corrected_and_taken_out(buehne: Buehne) -> None:
    await beginne(buehne)
    ganz = [
        {**ANNA, "geboren": "1990-04-03", "einkommen": "1200.00"},
        {"person": {"vorname": "Paul", "nachname": "Müller"}, "geboren": "2015-01-01", "einkommen": "0.00"},
    ]
    await buehne.antworte(ganz)
    neu = wert("liste", {"zeile": 2, "werte": {"einkommen": "300.00"}}, "", "haushalt")
    gesagt = await buehne.sage("korrektur", "Paul verdient 300", werte=[neu])
    assert "300,00 €" in gesagt.stand["angaben"]["haushalt"]
    weg = wert("liste", {"person": {"vorname": "Paul"}}, "Paul", "haushalt")
    gesagt = await buehne.sage(
        "korrektur", "Paul nicht", werte=[weg], korrektur={"feld": "haushalt", "alt": None, "verneint": True}
    )
    assert gesagt.stand["angaben"]["haushalt"] == "Anna Müller, 03.04.1990, 1.200,00 €"
    assert gesagt.feld == "name"
