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
