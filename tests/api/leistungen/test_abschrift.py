"""What certificates need: a price for further copies, a proposal on condition, choices read from a text, registers."""

import pytest
from pydantic import ValidationError

from api.leistungen.auskunft import answer, fee_text
from api.leistungen.ergebnis import Umfeld
from api.leistungen.katalog import Katalog
from api.leistungen.modell import Gebuehr
from api.leistungen.zuordnung import assign
from api.mandanten.verzeichnis import Mandant
from tests.api.leistungen.formular import Formular

ANNA = {"vorname": "Anna", "nachname": "Müller"}


@pytest.fixture(scope="module")
def abschrift(katalog: Katalog, mandant: Mandant, umfeld: Umfeld) -> Formular:
    return Formular(katalog.fuer("probstadt", "abschrift"), mandant, umfeld)


@pytest.mark.parametrize(("anzahl", "betrag"), [(1, "15.00"), (2, "22.50"), (5, "45.00")])
def test_further_pieces_have_their_own_price(abschrift: Formular, anzahl: int, betrag: str) -> None:
    gebuehr = abschrift.stand({"anzahl": anzahl}, skip=("zweck",)).gebuehr
    assert gebuehr is not None
    assert gebuehr.betrag == betrag


def test_the_total_stands_before_the_words_of_the_rule(abschrift: Formular) -> None:
    texte = [abschrift.stand({"anzahl": anzahl, "zweck": "Urkunde"}).gebuehr for anzahl in (1, 3)]
    assert [gebuehr.text for gebuehr in texte if gebuehr] == [
        "15,00 €, dann je 7,50 €",
        "30,00 € (15,00 €, dann je 7,50 €)",
    ]


def test_the_price_of_further_pieces_is_told(abschrift: Formular, mandant: Mandant) -> None:
    assert "15,00 €, dann je 7,50 €" in answer(abschrift.leistung, mandant, "kosten").text
    wortlos = Gebuehr(gebuehr="x", betrag="15.00", mal="anzahl", weitere="7.50")
    assert fee_text(wortlos) == "15,00 €, jedes weitere Exemplar 7,50 €"


def test_further_pieces_need_a_number() -> None:
    with pytest.raises(ValidationError, match="weitere gibt es nur mit mal"):
        Gebuehr(gebuehr="x", betrag="1.00", weitere="0.50")


def test_proposal_only_where_its_condition_holds(abschrift: Formular) -> None:
    frage = abschrift.stand({"fuer": "selbst", "name": ANNA}, skip=("zeuge",)).frage
    assert frage is not None
    assert frage.vorschlag is not None
    assert frage.text == "Steht dort Anna Müller?"
    frage = abschrift.stand({"fuer": "kind", "name": ANNA}, skip=("zeuge",)).frage
    assert frage is not None
    assert (frage.feld, frage.vorschlag, frage.text) == ("person", None, "Welcher Name steht dort?")


@pytest.mark.parametrize(
    ("zweck", "frei_fuer"),
    [
        ("für den Antrag auf Altersrente", "rente"),
        ("RENTE", "rente"),
        ("freiwilliges soziales Jahr bei der Feuerwehr", "ehrenamt"),
        ("für die Referenten", None),
        ("Rente und Ehrenamt", None),
    ],
)
def test_choice_is_read_from_a_text(abschrift: Formular, zweck: str, frei_fuer: str | None) -> None:
    stand = abschrift.stand({"zweck": zweck, "anzahl": 1})
    assert (stand.angaben.get("frei_fuer") or {}).get("wert") == frei_fuer
    assert "frei_fuer" not in stand.erreichbar
    assert stand.gebuehr is not None
    assert stand.gebuehr.gebuehr == ("frei" if frei_fuer else "abschrift")


def test_fee_waits_for_the_text(abschrift: Formular) -> None:
    assert abschrift.stand({"anzahl": 1}).gebuehr is None


@pytest.mark.parametrize(("tag", "hier"), [("1946-01-01", True), ("1945-12-31", False), ("2026-11-01", True)])
def test_old_registers_are_in_the_archive(abschrift: Formular, tag: str, hier: bool) -> None:
    geprueft = abschrift.pruefe("jahrestag", tag)
    assert geprueft.abbruch == (None if hier else "Älter als 80 Jahre: Archiv.")


@pytest.mark.parametrize(
    ("ort", "hier"),
    [
        ("Probstadt", True),
        ("in Probstdat", True),
        ("Krankenhaus Probstadt", True),
        ("im Krankenhaus", True),
        ("hier", True),
        ("zu Hause", True),
        ("Mitte", True),
        ("Berlin", False),
        ("Rostock", False),
    ],
)
def test_place_of_birth_says_which_registry_office(abschrift: Formular, ort: str, hier: bool) -> None:
    assert (abschrift.pruefe("geburtsort", ort).abbruch is None) is hier


def test_an_old_date_is_taken_where_no_birth_date_is_asked(abschrift: Formular) -> None:
    datum = {"typ": "datum", "wert": "1998-05-12", "text": "12.5.1998"}
    assert assign(abschrift.leistung, abschrift.stand(), [datum]) == {"jahrestag": "1998-05-12"}


def test_remark_of_a_choice_is_said(abschrift: Formular) -> None:
    assert abschrift.pruefe("fuer", "kind").hinweis == "Bringen Sie es mit nach Probstadt."
    assert abschrift.pruefe("fuer", "selbst").hinweis is None


def test_a_name_given_unasked_is_ones_own(abschrift: Formular) -> None:
    ich = {"typ": "name", "wert": ANNA, "text": "ich heiße Anna Müller"}
    assert assign(abschrift.leistung, abschrift.stand(), [ich]) == {"name": ANNA}
    assert assign(abschrift.leistung, abschrift.stand(), [{**ich, "feld": "zeuge"}]) == {"zeuge": ANNA}
    nachname = {"typ": "nachname", "wert": "Müller", "text": "Müller"}
    assert assign(abschrift.leistung, abschrift.stand(), [nachname]) == {"name": {"nachname": "Müller"}}
