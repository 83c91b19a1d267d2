"""One table per type: what goes in, what is stored, what is read; and what is refused with which words."""

from typing import Any

import pytest

from api.leistungen.feldtypen import feldtypen
from tests.api.leistungen.formular import Formular

ANNA = {"vorname": "Anna", "nachname": "Müller"}

GUT: list[tuple[str, Any, Any, str]] = [
    ("name", ANNA, ANNA, "Anna Müller"),
    ("name", "Jens  Öztürk", {"vorname": "Jens", "nachname": "Öztürk"}, "Jens Öztürk"),
    ("name", "Müller, Anna", ANNA, "Anna Müller"),
    ("name", "Ludwig van Beethoven", {"vorname": "Ludwig", "nachname": "van Beethoven"}, "Ludwig van Beethoven"),
    ("geburtsdatum", "1985-12-24", "1985-12-24", "24.12.1985"),
    ("geburtsdatum", "24.12.1985", "1985-12-24", "24.12.1985"),
    ("anzahl", 3, 3, "3"),
    ("anzahl", "3", 3, "3"),
    ("anzahl", 3.0, 3, "3"),
    ("miete", "1480", "1480.00", "1.480,00 €"),
    ("miete", "1.480,50 €", "1480.50", "1.480,50 €"),
    ("miete", 7, "7.00", "7,00 €"),
    ("miete", "1234567.89", "1234567.89", "1.234.567,89 €"),
    ("uhrzeit", "9:05", "09:05", "09:05 Uhr"),
    ("email", "Anna.Mueller @Example.ORG", "Anna.Mueller@example.org", "Anna.Mueller@example.org"),
    ("telefon", "0385 545-1111", "+493855451111", "0385 5451111"),
    ("telefon", "+48 22 123 45 67", "+48221234567", "+48 22 123 45 67"),
    ("iban", "de02 1203 0000 0000 2020 51", "DE02120300000000202051", "DE02 1203 0000 0000 2020 51"),
    ("kennzeichen", "pr-ab 123", "PR-AB 123", "PR-AB 123"),
    ("kennzeichen", "PRAB123E", "PR-AB 123E", "PR-AB 123E"),
    ("kennzeichen", "HRO X 7", "HRO-X 7", "HRO-X 7"),
    ("selbst", "Ja", "ja", "ja"),
    ("selbst", False, "nein", "nein"),
    ("art", {"wert": "rot", "text": "das rote"}, {"wert": "rot", "text": "das rote"}, "Rot"),
    ("art", "Blau", {"wert": "blau", "text": "Blau"}, "Blau"),
    (
        "farben",
        [{"wert": "rot"}, "himmelblau", "rot"],
        [{"wert": "rot", "text": "Rot"}, {"wert": "blau", "text": "Blau"}],
        "Rot, Blau",
    ),
    ("halter", "ja", {"selbst": "ja"}, "ich selbst"),
    ("halter", {"name": ANNA}, {"selbst": "nein", "name": ANNA}, "Anna Müller"),
    ("foto", {"datei": "u-1", "name": "müll.jpg"}, {"datei": "u-1", "name": "müll.jpg"}, "müll.jpg"),
    ("chip", "276 0123 4567 8901", "276012345678901", "276012345678901"),
    ("haushalt", [{"name": "Anna", "einkommen": "900"}], [{"name": "Anna", "einkommen": "900.00"}], "Anna, 900,00 €"),
]

SCHLECHT: list[tuple[str, Any, str]] = [
    ("name", {"vorname": "R2D2", "nachname": "X"}, "sieht nicht wie ein Name aus"),
    ("name", {"vorname": "", "nachname": ""}, "Vor- und Nachnamen"),
    ("geburtsdatum", "2027-01-01", "Zukunft"),
    ("geburtsdatum", "1850-01-01", "24.12.2026"),
    ("geburtsdatum", "1900-01-01", "zu früh"),
    ("geburtsdatum", "31.02.1985", "kein gültiges Datum"),
    ("anzahl", 2.5, "ganze Zahl"),
    ("anzahl", 10, "höchstens 9"),
    ("anzahl", 0, "mindestens 1"),
    ("anzahl", "viele", "eine Zahl"),
    ("anzahl", True, "eine Zahl"),
    ("anzahl", float("nan"), "eine Zahl"),
    ("anzahl", "9" * 400, "eine Zahl"),
    ("miete", "12.345", "in Euro"),
    ("miete", "-5", "nicht kleiner"),
    ("uhrzeit", "25:00", "14:30"),
    ("uhrzeit", "07:00", "zu früh"),
    ("uhrzeit", "19:00", "zu spät"),
    ("email", "anna@", "keine gültige E-Mail"),
    ("email", "a" * 300 + "@example.org", "keine gültige E-Mail"),
    ("telefon", "12", "Vorwahl"),
    ("iban", "DE02 1203 0000 0000 2020 5", "22 Stellen"),
    ("iban", "DE03120300000000202051", "stimmt nicht"),
    ("kennzeichen", "PR-AB", "PR-AB 123"),
    ("kennzeichen", "ABC-DE 1234H", "acht Zeichen"),
    ("selbst", "vielleicht", "Ja oder Nein"),
    ("art", "grün", "Rot, Blau oder Einzig"),
    ("art", {"wert": ["rot"]}, "nicht zur Wahl"),
    ("farben", [], "mindestens eins"),
    ("farben", ["grün"], "nicht zur Wahl"),
    ("halter", {"selbst": "vielleicht"}, "Ja oder Nein"),
    ("foto", "bild.jpg", "Datei hoch"),
    ("chip", "123", "15 Ziffern"),
    ("haushalt", [], "mindestens eine Zeile"),
    ("haushalt", [{"name": "Anna"}], "In Zeile 1 fehlt noch: Einkommen"),
    ("haushalt", [{"name": "Anna", "einkommen": "x"}], "Zeile 1, Einkommen"),
    ("gibtsnicht", "x", "gibt es in diesem Formular nicht"),
    ("personen", 3, "gibt es in diesem Formular nicht"),
]


@pytest.mark.parametrize(("feld", "wert", "gespeichert", "gelesen"), GUT)
def test_good(alles: Formular, feld: str, wert: Any, gespeichert: Any, gelesen: str) -> None:
    geprueft = alles.pruefe(feld, wert)
    assert geprueft.ok, geprueft.meldung
    assert geprueft.wert == gespeichert
    assert type(geprueft.wert) is type(gespeichert)
    assert alles.anzeige(feld, geprueft.wert) == gelesen
    assert alles.pruefe(feld, geprueft.wert).wert == gespeichert, "checking again changes nothing"


@pytest.mark.parametrize(("feld", "wert", "wort"), SCHLECHT)
def test_bad(alles: Formular, feld: str, wert: Any, wort: str) -> None:
    geprueft = alles.pruefe(feld, wert)
    assert not geprueft.ok
    assert wort in (geprueft.meldung or "")
    assert "!" not in (geprueft.meldung or "")


def test_half_a_name_asks_for_the_other_half(alles: Formular) -> None:
    halb = alles.pruefe("name", {"vorname": "Anna"})
    assert halb.teil
    assert "Nachname" in (halb.meldung or "")
    assert alles.pruefe("name", {"nachname": "Müller"}, halb.wert).wert == ANNA
    assert alles.pruefe("name", {"vorname": "Anne"}, ANNA).wert == {"vorname": "Anne", "nachname": "Müller"}


def test_holder_of_a_vehicle_step_by_step(alles: Formular) -> None:
    nein = alles.pruefe("halter", {"selbst": "nein"})
    assert nein.teil
    vorname = alles.pruefe("halter", {"vorname": "Anna"}, nein.wert)
    assert vorname.teil
    assert alles.pruefe("halter", {"nachname": "Müller"}, vorname.wert).wert == {"selbst": "nein", "name": ANNA}
    assert alles.pruefe("halter", {"selbst": "ja"}, {"selbst": "nein", "name": ANNA}).wert == {"selbst": "ja"}


def test_choices_and_rows_can_be_added_and_taken_away(alles: Formular) -> None:
    beide = alles.pruefe("farben", {"dazu": ["blau"]}, [{"wert": "rot", "text": "Rot"}]).wert
    assert [eins["wert"] for eins in beide] == ["rot", "blau"]
    assert [eins["wert"] for eins in alles.pruefe("farben", {"weg": ["rot"]}, beide).wert] == ["blau"]
    zeilen = alles.pruefe(
        "haushalt", {"dazu": {"name": "Bo", "einkommen": 0}}, [{"name": "Anna", "einkommen": "1.00"}]
    ).wert
    assert [zeile["name"] for zeile in zeilen] == ["Anna", "Bo"]
    assert [zeile["name"] for zeile in alles.pruefe("haushalt", {"weg": [1]}, zeilen).wert] == ["Bo"]


def test_autocomplete_belongs_to_the_applicant(alles: Formular) -> None:
    stand = alles.stand()
    assert stand.frage is not None
    assert stand.frage.autocomplete == "name"


def test_every_type_says_how_a_value_looks() -> None:
    assert len(feldtypen()) >= 19
    for name, typ in feldtypen().items():
        assert typ.name == name
        assert typ.beispiel
