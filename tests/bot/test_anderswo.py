"""Facts for another open question than the one asked, and answers that are none. Without the classifier.

Fields of no real service: nothing but their description can be at work.
"""

from typing import Any

import pytest
from bot.nlu import mitgesagt
from bot.nlu.deutung import deute
from bot.nlu.lesart import Lesart

from tests.bot.umgebung import metadata

GRUND = [
    {"titel": "Das Boot ist gesunken", "wert": "gesunken", "worte": ["gesunken", "untergegangen", "verbrannt"]},
    {"titel": "Das Boot gehört jetzt jemand anderem", "wert": "verkauft", "worte": ["verkauft", "Bootshändler"]},
]
BAUART = [
    {"titel": "Aus Holz", "wert": "holz", "worte": ["hölzern"]},
    {"titel": "Aus Kunststoff", "wert": "gfk", "worte": ["Kunststoff"]},
]


def field(feld: str, typ: str, titel: str, wert: Any = None, **rest: Any) -> dict[str, Any]:
    leer = {"stichworte": [], "worte": [], "optionen": [], "einheit": None}
    return {"feld": feld, "typ": typ, "titel": titel, **leer, "beantwortet": wert is not None, "wert": wert, **rest}


FELDER = [
    field("grund", "auswahl", "Grund", stichworte=["grund", "warum"], optionen=GRUND),
    field("tag", "datum", "Abmeldung zum", stichworte=["tag"], min="2016-11-21", max="2027-02-21"),
    field("boot_name", "text", "Name des Bootes", stichworte=["bootsname"]),
    field("klasse", "text", "Klasse", stichworte=["klasse"], worte=["Folkeboot"]),
    field("bauart", "auswahl", "Bauart", stichworte=["bauart"], optionen=BAUART),
    field("name", "name", "Name", stichworte=["name"]),
]


def read(text: str, typ: str = "auswahl", feld: str = "grund", felder: Any = FELDER, **frage: Any) -> Lesart:
    return deute(text, metadata(typ, feld, felder=felder, **frage), {}, [])


@pytest.mark.parametrize(
    ("text", "feld", "wert"),
    [
        ("Wotan hieß das", "boot_name", "Wotan"),
        ("karl petersen", "name", {"vorname": "Karl", "nachname": "Petersen"}),
        ("Karla Petersenn", "name", {"vorname": "Karla", "nachname": "Petersenn"}),
        ("am 17.11.", "tag", "2026-11-17"),
        ("gestern", "tag", "2026-11-20"),
        ("3.11.2026", "tag", "2026-11-03"),
    ],
)
def test_a_fact_for_another_question_is_kept(text: str, feld: str, wert: Any) -> None:
    lesart = read(text, optionen=GRUND)
    assert lesart.absicht == "angabe"
    assert [(found.feld, found.wert) for found in lesart.werte] == [(feld, wert)]


@pytest.mark.parametrize("text", ["gestern vor 3 Jahren", "war letzte Woche", "im November", "karl", "rot weiß"])
def test_what_is_not_exact_fills_nothing(text: str) -> None:
    assert not read(text, optionen=GRUND).werte


def test_a_day_that_two_fields_take_goes_to_neither() -> None:
    zwei = [*FELDER, field("beginn", "datum", "Beginn")]
    assert not [wert for wert in read("17.11.2026", felder=zwei, optionen=GRUND).werte if wert.feld]


@pytest.mark.parametrize(("text", "wert"), [("hölzern", "holz"), ("Hölzern", "holz")])
def test_an_adjective_of_another_choice_is_no_free_answer(text: str, wert: str) -> None:
    (found,) = read(text, "text", "klasse").werte
    assert (found.feld, found.wert["wert"]) == ("bauart", wert)


@pytest.mark.parametrize("text", ["Kunststoff", "Folkeboot", "ein hölzernes Folkeboot von 1960"])
def test_a_noun_stays_the_answer(text: str) -> None:
    assert "klasse" in [wert.feld for wert in read(text, "text", "klasse").werte]


@pytest.mark.parametrize(
    ("text", "feld"),
    [
        ("Wozu brauchen Sie die Bauart?", "bauart"),
        ("warum wollen Sie den Namen wissen?", "name"),
        ("Wozu brauchen Sie das?", None),
        ("warum?", None),
    ],
)
def test_why_asks_about_the_field_that_is_named(text: str, feld: str | None) -> None:
    lesart = read(text, "datum", "tag")
    assert (lesart.absicht, lesart.feld_genannt) == ("warum", feld)


JA_MIR = [
    {"titel": "Ja, mir", "wert": "ja", "worte": ["mir"]},
    {"titel": "Nein, aber ich habe eine Vollmacht", "wert": "vollmacht", "worte": []},
]


@pytest.mark.parametrize("text", ["passt so", "das bleibt so", "stimmt so", "das bleitb so"])
def test_what_stands_stays_when_a_question_is_put_again(text: str) -> None:
    felder = [field("eigentum", "auswahl", "Eigentum", {"wert": "vollmacht", "text": "Vollmacht"}, optionen=JA_MIR)]
    lesart = read(text, "auswahl", "eigentum", felder=felder, optionen=JA_MIR)
    assert (lesart.absicht, lesart.werte) == ("bestaetigung", [])


def test_an_option_named_is_taken_when_a_question_is_put_again() -> None:
    felder = [field("eigentum", "auswahl", "Eigentum", {"wert": "vollmacht", "text": "Vollmacht"}, optionen=JA_MIR)]
    (wert,) = read("ja, mir", "auswahl", "eigentum", felder=felder, optionen=JA_MIR).werte
    assert wert.wert["wert"] == "ja"


@pytest.mark.parametrize("text", ["zu viel jedenfalls", "zu wenig", "viel mehr", "weniger"])
def test_too_much_is_no_yes_to_a_proposal(text: str) -> None:
    frage = {"felder": [], "vorschlag": {"wert": "1890.00", "anzeige": "1.890,00 €"}}
    lesart = deute(text, metadata("betrag", "einkommen", **frage), {"bestaetigung": 0.9, "ablehnung": 0.1}, [])
    assert lesart.absicht == "ablehnung"


def test_the_name_asked_for_is_no_correction() -> None:
    felder = [field("text", "text", "Beschreibung", "drei Säcke"), field("name", "name", "Name")]
    lesart = deute("Sören Ott ist der Name", metadata("name", felder=felder), {"korrektur": 0.95}, [])
    assert (lesart.absicht, [wert.wert for wert in lesart.werte]) == (
        "angabe",
        [{"vorname": "Sören", "nachname": "Ott"}],
    )


@pytest.mark.parametrize(
    ("text", "wert"),
    [
        ("unsere Jolle is gesunken", "gesunken"),
        ("das Boot wurde verkauft", "verkauft"),
        ("meine Mutter ist untergegangen, ihr Boot hat der Bootshändler", "verkauft"),
        ("mein Vater ist untergegangen", None),
        ("das Boot ist nicht gesunken", None),
    ],
)
def test_what_happened_is_told_by_its_verb(text: str, wert: str | None) -> None:
    said = [found.wert["wert"] for found in mitgesagt.lies(text, FELDER[:1], [])]
    assert said == ([wert] if wert else [])


MEHR = [
    *FELDER,
    field("adresse", "adresse", "Adresse", stichworte=["anschrift"]),
    field("email", "email", "E-Mail", stichworte=["mail"]),
    field("telefon", "telefon", "Telefon", stichworte=["nummer"]),
]


@pytest.mark.parametrize(
    ("text", "feld", "wert"),
    [
        ("Birkenstr 3", "adresse", {"strasse": "Birkenstraße", "hausnummer": "3"}),
        ("jonas@beck.de", "email", "jonas@beck.de"),
        ("doch Freitag", "tag", "2026-11-20"),
    ],
)
def test_a_value_of_another_kind_is_no_free_text(text: str, feld: str, wert: Any) -> None:
    lesart = read(text, "text", "heimat", felder=MEHR, titel="Heimat", beispiel="Kamerun")
    assert [(found.feld, found.wert) for found in lesart.werte] == [(feld, wert)]


@pytest.mark.parametrize(
    ("text", "feld", "titel", "beispiel"),
    [
        ("Lange Straße 5", "besitzer", "Neuer Besitzer", "Karl Müller, Lange Straße 5"),
        ("Freitag", "boot_name", "Name des Bootes", "Wotan"),
        ("0385 998877", "nummer", "Registernummer", "276098106123456"),
        ("Lange Straße 5, hinter dem Hof", "lage", "Lage", "am Steg"),
    ],
)
def test_what_the_asked_text_may_hold_is_its_answer(text: str, feld: str, titel: str, beispiel: str) -> None:
    assert next(w.feld for w in read(text, "text", feld, felder=MEHR, titel=titel, beispiel=beispiel).werte) == feld


@pytest.mark.parametrize("text", ["will anonym bleiben", "ich würde gern anonym bleiben", "anonym bitte"])
def test_anonymous_in_any_words(text: str) -> None:
    assert deute(text, metadata("name", pflicht=False), {"datenschutz": 0.98}, []).absicht == "ueberspringen"


def test_a_single_word_is_hardly_a_step_back() -> None:
    chancen = {"zurueck": 0.44, "angabe": 0.3, "info": 0.26}
    assert deute("eine", metadata("name"), chancen, []).absicht == "angabe"
    assert deute("zurück bitte", metadata("name"), chancen, []).absicht == "zurueck"
