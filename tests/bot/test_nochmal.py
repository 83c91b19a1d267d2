"""Typing errors in the words around a value: a second reading, which never changes the value. No classifier."""

from typing import Any

import pytest
from bot.nlu.deutung import deute
from bot.nlu.lesart import Lesart
from bot.nlu.rechtschreibung import repaired

from tests.bot.antworten.test_korrektur import field
from tests.bot.umgebung import metadata

HAUS = {"strasse": "Gadebuscher Straße", "hausnummer": "38", "plz": "19057", "ort": "Schwerin"}
FELDER = [
    field("adresse", "adresse", "Adresse", HAUS, ["anschrift"]),
    field("geburtsdatum", "datum", "Geburtsdatum", "1973-10-05", ["geburtstag"]),
    field("name", "name", "Name", {"vorname": "Mandy", "nachname": "Rahn"}, ["name"]),
]


def read(text: str, typ: str | None = "email") -> Lesart:
    return deute(text, metadata(typ, "gefragt", felder=FELDER if typ else ()), {}, [])


@pytest.mark.parametrize("typ", ["email", "datum", "zahl", "telefon"])
@pytest.mark.parametrize(
    ("text", "absicht", "thema"),
    [
        ("auf welhcer rechtsgrundlage machen sie das", "info", "rechtsgrundlage"),
        ("hm auf welcher rechtsggrundlage machen sie das", "info", "rechtsgrundlage"),
        ("ja also was kosstet das eigentlich", "info", "kosten"),
        ("zeigen sie mir mal meine bisherrigen angaben", "wiederholen", "angaben"),
    ],
)
def test_a_question_with_a_typing_error_is_one(text: str, absicht: str, thema: str, typ: str) -> None:
    lesart = read(text, typ)
    assert (lesart.absicht, lesart.thema) == (absicht, thema)


@pytest.mark.parametrize("typ", ["text", "email", "zahl"])
@pytest.mark.parametrize(
    ("text", "feld", "wert"),
    [
        ("hausnummr 34 statt 38", "adresse", "34"),
        ("Hausnumemr 34 statt 38", "adresse", "34"),
        ("Nicht 05.10.1973, sonndern 01.11.1976", "geburtsdatum", "1976-11-01"),
    ],
)
def test_a_correction_with_a_typing_error_is_one(text: str, feld: str, wert: Any, typ: str) -> None:
    lesart = read(text, typ)
    assert lesart.absicht == "korrektur"
    assert [(found.feld, found.wert) for found in lesart.werte] == [(feld, wert)]


@pytest.mark.parametrize(
    "text", ["Planungsbüro Kranz und Söhne", "ein blaues Farrad mit Körbchn", "der Zaun ist kaputtt"]
)
def test_a_free_answer_stays_as_it_was_typed(text: str) -> None:
    lesart = read(text, "text")
    assert lesart.absicht == "angabe"
    assert [found.wert for found in lesart.werte] == [text]


def test_a_name_is_no_misspelling() -> None:
    lesart = read("der Nachname ist Weitner", "email")
    assert [found.wert for found in lesart.werte] == ["Weitner"]


def test_asking_after_a_case_when_nothing_is_open() -> None:
    assert read("was macht mein anrtag", None).absicht == "status"


@pytest.mark.parametrize("text", ["Goethestraße 12", "anna.weietr@web.de", "SN-WE 12", "Katarzyna Wiechmann"])
def test_values_are_not_put_right(text: str) -> None:
    assert repaired(text) == text


def test_asking_for_something_to_be_fetched_withdraws_nothing() -> None:
    chancen, near = {"storno": 0.9, "antrag": 0.05}, [("sperrmuell", 0.9)]
    assert deute("Ich brauche eine Abholung für mein Sofa", metadata(), chancen, near).absicht == "antrag"
    assert deute("meine Abholung fällt aus", metadata(), chancen, near).absicht == "storno"


@pytest.mark.parametrize("davor", ["äh also ", "hm, ", "tja ", "ja also "])
@pytest.mark.parametrize("typ", ["text", "email"])
def test_hesitation_before_a_turn(davor: str, typ: str) -> None:
    assert read(f"{davor}das lasse ich weg", typ).absicht == "ueberspringen"
    lesart = read(f"{davor}hausnummer 108 statt 38", typ)
    assert [(found.feld, found.wert) for found in lesart.werte] == [("adresse", "108")]


@pytest.mark.parametrize(
    "text", ["wie steht es um meinen Antrag?", "wie steht es um menien antrag", "ähm, was wird denn aus meinem Antrag"]
)
def test_the_words_decide_where_the_chances_are_low(text: str) -> None:
    chancen = {"info": 0.4, "antrag": 0.3, "status": 0.1}
    assert deute(text, metadata(), chancen, []).absicht == "status"


@pytest.mark.parametrize(
    "text",
    [
        "Goethestraße 12, 19053. Was kostet das eigentlich?",
        "am 3. Wie lange dauert das?",
        "am 3. wie lange dauert das denn",
    ],
)
def test_an_answer_that_ends_with_a_figure_before_a_question(text: str) -> None:
    lesart = read(text, "adresse" if "straße" in text else "datum")
    assert lesart.absicht == "angabe"
    assert lesart.nebenfrage is not None


@pytest.mark.parametrize(
    "text", ["Mein Name ist Torsten Dähn. Geboen bin ich am 15.05.2003.", "Mein Name ist Torsten Dähn. Fahren kann er."]
)
def test_a_name_ends_with_its_sentence(text: str) -> None:
    names = [found.wert for found in read(text, None).werte if found.typ == "name"]
    assert names == [{"vorname": "Torsten", "nachname": "Dähn"}]


def test_a_learned_correction_gives_way_to_what_was_asked_for() -> None:
    verwandte = field("verwandte", "name", "Verwandte Person", None, ["person"]) | {"beantwortet": False}
    asked = metadata("name", "verwandte", felder=[*FELDER, verwandte])
    lesart = deute("der Vorname ist Birgit", asked, {"korrektur": 0.9, "angabe": 0.1}, [])
    assert lesart.absicht == "angabe"
    assert [(found.feld, found.wert) for found in lesart.werte] == [("verwandte", {"vorname": "Birgit"})]


def test_a_question_with_a_typing_error_is_no_name() -> None:
    assert read("kosstet das was", "name").absicht == "info"
    assert [found.wert for found in read("ich heiße Jan Weitner", "name").werte] == [
        {"vorname": "Jan", "nachname": "Weitner"}
    ]


def test_a_learned_correction_with_a_typing_error_keeps_its_value() -> None:
    asked = metadata("email", "gefragt", felder=FELDER)
    lesart = deute("Mit Nacnhamen heiße ich Lüth", asked, {"korrektur": 0.9, "angabe": 0.1}, [])
    assert [(found.feld, found.wert) for found in lesart.werte] == [("name", "Lüth")]


def test_a_correction_of_what_is_asked_just_now_answers() -> None:
    geburt = field("geburtsdatum", "datum", "Geburtsdatum", None, ["geburtstag"]) | {"beantwortet": False}
    asked = metadata("datum", "geburtsdatum", felder=[FELDER[2], geburt])
    chancen = {"korrektur": 0.9, "angabe": 0.1}
    lesart = deute("Ich korrigiere: das Geburtsdatum ist 25.02.1995", asked, chancen, [])
    assert [(found.feld, found.wert) for found in lesart.werte] == [("geburtsdatum", "1995-02-25")]


def test_the_missing_part_of_a_name_may_be_a_first_name_elsewhere() -> None:
    bisher = field("gefragt", "name", "Name", {"vorname": "Hans-Joachim"}, ["name"]) | {"beantwortet": False}
    for text in ("Yıldız", "Petra"):
        lesart = deute(text, metadata("name", "gefragt", felder=[bisher]), {}, [])
        assert [found.wert for found in lesart.werte] == [{"nachname": text}]


@pytest.mark.parametrize("text", ["den letzzten davon", "der letzzte passt mir"])
def test_a_misspelled_place_picks_the_offer(text: str) -> None:
    slots = [
        {"titel": f"Tag {n}", "wert": {"standort": None, "beginn": f"2026-12-0{n}T07:00:00+01:00"}} for n in (1, 2)
    ]
    (wert,) = deute(text, metadata("termin", optionen=slots), {}, []).werte
    assert wert.wert == slots[1]["wert"]


@pytest.mark.parametrize("wort", ["Sperrmüllabholung", "Sperrmüllabhholung", "Abhollung", "entsorgugn"])
def test_what_is_to_be_fetched_stands_behind_a_misspelled_collection(wort: str) -> None:
    werte = deute(f"Ich brauche eine {wort} für ein Sofa und einen Tisch.", metadata(), {}, []).werte
    assert [row["art"] for wert in werte if wert.typ == "gegenstaende" for row in wert.wert] == ["sofa", "tisch"]
