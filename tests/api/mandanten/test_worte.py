import pytest

from api.mandanten.worte import distance, fold, squeeze


@pytest.mark.parametrize(
    ("links", "rechts"),
    [
        ("Straße", "STRASSE"),
        ("Mühle", "Muehle"),
        ("Mühle", "muhle"),
        ("Ernst-Barlach-Weg", "ernst barlach weg"),
        ("Öl", "oel"),
    ],
)
def test_fold_makes_spellings_equal(links: str, rechts: str) -> None:
    assert fold(links) == fold(rechts)


def test_squeeze_hears_no_double_letters() -> None:
    assert squeeze("schlossstrasse") == squeeze("schlosstrase")


@pytest.mark.parametrize(
    ("links", "rechts", "hoechstens", "abstand"),
    [
        ("berg", "berg", 2, 0),
        ("berg", "burg", 2, 1),
        ("berg", "brg", 2, 1),
        ("berg", "ebrg", 2, 1),
        ("berg", "wald", 2, 3),
        ("a", "abcd", 1, 2),
    ],
)
def test_distance(links: str, rechts: str, hoechstens: int, abstand: int) -> None:
    assert distance(links, rechts, hoechstens) == abstand
    assert distance(rechts, links, hoechstens) == abstand
