from typing import Any

import pytest

from tests.api.leistungen.formular import Formular


def test_known_street_is_spelled_and_completed(alles: Formular) -> None:
    geprueft = alles.pruefe("adresse", {"strasse": "marktplatz", "hausnummer": "12 B"})
    assert geprueft.ok
    assert geprueft.wert == {"strasse": "Marktplatz", "hausnummer": "12b", "plz": "12345", "ort": "Probstadt"}
    assert alles.anzeige("adresse", geprueft.wert) == "Marktplatz 12b, 12345 Probstadt"


def test_missing_parts_are_asked_one_by_one_and_merged(alles: Formular) -> None:
    erste = alles.pruefe("adresse", {"plz": "12346"})
    assert erste.teil
    assert "Straße" in (erste.meldung or "")
    zweite = alles.pruefe("adresse", {"strasse": "Schlossstr."}, erste.wert)
    assert zweite.teil
    assert "Hausnummer" in (zweite.meldung or "")
    dritte = alles.pruefe("adresse", {"hausnummer": "4"}, zweite.wert)
    assert dritte.wert == {"strasse": "Schloßstraße", "hausnummer": "4", "plz": "12346", "ort": "Probstadt"}


def test_plz_is_asked_once_where_the_directory_has_more_than_one(alles: Formular) -> None:
    gefragt = alles.pruefe("adresse", {"strasse": "Schloßstraße", "hausnummer": "4"})
    assert gefragt.teil
    assert "Postleitzahl" in (gefragt.meldung or "")
    assert alles.pruefe("adresse", {"plz": "12345"}, gefragt.wert).wert["plz"] == "12345"
    ohne = alles.pruefe("adresse", {"strasse": "Schloßstraße", "hausnummer": "4"}, gefragt.wert)
    assert ohne.ok
    assert ohne.wert == {"strasse": "Schloßstraße", "hausnummer": "4", "ort": "Probstadt", "ungeprueft": True}
    assert alles.pruefe("adresse", ohne.wert).ok, "what was stored passes again"


def test_a_word_that_may_be_a_town_ends_no_form(alles: Formular) -> None:
    plz = alles.pruefe("adresse", {"strasse": "Schloßstraße", "hausnummer": "4"})
    gefragt = alles.pruefe("adresse", {"ort": "Schröder"}, plz.wert)
    assert gefragt.teil
    assert gefragt.abbruch is None
    assert "Schröder" in (gefragt.meldung or "")
    ja, nein = gefragt.vorschlaege
    dort = alles.pruefe("adresse", ja.wert, gefragt.wert)
    assert dort.wert["ort"] == "Schröder"
    assert alles.pruefe("adresse", dort.wert).wert == dort.wert, "what was stored passes again"
    hier = alles.pruefe("adresse", nein.wert, gefragt.wert)
    assert hier.wert["ort"] == "Probstadt"


def test_a_part_put_right_instead_of_the_plz_leaves_it_asked(alles: Formular) -> None:
    gefragt = alles.pruefe("adresse", {"strasse": "Schloßstraße", "hausnummer": "4"})
    berichtigt = alles.pruefe("adresse", {"hausnummer": "6"}, gefragt.wert)
    assert berichtigt.teil
    assert "Postleitzahl" in (berichtigt.meldung or "")
    ganz = alles.pruefe("adresse", {"plz": "12345"}, berichtigt.wert)
    assert (ganz.wert["hausnummer"], ganz.wert["plz"]) == ("6", "12345")


def test_unknown_street_is_questioned_once_with_the_closest_names(alles: Formular) -> None:
    gegeben = {"strasse": "Burgstraße", "hausnummer": "1", "plz": "12345"}
    gefragt = alles.pruefe("adresse", gegeben)
    assert gefragt.teil
    assert "Burgstraße" in (gefragt.meldung or "")
    assert [wahl.wert for wahl in gefragt.vorschlaege] == [{"strasse": "Bergstraße"}, {"bestaetigt": True}]
    for nochmal in (gegeben, {"bestaetigt": True}, {"strasse": "Burgstrasse"}):
        genommen = alles.pruefe("adresse", nochmal, gefragt.wert)
        assert genommen.ok
        assert genommen.wert["ungeprueft"] is True
    gewaehlt = alles.pruefe("adresse", {"strasse": "Bergstraße"}, gefragt.wert)
    assert gewaehlt.wert == {"strasse": "Bergstraße", "hausnummer": "1", "plz": "12345", "ort": "Probstadt"}


def test_stored_unchecked_address_is_not_questioned_again(alles: Formular) -> None:
    alt = {"strasse": "Burgstraße", "hausnummer": "1", "plz": "12345", "ort": "Probstadt", "ungeprueft": True}
    assert alles.pruefe("adresse", {"hausnummer": "14"}, alt).wert == {**alt, "hausnummer": "14"}
    neu = alles.pruefe("adresse", {"strasse": "Marktplatz"}, alt)
    assert neu.wert == {"strasse": "Marktplatz", "hausnummer": "1", "plz": "12345", "ort": "Probstadt"}


@pytest.mark.parametrize(
    ("geschrieben", "gemeint"),
    [
        ("Große Muehlenstr.", "Große Mühlenstraße"),
        ("grosse mühlenstrasse", "Große Mühlenstraße"),
        ("Grosse Mulenstraße", "Große Mühlenstraße"),
        ("ernst barlach weg", "Ernst-Barlach-Weg"),
        ("Barlachweg", "Ernst-Barlach-Weg"),
        ("SCHLOSSTR", "Schloßstraße"),
    ],
)
def test_spellings(alles: Formular, geschrieben: str, gemeint: str) -> None:
    geprueft = alles.pruefe("adresse", {"strasse": geschrieben, "hausnummer": "1", "plz": "12345"})
    assert geprueft.wert["strasse"] == gemeint


def test_correction_of_a_part_keeps_the_rest(alles: Formular) -> None:
    alt = {"strasse": "Marktplatz", "hausnummer": "5", "plz": "12345", "ort": "Probstadt"}
    assert alles.pruefe("adresse", {"hausnummer": "7"}, alt).wert == {**alt, "hausnummer": "7"}
    andere = alles.pruefe("adresse", {"strasse": "Ernst-Barlach-Weg"}, alt)
    assert andere.wert == {"strasse": "Ernst-Barlach-Weg", "hausnummer": "5", "plz": "12346", "ort": "Probstadt"}


def test_address_elsewhere_needs_its_town(alles: Formular) -> None:
    gefragt = alles.pruefe("adresse", {"strasse": "Reeperbahn", "hausnummer": "1", "plz": "20359"})
    assert gefragt.teil
    assert "Ort" in (gefragt.meldung or "")
    assert alles.pruefe("adresse", {"ort": "Hamburg"}, gefragt.wert).wert["ort"] == "Hamburg"


def test_foreign_property_may_lack_plz(alles: Formular) -> None:
    geprueft = alles.pruefe("grundstueck", {"strasse": "Schloßstraße", "hausnummer": "4"})
    assert geprueft.wert == {"strasse": "Schloßstraße", "hausnummer": "4", "ort": "Probstadt"}


@pytest.mark.parametrize(
    ("wert", "wort"),
    [
        ("Marktplatz 3", "Straße und Hausnummer"),
        (None, "Straße und Hausnummer"),
        (5, "Straße und Hausnummer"),
        ([{"strasse": "Marktplatz"}], "Straße und Hausnummer"),
        ({"strasse": "Marktplatz", "hausnummer": "zwölf"}, "12b"),
        ({"strasse": "Marktplatz", "hausnummer": "1", "plz": "123"}, "fünf Ziffern"),
        ({"strasse": {"x": 1}}, "als Text"),
        ({"strasse": "Markt\x07platz"}, "Steuerzeichen"),
        ({"strasse": "A" * 300}, "höchstens"),
        ({"strasse": "123"}, "Namen der Straße"),
    ],
)
def test_wrong_values_get_a_message(alles: Formular, wert: Any, wort: str) -> None:
    geprueft = alles.pruefe("adresse", wert)
    assert not geprueft.ok
    assert wort in (geprueft.meldung or "")


def test_rule_ends_the_form_outside_the_area(fuhre: Formular) -> None:
    geprueft = fuhre.pruefe("adresse", {"strasse": "Reeperbahn", "hausnummer": "1", "plz": "20359", "ort": "Hamburg"})
    assert geprueft.abbruch == "Diese Adresse liegt außerhalb von Probstadt."


def test_place_takes_addresses_words_and_coordinates(alles: Formular) -> None:
    assert alles.pruefe("meldeort", "hinter dem Rathaus").wert == {"beschreibung": "hinter dem Rathaus"}
    adresse = alles.pruefe("meldeort", {"strasse": "Marktplatz"}).wert
    assert adresse == {"adresse": {"strasse": "Marktplatz", "plz": "12345", "ort": "Probstadt"}}
    punkt = alles.pruefe("meldeort", {"lat": 53.6, "lon": 11.4, "beschreibung": "am See"})
    assert alles.anzeige("meldeort", punkt.wert) == "am See, 53,60000, 11,40000"
    for falsch in (
        {},
        7,
        {"lat": 1},
        {"lat": 99, "lon": 1},
        {"adresse": 3},
        {"beschreibung": "x\x00"},
        {"lat": float("nan"), "lon": 1},
    ):
        assert alles.pruefe("meldeort", falsch).meldung
