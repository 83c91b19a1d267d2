"""Who is meant by a pronoun: an option, oneself, or nobody that was asked for."""

import pytest

from tests.bot.antworten.test_lesen import answer, read

HUND = [
    {"titel": "Hündin", "wert": "huendin", "worte": ["weiblich", "Weibchen", "sie"]},
    {"titel": "Rüde", "wert": "ruede", "worte": ["männlich", "Männchen", "er"]},
]


@pytest.mark.parametrize(("text", "value"), [("er", "ruede"), ("es ist ein er", "ruede"), ("na sie", "huendin")])
def test_a_pronoun_alone_chooses(text: str, value: str) -> None:
    assert answer(text, "auswahl", "geschlecht", optionen=HUND)["wert"] == value


@pytest.mark.parametrize(
    "text", ["krümel heisst er", "er heißt Krümel", "weiß ich nicht, frag sie", "er wohnt bei mir"]
)
def test_a_pronoun_in_a_sentence_chooses_nothing(text: str) -> None:
    assert [
        wert for wert in read(text, "auswahl", "geschlecht", optionen=HUND).werte if wert.feld == "geschlecht"
    ] == []


@pytest.mark.parametrize("text", ["seit märz wohn ich da", "das ist mir egal", "lassen Sie mich in Ruhe"])
def test_who_speaks_of_something_else_is_no_holder(text: str) -> None:
    assert [wert for wert in read(text, "fahrzeughalter").werte if wert.typ == "fahrzeughalter"] == []


@pytest.mark.parametrize(
    "text", ["na ich", "ich selber", "auf mich halt", "der gehört mir", "ich hab den zugelassen", "das bin ich"]
)
def test_oneself_is_the_holder(text: str) -> None:
    assert answer(text, "fahrzeughalter") == {"selbst": "ja"}
