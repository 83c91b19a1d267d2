"""What a message is before it can be an answer, and what is said beside a yes or no. Without the classifier."""

import pytest
from bot.nlu.deutung import deute

from tests.bot.umgebung import metadata

ADRESSE = {
    "feld": "adresse",
    "typ": "adresse",
    "titel": "Adresse",
    "stichworte": ["adresse"],
    "beantwortet": True,
    "wert": {"strasse": "Goethestraße", "hausnummer": "40", "plz": "19053", "ort": "Schwerin"},
    "optionen": [],
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Almanca bilmiyorum, yardım eder misiniz?", "tr"),
        ("Допоможіть, будь ласка, я не розумію німецькою", "uk"),
        ("Sorry, I don't understand this, can you help me in English please?", "en"),
    ],
)
@pytest.mark.parametrize("typ", ["auswahl", "adresse", "datum"])
def test_a_sentence_in_another_language_is_no_answer(text: str, language: str, typ: str) -> None:
    lesart = deute(text, metadata(typ), {}, [])
    assert (lesart.absicht, lesart.thema) == ("fremdsprache", language)


@pytest.mark.parametrize("text", ["Moin, da bin ich wieder", "so, bin wieder da", "Es kann weitergehen"])
def test_coming_back_answers_nothing(text: str) -> None:
    lesart = deute(text, metadata("text"), {}, [])
    assert (lesart.absicht, lesart.werte) == ("smalltalk", [])


def test_no_and_a_new_value_bring_the_value() -> None:
    asked = metadata("ja_nein") | {"felder": [ADRESSE]}
    asked["frage"] = {**asked["frage"], "feld": "rueckfrage"}
    lesart = deute("nein, Goethestraße 41, 19053 Schwerin", asked, {}, [])
    assert lesart.absicht in ("ablehnung", "korrektur")
    assert lesart.korrektur is not None
    assert [wert.wert["hausnummer"] for wert in lesart.werte if wert.typ == "adresse"] == ["41"]
    assert deute("nein", asked, {}, []).korrektur is None


def test_a_yes_with_a_change_sends_nothing() -> None:
    email = {
        **ADRESSE,
        "feld": "email",
        "typ": "email",
        "titel": "E-Mail",
        "stichworte": ["mail"],
        "wert": "a@example.org",
    }
    asked = metadata("bestaetigung", [{"titel": "Ja, absenden", "wert": "ja"}]) | {"felder": [email]}
    asked["frage"] = {**asked["frage"], "feld": "bestaetigung"}
    assert deute("ja, absenden", asked, {}, []).absicht == "bestaetigung"
    lesart = deute("ja, aber die E-Mail ist b@example.org", asked, {}, [])
    assert lesart.absicht == "korrektur"
    assert [wert.wert for wert in lesart.werte] == ["b@example.org"]


def test_a_correction_by_its_chances_keeps_what_it_says() -> None:
    """ "Die Hausnummer ist doch 71", where the field is a place and has no such word for itself."""
    place = {**ADRESSE, "feld": "meldeort", "typ": "ort", "titel": "Ort", "stichworte": ["ort"]}
    asked = metadata("bestaetigung", felder=[place], optionen=[{"titel": "Ja, absenden", "wert": "ja"}])
    lesart = deute("die Hausnummer ist doch 71", asked, {"korrektur": 0.99}, [])
    assert lesart.absicht == "korrektur"
    assert [wert.wert for wert in lesart.werte] == ["71"]


@pytest.mark.parametrize(
    "text", ["passt so", "ok passt schon", "das reicht", "alles gut", "egal", "ist mir egal", "wurscht"]
)
def test_content_without_an_answer_that_may_be_left_out(text: str) -> None:
    assert deute(text, metadata("email", pflicht=False), {}, []).absicht == "ueberspringen"


def test_content_with_what_is_proposed_takes_it() -> None:
    asked = metadata("zahl", pflicht=False, vorschlag={"wert": "2", "anzeige": "2"})
    assert deute("passt so", asked, {}, []).absicht == "bestaetigung"


def test_whoever_has_no_preference_gets_the_first_appointment() -> None:
    slot = {"standort": "stadthaus", "beginn": "2026-11-23T08:00:00+01:00"}
    lesart = deute("egal", metadata("termin", optionen=[{"titel": "Montag, 8 Uhr", "wert": slot}]), {}, [])
    assert [(wert.feld, wert.wert) for wert in lesart.werte] == [("termin", slot)]


def test_several_things_are_refused_at_once() -> None:
    felder = [
        {**ADRESSE, "feld": name, "typ": name, "titel": name, "stichworte": [name], "beantwortet": False, "wert": None}
        for name in ("name", "email")
    ]
    lesart = deute("kein Foto, kein Name und keine Email", metadata("datei", "foto", felder, pflicht=False), {}, [])
    assert (lesart.absicht, sorted(lesart.ohne)) == ("ueberspringen", ["email", "name"])


@pytest.mark.parametrize("text", ["das geht Sie gar nichts an", "geht dich nix an"])
def test_a_refusal_is_no_amount(text: str) -> None:
    assert deute(text, metadata("betrag"), {}, []).absicht == "ueberspringen"


def test_those_who_moved_out_are_in_no_danger() -> None:
    felder = [{**ADRESSE, "feld": "zahl", "typ": "zahl", "beantwortet": False, "wert": None}]
    lesart = deute(
        "Ich lebe allein, die Kinder sind aus dem Haus", metadata("zahl", "zahl", felder), {"notfall": 0.7}, []
    )
    assert (lesart.absicht, [wert.wert for wert in lesart.werte]) == ("angabe", [1])


def test_a_name_beside_an_address_for_mail() -> None:
    werte = deute("tim.koch@gmx.de Tim Koch 12.12.2001", metadata("name"), {}, []).werte
    assert [wert.typ for wert in sorted(werte, key=lambda wert: wert.start)] == ["email", "name", "datum"]


def test_a_plate_is_no_street() -> None:
    felder = [{**ADRESSE, "beantwortet": False, "wert": {"strasse": "Goethestraße", "hausnummer": "40"}}]
    assert [wert.typ for wert in deute("SN X 12", metadata("adresse", "adresse", felder), {}, []).werte] == [
        "kennzeichen"
    ]


def test_a_name_told_from_what_it_is_not() -> None:
    asked = metadata("text", "hund_name", titel="Name des Hundes")
    assert [wert.wert for wert in deute("nee moment der heißt Benno nicht Bello", asked, {}, []).werte] == ["Benno"]


def test_the_same_address_again() -> None:
    grundstueck = {**ADRESSE, "feld": "grundstueck_adresse", "titel": "Grundstück"}
    asked = metadata("adresse", "adresse", [grundstueck, {**ADRESSE, "beantwortet": False, "wert": None}])
    for text in ("gleiche Adresse wie die Garage", "dieselbe", "wie oben"):
        assert [wert.wert for wert in deute(text, asked, {}, []).werte] == [ADRESSE["wert"]], text


def test_words_of_a_longer_text_are_changed_and_the_rest_stays() -> None:
    text = {**ADRESSE, "feld": "beschreibung", "typ": "text", "titel": "Beschreibung", "stichworte": []}
    text |= {"wert": "eine Doppelgarage aus Holz"}
    (wert,) = deute("nicht Doppelgarage sondern Carport", metadata("adresse", "adresse", [text]), {}, []).werte
    assert (wert.feld, wert.wert) == ("beschreibung", "eine Carport aus Holz")


def test_asking_whether_something_may_be_changed_changes_it() -> None:
    asked = metadata("bestaetigung", "bestaetigung", [ADRESSE])
    lesart = deute("kann ich die Adresse nochmal ändern?", asked, {"konto": 0.6}, [])
    assert (lesart.absicht, lesart.feld_genannt) == ("korrektur", "adresse")


def test_things_alone_are_given_away() -> None:
    lesart = deute("ein alter Herd und ein Bett", metadata(), {}, [("irgendeine", 0.4)])
    assert (lesart.absicht, [wert.typ for wert in lesart.werte]) == ("antrag", ["gegenstaende"])
