"""What isn't an answer, whatever was asked: also misspelled and without umlauts. Without the classifier."""

import pytest
from bot.nlu.deutung import deute

from tests.bot.umgebung import metadata

TYPES = ["text", "name", "adresse", "datum", "zahl", "email", "gegenstaende", "ort", "iban", "telefon"]
PHRASES = [
    ("warum", "warum wollen Sie das wissen?"),
    ("warum", "wozu brauchen sie das"),
    ("warum", "Wozu brauchen Sie meine Adresse?"),
    ("warum", "was geht Sie das an"),
    ("abbruch", "abbrechen"),
    ("abbruch", "abbrehcen"),
    ("abbruch", "vergiss es"),
    ("abbruch", "ich will doch nicht"),
    ("abbruch", "ich moechte abbrechen"),
    ("mensch", "ich will mit einem Menschen sprechen"),
    ("mensch", "Mitarbeiter bitte"),
    ("mensch", "ich moechte mit einem mitarbeiter reden"),
    ("mensch", "bitte rufen Sie mich zurueck"),
    ("wiederholen", "noch mal bitte"),
    ("wiederholen", "wie bitte?"),
    ("wiederholen", "ich verstehe die Frage nicht"),
    ("wiederholen", "einfacher bitte"),
    ("zurueck", "zurück"),
    ("zurueck", "zurueck"),
    ("zurueck", "zuruck bitte"),
    ("zurueck", "einen Schritt zurück"),
    ("ueberspringen", "weiß ich nicht"),
    ("ueberspringen", "weiss nicht"),
    ("ueberspringen", "überspringn"),
    ("ueberspringen", "das sage ich nicht"),
    ("ueberspringen", "keine Ahnung"),
    ("ueberspringen", "weiß ich noch nicht"),
    ("ueberspringen", "noch keiner"),
    ("ueberspringen", "das steht noch nicht fest"),
    ("ueberspringen", "ist noch offen"),
    ("pause", "Moment, ich schau nach"),
    ("pause", "einen moment"),
    ("pause", "muss ich erst suchen"),
    ("pause", "warte mal"),
    ("status", "Wo ist mein Antrag?"),
    ("status", "Was ist eigentlich aus meinem letzten Antrag geworden?"),
    ("status", "was wird denn jetzt aus unserem alten Antrag"),
    ("datenschutz", "löschen Sie meine Daten"),
    ("notfall", "es brennt in der Küche"),
    ("notfall", "ich will nicht mehr leben"),
]


@pytest.mark.parametrize("typ", TYPES)
@pytest.mark.parametrize(("intent", "text"), PHRASES)
def test_interrupts(typ: str, intent: str, text: str) -> None:
    assert deute(text, metadata(typ, "verwendungszweck" if typ == "text" else typ), {}, []).absicht == intent


@pytest.mark.parametrize("typ", TYPES)
def test_a_question_is_no_answer(typ: str) -> None:
    lesart = deute("was kostet das?", metadata(typ), {"info": 0.9}, [])
    assert (lesart.absicht, lesart.thema) == ("info", "kosten")


@pytest.mark.parametrize(
    ("typ", "text", "value", "topic"),
    [
        ("email", "anna@web.de und was kostet das?", "anna@web.de", {"absicht": "info", "thema": "kosten"}),
        ("zahl", "4, wie lange dauert das denn?", 4, {"absicht": "info", "thema": "dauer"}),
        ("telefon", "0385 5451111, wozu brauchen Sie das?", "+493855451111", {"absicht": "warum"}),
        ("zahl", "Was kostet das? Drei sind es.", 3, {"absicht": "info", "thema": "kosten"}),
    ],
)
def test_answer_and_question(typ: str, text: str, value: object, topic: object) -> None:
    lesart = deute(text, metadata(typ), {}, [])
    assert lesart.absicht == "angabe"
    assert [wert.wert for wert in lesart.werte if wert.feld == typ] == [value]
    assert lesart.nebenfrage == topic


@pytest.mark.parametrize(
    "text",
    [
        "es brennt mir unter den Nägeln",
        "Ich möchte ein Lagerfeuer anmelden",
        "die Laterne brennt nicht",
        "ich brauche eine Sterbeurkunde",
        "Feuerwerk anzeigen",
        "ich hab Feuer und Flamme gefangen",
        "Gasanschluss",
        "bei mir brennt nur die Lampe",
    ],
)
def test_no_emergency(text: str) -> None:
    assert deute(text, metadata(), {"antrag": 0.9}, []).absicht != "notfall"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hilfe, es brennt!", "feuer"),
        ("mein haus brennt", "feuer"),
        ("in der Küche ist Feuer", "feuer"),
        ("es riecht nach Gas", "gas"),
        ("mein Mann schlägt mich", "gewalt"),
        ("ich werde bedroht", "gewalt"),
        ("ich bringe mich um", "suizid"),
        ("ich moechte nicht mehr leben", "suizid"),
        ("mein Vater atmet nicht mehr", None),
        ("ich brauche einen Krankenwagen", None),
    ],
)
def test_emergency(text: str, kind: object) -> None:
    for typ in (None, "text", "zahl"):
        lesart = deute(text, metadata(typ), {"antrag": 1.0}, [])
        assert (lesart.absicht, lesart.thema) == ("notfall", kind)


PERSONEN = [
    {"titel": "Für mich selbst", "wert": {"wert": "selbst"}, "worte": ["ich", "meine", "mich"]},
    {"titel": "Für jemand anderen", "wert": {"wert": "andere"}, "worte": ["gar nicht verwandt", "gar nicht"]},
]


@pytest.mark.parametrize("typ", ["auswahl", "text", "zahl"])
@pytest.mark.parametrize(
    ("text", "absicht"),
    [
        ("das lasse ich weg", "ueberspringen"),
        ("das sage ich nicht", "ueberspringen"),
        ("weiß nicht so recht", "ueberspringen"),
        ("zeigen Sie mir mal meine bisherigen Angaben", "wiederholen"),
        ("das hab ich nicht verstanden, noch mal", "wiederholen"),
        ("das habe ich nicht verstanden", "wiederholen"),
        ("Das ist ja alles völlig bescheuert hier", "beschwerde"),
        ("Was macht mein Antarg?", "status"),
        ("danke erst mal", "smalltalk"),
        ("Das ist ja nett von Ihnen", "smalltalk"),
        ("hello, do you speak english?", "fremdsprache"),
        ("Ach, ich brauche noch was: Sperrmüll abholen lassen", "antrag"),
    ],
)
def test_the_words_of_an_interruption_are_no_choice(text: str, absicht: str, typ: str) -> None:
    asked = metadata(typ, optionen=PERSONEN if typ == "auswahl" else [])
    lesart = deute(text, asked, {}, [("sperrmuell", 0.9)])
    assert (lesart.absicht, lesart.werte) == (absicht, [])


def test_whoever_asks_for_man_or_machine_is_told_and_not_put_through() -> None:
    lesart = deute("Sind Sie eigentlich ein Mensch?", metadata("text"), {"mensch": 0.9}, [])
    assert (lesart.absicht, lesart.thema) == ("smalltalk", "wer")
    assert deute("Ich will einen Menschen sprechen", metadata("text"), {"mensch": 0.9}, []).absicht == "mensch"


@pytest.mark.parametrize("typ", ["text", "ort", "name", "zahl"])
def test_a_question_without_its_mark(typ: str) -> None:
    assert deute("kostet das was", metadata(typ), {}, []).absicht == "info"


@pytest.mark.parametrize("text", ["Das ist ja alles völlig bescheuert hier", "das dauert ja wieder ewig bei Ihnen"])
def test_a_sigh_with_ja_in_it_sends_nothing(text: str) -> None:
    optionen = [{"titel": "Ja, absenden", "wert": "ja"}, {"titel": "Noch etwas ändern", "wert": "nein"}]
    assert deute(text, metadata("bestaetigung", optionen=optionen), {}, []).absicht != "bestaetigung"
