"""What is no answer at all: nonsense, insults, a refusal of what must be told. Without the classifier."""

import pytest
from bot.nlu.deutung import deute
from bot.nlu.schimpf import insults
from bot.nlu.unsinn import is_nonsense

from tests.bot.umgebung import metadata

NONSENSE = [
    "asdfgh qwert",
    "asdf",
    "qwertz",
    "blubb",
    "bla bla",
    "lalala",
    "hahaha",
    "xxxxx",
    "dfgjkl",
    "yxcv",
    "jklfds",
    "test",
]
WORDS = [
    *(
        "Wert",
        "Werte",
        "Nguyen",
        "Öztürk",
        "Szczepański",
        "Krzysztof",
        "Ng",
        "Schmidt",
        "Yılmaz",
        "Angstschweiß",
        "Pfropf",
    ),
    *(
        "Papa",
        "Mama",
        "Strumpf",
        "Rechtsschreibung",
        "Hyundai",
        "Sylt",
        "Qualle",
        "Poppe",
        "Anna",
        "Otto",
        "Bello",
        "Müll 3",
    ),
]
INSULTS = [
    *(
        "du bist doof",
        "hundesteuer is abzocke",
        "Das ist ja wie bei Kafka hier",
        "das ist ja wie im Kindergarten",
        "Sie sind echt total unfähig",
        "leck mich",
        "halt die Klappe",
        "ihr seid doch alle Idioten",
        "du Depp",
    ),
    *(
        "so ein Scheißladen",
        "arschloch",
        "fick dich",
        "Scheiße",
        "was für ein Saftladen",
        "so ein umständlicher Mist",
        "Das ist doch alles so ein Blödsinn",
        "der Bot ist dumm",
        "fuck you",
    ),
]
NO_INSULTS = [
    *("meine Tochter ist im Kindergarten", "der Kindergarten ist nebenan", "ich bin bei den Schildern"),
    *("hier liegt überall Scheiße herum", "mein Hund ist dumm gelaufen", "das ist schlecht lesbar", "Sie sind schnell"),
    *(
        "der Müll ist weg",
        "Idiotenhügel 3",
        "die Wohnung ist schlecht",
        "ein alter Misthaufen",
        "alter Mist",
        "so ein Mist, da liegt alles voll",
        "das Ding ist kaputt",
        "ist das schlecht?",
    ),
]
TYPES = ["name", "text", "ort", "adresse", "gegenstaende", "datum", "zahl", "email", "telefon"]


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_no_answer_and_no_wish(text: str) -> None:
    assert is_nonsense(text)
    for typ in (None, *TYPES):
        lesart = deute(text, metadata(typ), {"ausserhalb": 0.99}, [("x", 0.9)])
        assert (lesart.absicht, lesart.werte) == ("angabe", [])
        assert lesart.sicherheit < 0.5


@pytest.mark.parametrize("text", WORDS)
def test_rare_words_are_words(text: str) -> None:
    assert not is_nonsense(text)


@pytest.mark.parametrize("text", ["???", "…", "!!!", "-"])
def test_marks_alone_say_nothing(text: str) -> None:
    assert deute(text, metadata(), {"ausserhalb": 0.99}, []).werte == []
    assert deute(text, metadata("name"), {"ausserhalb": 0.99}, []).werte == []


@pytest.mark.parametrize("text", INSULTS)
@pytest.mark.parametrize("typ", [None, *TYPES])
def test_an_insult_is_no_answer(text: str, typ: str) -> None:
    lesart = deute(text, metadata(typ), {}, [])
    assert (lesart.absicht, lesart.werte) == ("beschwerde", [])


@pytest.mark.parametrize("text", NO_INSULTS)
def test_strong_words_about_things_are_no_insult(text: str) -> None:
    assert not insults(text)


@pytest.mark.parametrize(
    "text", ["keins", "keine", "hab ich nicht", "weiß nicht", "weiß ich gerade nicht", "keine Ahnung", "sag ich nicht"]
)
@pytest.mark.parametrize("typ", ["name", "adresse", "datum", "email", "telefon", "gegenstaende"])
def test_no_value_for_what_must_be_told(text: str, typ: str) -> None:
    assert deute(text, metadata(typ), {}, []).absicht == "ueberspringen"


@pytest.mark.parametrize(
    ("text", "typ", "language"),
    [
        ("I don't speak german", "text", "en"),
        ("Я не говорю по немецки", "name", "ru"),
        ("Мені потрібна допомога", "adresse", "uk"),
        ("nie mówię po niemiecku", "text", "pl"),
        ("yardıma ihtiyacım var", "name", "tr"),
        ("أحتاج إلى مساعدة", "zahl", "ar"),
    ],
)
def test_another_language_in_the_middle_of_a_form(text: str, typ: str, language: str) -> None:
    lesart = deute(text, metadata(typ), {}, [])
    assert (lesart.absicht, lesart.thema) == ("fremdsprache", language)


@pytest.mark.parametrize("text", ["den ersten", "den zweiten bitte", "die letzten"])
def test_a_choice_among_offers_is_no_name(text: str) -> None:
    assert [wert for wert in deute(text, metadata("name"), {}, []).werte if wert.typ == "name"] == []
