"""Corrections while something is asked that could take the very words as its answer."""

from typing import Any

import pytest
from bot.nlu.deutung import deute
from bot.nlu.lesart import Lesart

from tests.bot.antworten.test_korrektur import field
from tests.bot.umgebung import metadata

OPTIONEN = [
    {"titel": "Ja, mir", "wert": "ja", "worte": []},
    {"titel": "Nein, mit Vollmacht", "wert": "vollmacht", "worte": ["Vollmacht"]},
]
GESCHLECHT = [
    {"titel": "Hündin", "wert": "huendin", "worte": ["weiblich"]},
    {"titel": "Rüde", "wert": "ruede", "worte": ["männlich"]},
]
HAUS = {"strasse": "Wuppertaler Straße", "hausnummer": "165", "plz": "19063", "ort": "Schwerin"}
FELDER = [
    field("haus_adresse", "adresse", "Adresse des Hauses", HAUS, ["adresse", "straße"]),
    field("eigentum", "auswahl", "Eigentum", {"wert": "ja", "text": "Ja, mir"}, ["eigentum"]) | {"optionen": OPTIONEN},
    field("tier_geschlecht", "auswahl", "Geschlecht des Hundes", {"wert": "ruede", "text": "Rüde"}, ["geschlecht"])
    | {"optionen": GESCHLECHT},
    field("tier_datum", "datum", "Geburtsdatum des Hundes", "2026-07-11", ["geburtsdatum"]),
    field("nummer", "text", "Wohngeldnummer", "130 004 771", ["nummer", "wohngeldnummer"]),
    field("name", "name", "Name", {"vorname": "Mandy", "nachname": "Krause"}, ["name", "nachname"]),
]


def read(text: str, typ: str) -> Lesart:
    asked = metadata(typ, "zuletzt_gefragt", felder=[*FELDER, field("zuletzt_gefragt", typ, "Beschreibung")])
    return deute(text, asked, {}, [])


@pytest.mark.parametrize("typ", ["text", "email", "datum"])
@pytest.mark.parametrize(
    ("text", "feld", "wert"),
    [
        ("nicht Wuppertaler Straße 165, 19063 Schwerin, sondern Am Markt 3, 19055 Schwerin", "haus_adresse", None),
        ("Am Markt 3, 19055 Schwerin statt Wuppertaler Straße 165, 19063 Schwerin", "haus_adresse", None),
        ("19.07.2026 statt 11.07.2026", "tier_datum", "2026-07-19"),
        ("nicht 11.07.2026, sondern 19.07.2026", "tier_datum", "2026-07-19"),
        ("Mandy Lange statt Mandy Krause", "name", {"vorname": "Mandy", "nachname": "Lange"}),
        ("Ole von der Heide statt Mandy Krause", "name", {"vorname": "Ole", "nachname": "von der Heide"}),
        ("nicht Mandy Krause, sondern Ole Lüth", "name", {"vorname": "Ole", "nachname": "Lüth"}),
        ("nicht 130 004 771, sondern 130 004 772", "nummer", "130 004 772"),
    ],
)
def test_a_whole_value_for_another(text: str, feld: str, wert: Any, typ: str) -> None:
    lesart = read(text, typ)
    markt = {"strasse": "Am Markt", "hausnummer": "3", "plz": "19055", "ort": "Schwerin"}
    assert lesart.absicht == "korrektur"
    assert [(found.feld, found.wert) for found in lesart.werte] == [(feld, wert or markt)]


@pytest.mark.parametrize("text", ["Eigentum ändern auf Nein, mit Vollmacht", "bei dem Eigentum doch mit Vollmacht"])
@pytest.mark.parametrize("typ", ["text", "email"])
def test_a_choice_by_the_name_of_its_field(text: str, typ: str) -> None:
    lesart = read(text, typ)
    assert [(wert.feld, wert.wert["wert"]) for wert in lesart.werte] == [("eigentum", "vollmacht")]


def test_the_name_of_a_field_is_no_choice() -> None:
    lesart = read("das Geburtsdatum des Hundes war übrigens falsch, richtig ist 10.03.2018", "datum")
    assert [(wert.feld, wert.wert) for wert in lesart.werte] == [("tier_datum", "2018-03-10")]


def test_the_asked_kind_of_number_is_the_answer() -> None:
    lesart = read("meine Nummer: 0172/6900874", "telefon")
    assert (lesart.absicht, [wert.feld for wert in lesart.werte]) == ("angabe", ["zuletzt_gefragt"])


@pytest.mark.parametrize("text", ["der Nachname ist Lange, nicht Krause", "Lange, nicht Krause"])
def test_the_name_of_the_part_is_not_the_part(text: str) -> None:
    assert [(wert.typ, wert.wert) for wert in read(text, "email").werte] == [("nachname", "Lange")]


@pytest.mark.parametrize("text", ["nein, das Alte war doch richtig", "doch nicht, das erste stimmte"])
def test_a_change_is_taken_back_in_the_summary(text: str) -> None:
    optionen = [{"titel": "Ja, absenden", "wert": "ja"}, {"titel": "Noch etwas ändern", "wert": "nein"}]
    lesart = deute(text, metadata("bestaetigung", felder=FELDER, optionen=optionen), {}, [])
    assert lesart.korrektur is not None
    assert lesart.korrektur.zurueck


def test_a_change_is_taken_back_while_slots_are_offered() -> None:
    slots = [{"titel": "Montag, 30.11.2026", "wert": {"standort": None, "beginn": "2026-11-30T07:00:00+01:00"}}]
    asked = metadata("termin", felder=FELDER, optionen=slots)
    lesart = deute("doch nicht, das erste stimmte", asked, {}, [])
    assert lesart.korrektur is not None
    assert lesart.korrektur.zurueck


@pytest.mark.parametrize("typ", ["telefon", "email", "text"])
def test_another_wish_changes_no_answer(typ: str) -> None:
    asked = metadata(typ, "x", felder=FELDER)
    wish = "Ach, ich brauche noch was: Termin im Bürgerbüro vereinbaren"
    assert deute(wish, asked, {}, [("termin", 0.9)]).absicht == "antrag"
    change = deute("ich möchte noch was ändern: der Name ist Mandy Lange", asked, {}, [("termin", 0.9)])
    assert [wert.feld for wert in change.werte] == ["name"]


@pytest.mark.parametrize("text", ["die letzte Angabe stimmt nicht", "das war falsch", "da hab ich mich vertan"])
def test_pointing_while_slots_are_offered_turns_none_down(text: str) -> None:
    slots = [{"titel": "Montag, 30.11.2026", "wert": {"standort": None, "beginn": "2026-11-30T07:00:00+01:00"}}]
    lesart = deute(text, metadata("termin", felder=FELDER, optionen=slots), {}, [])
    assert (lesart.absicht, lesart.werte) == ("korrektur", [])


def test_the_last_name_with_its_word_and_without() -> None:
    lesart = read("mit Nachnamen von der Heide, nicht Krause", "email")
    assert [(wert.typ, wert.wert) for wert in lesart.werte] == [("nachname", "von der Heide")]


def test_second_thoughts_with_an_excuse() -> None:
    lesart = deute("17.08.2026 – Verzeihung, 03.07.2026", metadata("datum"), {}, [])
    assert [wert.wert for wert in lesart.werte] == ["2026-07-03"]


def test_words_of_nearness_are_no_description() -> None:
    (wert,) = deute("Höhe Werderstraße 12", metadata("ort"), {}, []).werte
    assert wert.wert == {"strasse": "Werderstraße", "hausnummer": "12"}


def test_a_field_that_was_wrong_is_no_second_thought() -> None:
    lesart = read("Geburtsdatum des Hundes war falsch, richtig ist 03.10.2025", "text")
    assert [(wert.feld, wert.wert) for wert in lesart.werte] == [("tier_datum", "2025-10-03")]


def test_the_field_alone_in_the_summary() -> None:
    optionen = [{"titel": "Ja, absenden", "wert": "ja"}, {"titel": "Noch etwas ändern", "wert": "nein"}]
    lesart = deute("Name ändern", metadata("bestaetigung", felder=FELDER, optionen=optionen), {}, [])
    assert lesart.korrektur is not None
    assert lesart.korrektur.feld == "name"


@pytest.mark.parametrize(
    "text",
    [
        "Gemarkung Lankow, Flur 3, Flurstück 118",
        "Jugendamt, Am Packhof 2, 19053 Schwerin",
        "Piet Hansen, Bergstraße 3, Rostock",
    ],
)
def test_a_description_keeps_its_names_and_places(text: str) -> None:
    felder = [field("x", "text", "Beschreibung"), field("name", "name", "Name"), field("adresse", "adresse", "Adresse")]
    assert [(wert.feld, wert.wert) for wert in deute(text, metadata("text", "x", felder=felder), {}, []).werte] == [
        ("x", text)
    ]


@pytest.mark.parametrize(
    ("text", "schluessel"),
    [("erweitertes für eine behörde bitte", "erweitert_behoerde"), ("Ich nehme Nein, ohne Vollmacht", "nein")],
)
def test_the_option_said_in_full(text: str, schluessel: str) -> None:
    titel = {
        "behoerde": "Für eine Behörde",
        "erweitert_behoerde": "Erweitertes für eine Behörde",
        "nein": "Nein, ohne Vollmacht",
        "vollmacht": "Nein, mit Vollmacht",
    }
    optionen = [{"titel": name, "wert": {"wert": key, "text": name}, "worte": []} for key, name in titel.items()]
    (wert,) = deute(text, metadata("auswahl", optionen=optionen), {}, []).werte
    assert wert.wert["wert"] == schluessel


def test_a_day_is_no_number_of_a_case() -> None:
    assert [wert.typ for wert in deute("das war der 16.04.1971", metadata("datum"), {}, []).werte] == ["datum"]


def test_no_more_ends_the_list() -> None:
    (wert,) = deute("eine Couch und drei Stühle, mehr nicht", metadata("gegenstaende"), {}, []).werte
    assert [(row["art"], row["anzahl"]) for row in wert.wert] == [("sofa", 1), ("stuhl", 3)]


def test_bare_digits_are_no_part_of_another_answer() -> None:
    lesart = deute("12345", metadata("name", felder=FELDER[:1]), {}, [])
    assert (lesart.absicht, lesart.werte) == ("angabe", [])


def test_a_long_name_said_anew() -> None:
    lesart = deute("Aylin Behrens, Moment, richtig ist Birgit von der Heide", metadata("name"), {}, [])
    assert [wert.wert for wert in lesart.werte] == [{"vorname": "Birgit", "nachname": "von der Heide"}]


@pytest.mark.parametrize("text", ["der Nachname ist Großkopf, nicht Rahn", "mit Nachnamen Großkopf, nicht Rahn"])
def test_the_old_name_says_whose_it_was(text: str) -> None:
    other = field("verwandte", "name", "Verwandte Person", {"vorname": "Dörte", "nachname": "Rahn"}, ["person"])
    asked = metadata("email", "email", felder=[*FELDER, other, field("email", "email", "E-Mail")])
    lesart = deute(text, asked, {}, [])
    assert [(found.feld, found.wert) for found in lesart.werte] == [("verwandte", "Großkopf")]


@pytest.mark.parametrize("typ", ["text", "email"])
def test_a_word_of_a_choice_does_not_hide_the_name_of_its_field(typ: str) -> None:
    eigentum = FELDER[1] | {"stichworte": ["eigentum", "vollmacht"]}
    asked = metadata(typ, "zuletzt", felder=[eigentum, field("zuletzt", typ, "Beschreibung")])
    lesart = deute("Bei dem Eigentum doch Nein, mit Vollmacht", asked, {}, [])
    assert [(found.feld, found.wert["wert"]) for found in lesart.werte] == [("eigentum", "vollmacht")]


@pytest.mark.parametrize(
    "text",
    ["der Fahrzeughalter stimmt nicht, zugelassen ist es auf Zoë Ott", "der Wagen ist doch auf Zoë Ott zugelassen"],
)
@pytest.mark.parametrize("typ", ["email", "datum"])
def test_a_vehicle_is_registered_to_somebody_else_again(text: str, typ: str) -> None:
    alt = {"selbst": "nein", "name": {"vorname": "Sören", "nachname": "Rahn"}}
    halter = field("halter", "fahrzeughalter", "Fahrzeughalter", alt, ["halter"])
    lesart = deute(text, metadata(typ, "zuletzt", felder=[halter, field("zuletzt", typ, "Zuletzt")]), {}, [])
    neu = {"selbst": "nein", "name": {"vorname": "Zoë", "nachname": "Ott"}}
    assert [(found.feld, found.wert) for found in lesart.werte] == [("halter", neu)]
