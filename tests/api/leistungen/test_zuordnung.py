from typing import Any

from api.leistungen.zuordnung import assign
from tests.api.leistungen.formular import Formular

ANNA = {"vorname": "Anna", "nachname": "Müller"}
HIER = {"strasse": "Marktplatz", "hausnummer": "3", "plz": "12345", "ort": "Probstadt"}


def wert(typ: str, inhalt: Any, feld: str | None = None) -> dict[str, Any]:
    return {"typ": typ, "wert": inhalt, "text": str(inhalt), "feld": feld}


def test_one_message_fills_several_fields(fuhre: Formular) -> None:
    """Ich bin Anna Müller, Marktplatz 3, 12345 Probstadt, und hab ein Sofa"""
    werte = [wert("name", ANNA), wert("adresse", HIER), wert("gegenstaende", [{"anzahl": 1, "bezeichnung": "Sofa"}])]
    assert assign(fuhre.leistung, fuhre.stand(), werte) == {
        "name": ANNA,
        "adresse": HIER,
        "gegenstaende": [{"anzahl": 1, "bezeichnung": "Sofa"}],
    }


def test_answered_fields_are_overwritten_only_by_name(fuhre: Formular) -> None:
    stand = fuhre.stand({"name": ANNA, "adresse": HIER})
    bo = {"vorname": "Bo", "nachname": "Ek"}
    assert assign(fuhre.leistung, stand, [wert("name", bo), wert("hausnummer", "14")]) == {}
    assert assign(fuhre.leistung, stand, [wert("name", bo, "name"), wert("hausnummer", "14", "adresse")]) == {
        "name": bo,
        "adresse": {"hausnummer": "14"},
    }


def test_parts_join_in_their_field(fuhre: Formular) -> None:
    teile = [wert("strasse", "Marktplatz"), wert("hausnummer", "3"), wert("plz", "12345"), wert("vorname", "Anna")]
    assert assign(fuhre.leistung, fuhre.stand(), teile) == {
        "adresse": {"strasse": "Marktplatz", "hausnummer": "3", "plz": "12345"},
        "name": {"vorname": "Anna"},
    }


def test_parts_join_a_whole_value_of_the_same_message(fuhre: Formular) -> None:
    werte = [wert("adresse", {"strasse": "Marktplatz"}), wert("hausnummer", "3")]
    assert assign(fuhre.leistung, fuhre.stand(), werte) == {"adresse": {"strasse": "Marktplatz", "hausnummer": "3"}}


def test_second_address_goes_to_the_second_field(alles: Formular) -> None:
    dort = {"strasse": "Bergstraße", "hausnummer": "1"}
    assert assign(alles.leistung, alles.stand(), [wert("adresse", HIER), wert("adresse", dort)]) == {
        "adresse": HIER,
        "grundstueck": dort,
    }
    assert assign(alles.leistung, alles.stand({"adresse": HIER}), [wert("adresse", dort)]) == {"grundstueck": dort}


def test_the_asked_field_comes_first(alles: Formular) -> None:
    davor = {"name": ANNA, "geburtsdatum": "1985-12-24", "adresse": HIER}
    stand = alles.stand(davor)
    assert stand.frage is not None
    assert stand.frage.feld == "grundstueck"
    assert assign(alles.leistung, stand, [wert("adresse", HIER)]) == {"grundstueck": HIER}


def test_birth_dates_are_known_by_age(alles: Formular) -> None:
    assert assign(alles.leistung, alles.stand(), [wert("datum", "1985-12-24")]) == {"geburtsdatum": "1985-12-24"}
    assert assign(alles.leistung, alles.stand(), [wert("datum", "2026-12-01")]) == {}


def test_numbers_words_and_yes_need_a_question(alles: Formular) -> None:
    lose = [wert("zahl", 3), wert("text", "hallo"), wert("ja_nein", "ja"), wert("uhrzeit", "10:00")]
    assert assign(alles.leistung, alles.stand(), lose) == {}
    assert assign(alles.leistung, alles.stand(), [wert("zahl", 3, "anzahl")]) == {"anzahl": 3}


def test_a_choice_needs_a_key_only_one_field_has(alles: Formular) -> None:
    stand = alles.stand({"selbst": "ja"})
    assert assign(alles.leistung, stand, [wert("auswahl", {"wert": "einzig", "text": "das einzige"})]) == {
        "art": {"wert": "einzig", "text": "das einzige"}
    }
    assert assign(alles.leistung, alles.stand({"selbst": "nein"}), [wert("auswahl", {"wert": "einzig"})]) == {}


def test_closed_branches_take_nothing(alles: Formular) -> None:
    assert assign(alles.leistung, alles.stand({"selbst": "nein"}), [wert("auswahl", {"wert": "rot"}, "personen")]) == {}


def test_contact_data_speaks_for_itself(fuhre: Formular) -> None:
    werte = [wert("telefon", "+493855450"), wert("email", "a@example.org")]
    assert assign(fuhre.leistung, fuhre.stand(), werte) == {"email": "a@example.org", "telefon": "+493855450"}


def test_an_address_can_be_a_place(alles: Formular) -> None:
    stand = alles.stand({"adresse": HIER, "grundstueck": HIER})
    assert assign(alles.leistung, stand, [wert("adresse", HIER)]) == {"meldeort": HIER}


def test_nonsense_is_ignored(fuhre: Formular) -> None:
    kaputt: list[Any] = [
        None,
        3,
        {},
        {"typ": 5, "wert": 1},
        {"typ": "name"},
        wert("name", ANNA, "unsinn"),
        wert("unsinn", 1),
    ]
    assert assign(fuhre.leistung, fuhre.stand(), kaputt) == {}
