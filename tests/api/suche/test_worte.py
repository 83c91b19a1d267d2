"""Words, numbers and days as they are compared."""

import pytest

from api.suche.worte import alike, day, fold_word, house_number, phone, street, words


@pytest.mark.parametrize("name", ["Müller", "Mueller", "MÜLLER", "Muller"])
def test_spellings_of_a_name_are_one(name: str) -> None:
    assert fold_word(name) == "muller"


def test_names_keep_every_word_once() -> None:
    assert words("Dr. Anna-Lena von der Heyde, Anna") == ("dr", "anna", "lena", "von", "der", "heyde")
    assert len(words("Øvergård Łukasz Ñoño Иванов")) == 4
    assert words("12 --") == ()


@pytest.mark.parametrize("name", ["Lübecker Straße", "Luebecker Str.", "LÜBECKERSTRASSE", "lübecker str"])
def test_spellings_of_a_street_are_one(name: str) -> None:
    assert street(name) == "lubeckerstr"


@pytest.mark.parametrize(
    ("text", "number"), [("12 B", "12b"), ("7", "7"), ("3–5", "3-5"), ("B12", ""), ("12 bis heute", ""), ("", "")]
)
def test_house_numbers(text: str, number: str) -> None:
    assert house_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0385 / 555-123", "+49385555123"),
        ("+49 (385) 555123", "+49385555123"),
        ("0049385555123", "+49385555123"),
        ("+43 1 234567", "+431234567"),
        ("12", None),
        ("ruf mich an", None),
        ("", None),
    ],
)
def test_phones(text: str, number: str | None) -> None:
    assert phone(text) == number


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("9.4.1961", "1961-04-09"),
        ("09.04.61", "1961-04-09"),
        ("09041961", "1961-04-09"),
        ("9. April 1961", "1961-04-09"),
        ("24. März 12", "2012-03-24"),
        ("1961-04-09", "1961-04-09"),
        ("24.12.30", "1930-12-24"),
        ("41.04.1961", None),
        ("9. Brumaire 1961", None),
        ("gestern", None),
    ],
)
def test_days(text: str, tag: str | None) -> None:
    assert day(text, 2026) == tag


def test_a_slip_is_forgiven_in_longer_words_only() -> None:
    assert alike("meier", "maier")
    assert alike("schneider", "schnieder")
    assert not alike("anna", "emma")
    assert not alike("max", "may")
