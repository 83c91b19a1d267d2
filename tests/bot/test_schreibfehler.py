"""Slips in unknown words are put right for features, known and doubtful words stay."""

import pytest
from bot.nlu.schreibfehler import learn

KNOWN = learn(
    [
        *["Ich brauche einen Personalausweis", "Personalausweis verlängern", "das Sofa im Wohnzimmer"] * 3,
        *["Was kostet die Hundesteuer?", "Hundesteuer anmelden", "einen Termin im Bürgerbüro"] * 3,
        *["mein Vetter wartet", "das Wetter wartet"] * 4,
    ]
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("mein persnalausweis ist weg", "mein Personalausweis ist weg"),
        ("hundestuer, was macht das", "Hundesteuer, was macht das"),
        ("Bürgerbrüo", "Bürgerbüro"),
        ("ver längern verlängren", "ver längern verlängern"),
    ],
)
def test_a_slip_is_put_right(said: str, meant: str) -> None:
    assert KNOWN.corrected(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "Ich brauche einen Personalausweis",  # known
        "Ketter wartet",  # two words are as near
        "Ausweis",  # more than a slip away
        "hundestuer@example.org",  # part of an address
        "sofo",  # too short
        "",
    ],
)
def test_what_is_known_or_doubtful_stays(said: str) -> None:
    assert KNOWN.corrected(said) == said
