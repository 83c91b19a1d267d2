"""Corrections of what was said before, while something else is asked. Without the classifier."""

from typing import Any

import pytest
from bot.nlu.deutung import deute
from bot.nlu.lesart import Lesart

from tests.bot.umgebung import metadata


def field(feld: str, typ: str, titel: str, wert: Any = None, stichworte: Any = ()) -> dict[str, Any]:
    return {
        "feld": feld,
        "typ": typ,
        "titel": titel,
        "stichworte": list(stichworte),
        "beantwortet": wert is not None,
        "wert": wert,
        "optionen": [],
    }


FELDER = [
    field(
        "adresse",
        "adresse",
        "Adresse",
        {"strasse": "Goethestraße", "hausnummer": "5", "plz": "19053", "ort": "Schwerin"},
        ["straße", "hausnummer", "postleitzahl"],
    ),
    field(
        "gegenstaende",
        "gegenstaende",
        "Gegenstände",
        [
            {"art": "sofa", "anzahl": 1, "bezeichnung": "Sofa"},
            {"art": "schrank", "anzahl": 1, "bezeichnung": "Schrank"},
            {"art": "stuhl", "anzahl": 2, "bezeichnung": "Stühle"},
        ],
        ["sachen", "möbel"],
    ),
    field("geburtsdatum", "datum", "Geburtsdatum", "1985-05-03", ["geburtstag"]),
    field("name", "name", "Name", {"vorname": "Anna", "nachname": "Müller"}, ["vorname", "nachname"]),
    field("hund_name", "text", "Name des Hundes", "Bello", ["hundename"]),
    field("telefon", "telefon", "Telefon", "+493855451111", ["handynummer"]),
    field("email", "email", "E-Mail", None, ["mail"]),
]


def read(text: str, typ: str = "email") -> Lesart:
    return deute(text, metadata(typ, felder=FELDER), {}, [])


@pytest.mark.parametrize(
    ("text", "feld", "werte"),
    [
        ("die Hausnummer ist doch 14", "adresse", [("hausnummer", "14")]),
        ("Die Hausnr. ist doch 14b", "adresse", [("hausnummer", "14b")]),
        ("hausnumer ist 14", "adresse", [("hausnummer", "14")]),
        ("nicht 5, sondern 7", "adresse", [("hausnummer", "7")]),
        ("nicht Goethestraße sondern Werderstraße", "adresse", [("strasse", "Werderstraße")]),
        ("die Postleitzahl war 19055", "adresse", [("plz", "19055")]),
        ("doch Werderstraße 3", "adresse", [("adresse", {"strasse": "Werderstraße", "hausnummer": "3"})]),
        (
            "ändern Sie bitte die Adresse auf Werderstraße 3",
            "adresse",
            [("adresse", {"strasse": "Werderstraße", "hausnummer": "3"})],
        ),
        ("ich meinte Müller mit ue", "name", [("nachname", "Mueller")]),
        ("der Nachname ist Möller", "name", [("nachname", "Möller")]),
        ("ich meinte Möller", "name", [("nachname", "Möller")]),
        ("nicht 1985, sondern 1958", "geburtsdatum", [("datum", "1958-05-03")]),
        ("mein Geburtsdatum ist der 4.5.1985", "geburtsdatum", [("datum", "1985-05-04")]),
        ("ach nee, die Handynummer ist 0171 2345678", "telefon", [("telefon", "+491712345678")]),
        ("der Hundename ist doch Balu", "hund_name", [("text", "Balu")]),
        ("nicht Bello, sondern Balu", "hund_name", [("text", "Balu")]),
    ],
)
def test_new_value(text: str, feld: str, werte: list[Any]) -> None:
    lesart = read(text)
    assert lesart.absicht == "korrektur"
    assert lesart.korrektur is not None
    assert lesart.korrektur.feld == feld
    assert [(wert.typ, wert.wert) for wert in lesart.werte] == werte
    assert {wert.feld for wert in lesart.werte} == {feld}


@pytest.mark.parametrize(
    "text",
    [
        "nein, den Schrank nicht",
        "ohne den Schrank",
        "den Schrank bitte wieder streichen",
        "der Schrank bleibt hier",
        "den schrank doch nicht",
    ],
)
def test_taking_out(text: str) -> None:
    lesart = read(text)
    assert lesart.absicht == "korrektur"
    assert lesart.korrektur is not None
    assert lesart.korrektur.verneint
    assert [(wert.feld, wert.wert["art"]) for wert in lesart.werte] == [("gegenstaende", "schrank")]


@pytest.mark.parametrize("text", ["und noch ein Tisch dazu", "ein Tisch kommt noch dazu", "außerdem einen Tisch"])
def test_adding(text: str) -> None:
    (wert,) = read(text).werte
    assert wert.feld == "gegenstaende"
    assert [(row["art"], row["anzahl"]) for row in wert.wert["dazu"]] == [("tisch", 1)]


def test_changing_a_count() -> None:
    (wert,) = read("statt zwei Stühlen sind es drei").werte
    assert [(row["art"], row["anzahl"]) for row in wert.wert] == [("sofa", 1), ("schrank", 1), ("stuhl", 3)]


@pytest.mark.parametrize(
    ("text", "feld"),
    [
        ("das war falsch", None),
        ("das stimmt nicht so", None),
        ("ich hab mich vertippt", None),
        ("der Name ist falsch", "name"),
        ("ich möchte die Adresse ändern", "adresse"),
        ("die Telefonnummer stimmt nicht", "telefon"),
    ],
)
def test_pointing(text: str, feld: Any) -> None:
    lesart = read(text)
    assert lesart.absicht == "korrektur"
    assert lesart.korrektur is not None
    assert lesart.korrektur.feld == feld
    assert lesart.werte == []


CHOICES = [
    {
        **field(
            "halter", "fahrzeughalter", "Fahrzeughalter", {"selbst": "nein", "name": {"nachname": "Müller"}}, ["halter"]
        )
    },
    {
        **field("geschlecht", "auswahl", "Geschlecht des Tieres", {"wert": "er", "text": "Rüde"}),
        "optionen": [
            {"titel": "Hündin", "wert": "sie", "worte": ["weiblich"]},
            {"titel": "Rüde", "wert": "er", "worte": []},
        ],
    },
]


@pytest.mark.parametrize(
    ("text", "feld", "value"),
    [
        ("das auto ist doch auf mich zugelassen", "halter", {"selbst": "ja"}),
        ("nein, das Auto gehört mir", "halter", {"selbst": "ja"}),
        ("es ist eine Hündin", "geschlecht", "sie"),
        ("quatsch, das ist eine huendin", "geschlecht", "sie"),
        ("doch weiblich", "geschlecht", "sie"),
    ],
)
def test_another_choice_by_its_own_words(text: str, feld: str, value: Any) -> None:
    lesart = deute(text, metadata("email", felder=CHOICES), {}, [])
    assert lesart.absicht == "korrektur"
    assert lesart.korrektur is not None
    assert lesart.korrektur.feld == feld
    (wert,) = lesart.werte
    assert (wert.wert["wert"] if feld == "geschlecht" else wert.wert) == value


@pytest.mark.parametrize("text", ["es ist ein Rüde", "auf meinen Vater zugelassen war es nie, egal"])
def test_the_same_choice_changes_nothing(text: str) -> None:
    assert deute(text, metadata("email", felder=CHOICES), {}, []).absicht != "korrektur"


@pytest.mark.parametrize(
    "text",
    [
        "doch nicht, das erste stimmte",
        "nee, das alte war richtig",
        "nein, so wie vorher",
        "die erste Adresse stimmte doch",
        "mach die Änderung rückgängig",
        "das erste war doch richtig",
        "ach nein, wie es vorher war",
    ],
)
def test_a_correction_is_taken_back(text: str) -> None:
    lesart = read(text)
    assert lesart.absicht == "korrektur"
    assert lesart.korrektur is not None
    assert lesart.korrektur.zurueck
    assert lesart.werte == []


@pytest.mark.parametrize(
    "text", ["ja, so lassen", "passt so", "kann so bleiben", "bleibt so", "lassen wir das so", "unverändert"]
)
def test_what_was_said_stays(text: str) -> None:
    """A question asked again; the backend keeps the old value on a yes."""
    again = [{**entry, "beantwortet": True} for entry in FELDER]
    assert deute(text, metadata("datum", "geburtsdatum", felder=again), {}, []).absicht == "bestaetigung"


def test_answer_and_correction_in_one_message() -> None:
    lesart = read("anna@web.de und die Hausnummer ist 14")
    assert lesart.absicht == "angabe"
    assert {(wert.feld, wert.wert) for wert in lesart.werte} == {("email", "anna@web.de"), ("adresse", "14")}


def test_change_from_the_summary() -> None:
    lesart = read("nein, die Hausnummer ist 14", "bestaetigung")
    assert lesart.absicht == "korrektur"
    assert [(wert.feld, wert.wert) for wert in lesart.werte] == [("adresse", "14")]


def test_nothing_is_corrected_where_nothing_was_said() -> None:
    assert deute("die Hausnummer ist 14", metadata("adresse"), {}, []).absicht == "angabe"


@pytest.mark.parametrize(
    ("text", "feld", "wert"),
    [
        ("ich hab mich verschrieben: 17.03.1961", "geburtsdatum", "1961-03-17"),
        ("vertippt, 0385 7654321", "telefon", "+493857654321"),
        ("nicht 04.05.1960, sondern 17.03.1961", "geburtsdatum", "1961-03-17"),
        ("nicht Mandy Krause, sondern Mandy Lange", "name", {"vorname": "Mandy", "nachname": "Lange"}),
        ("der Name stimmt so nicht, richtig ist Mandy Lange", "name", {"vorname": "Mandy", "nachname": "Lange"}),
        ("der Name lautet richtig Mandy Lange", "name", {"vorname": "Mandy", "nachname": "Lange"}),
        ("ich möchte noch etwas ändern: die Telefonnummer ist 0385 7654321", "telefon", "+493857654321"),
    ],
)
def test_what_is_right_stands_behind_the_word_that_says_so(text: str, feld: str, wert: Any) -> None:
    given = [
        field("name", "name", "Name", {"vorname": "Mandy", "nachname": "Krause"}, ["name"]),
        field("geburtsdatum", "datum", "Geburtsdatum", "1960-05-04", ["geburtstag"]),
        field("telefon", "telefon", "Telefon", "+493851234567", ["telefonnummer"]),
    ]
    optionen = [{"titel": "Ja, absenden", "wert": "ja"}, {"titel": "Noch etwas ändern", "wert": "nein"}]
    lesart = deute(text, metadata("bestaetigung", felder=given, optionen=optionen), {}, [])
    assert lesart.absicht == "korrektur"
    assert [(wert.feld, wert.wert) for wert in lesart.werte] == [(feld, wert)]


def test_a_mistyped_name_is_the_answer_given_last() -> None:
    given = [field("name", "name", "Name", {"vorname": "Mandy", "nachname": "Krause"}, ["name"])]
    asked = metadata("email", felder=given)
    asked["zustand"]["zuletzt"] = ["name"]
    lesart = deute("Moment, verschrieben: Mandy Lange", asked, {}, [])
    assert [(wert.feld, wert.wert) for wert in lesart.werte] == [("name", {"vorname": "Mandy", "nachname": "Lange"})]


def test_a_changed_mind_that_names_the_answer_cancels_nothing() -> None:
    optionen = [
        {"titel": "Im Hof", "wert": "hof", "worte": []},
        {"titel": "Am Straßenrand", "wert": "rand", "worte": []},
    ]
    platz = field("platz", "auswahl", "Abstellplatz", {"wert": "hof", "text": "Im Hof"}, ["platz"]) | {
        "optionen": optionen
    }
    text = "ich hab es mir anders überlegt, der Abstellplatz: am Straßenrand"
    lesart = deute(text, metadata("email", felder=[platz]), {}, [])
    assert lesart.absicht == "korrektur"
    assert [wert.wert["wert"] for wert in lesart.werte] == ["rand"]


def test_the_second_of_two_addresses_is_an_answer() -> None:
    """The word "Straße" in it names the first one, too."""
    haus = {"strasse": "Werderstraße", "hausnummer": "3", "plz": "19055", "ort": "Schwerin"}
    felder = [
        field("haus_adresse", "adresse", "Adresse des Hauses", haus, ["adresse", "straße"]),
        field("adresse", "adresse", "Adresse", None, ["adresse", "straße"]),
    ]
    lesart = deute("Gadebuscher Straße 40, 19057 Schwerin", metadata("adresse", felder=felder), {}, [])
    assert (lesart.absicht, [wert.feld for wert in lesart.werte]) == ("angabe", ["adresse"])


@pytest.mark.parametrize("text", ["mit Nachnamen heiße ich Lange", "der Nachname ist Lange", "Nachname: Lange"])
def test_a_last_name_by_its_name(text: str) -> None:
    given = [field("name", "name", "Name", {"vorname": "Mandy", "nachname": "Krause"}, ["name"])]
    lesart = deute(text, metadata("email", felder=given), {}, [])
    assert [(wert.typ, wert.wert) for wert in lesart.werte] == [("nachname", "Lange")]
