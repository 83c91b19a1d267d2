import pytest

from api.mandanten.modell import Strasse
from api.mandanten.strassen import Strassenverzeichnis

NAMEN = [
    "Bergstraße",
    "Mecklenburgstraße",
    "Lübecker Straße",
    "Am Markt",
    "Alter Markt",
    "Johannes-Brahms-Straße",
    "Straße des Friedens",
]
VERZEICHNIS = Strassenverzeichnis([Strasse(strasse=name, quellen=("x",)) for name in NAMEN], vollstaendig=False)


@pytest.mark.parametrize(
    ("geschrieben", "gemeint"),
    [
        ("Mecklenburgstr.", "Mecklenburgstraße"),
        ("mecklenburg str", "Mecklenburgstraße"),
        ("Meklenburgstraße", "Mecklenburgstraße"),
        ("Mecklneburgstrasse", "Mecklenburgstraße"),
        ("Luebecker Str.", "Lübecker Straße"),
        ("Lubecker Strasse", "Lübecker Straße"),
        ("Johannes Brahms Str", "Johannes-Brahms-Straße"),
        ("str. des friedens", "Straße des Friedens"),
        ("am markt", "Am Markt"),
        ("Lübecker", "Lübecker Straße"),
        ("mecklenburg", "Mecklenburgstraße"),
    ],
)
def test_found(geschrieben: str, gemeint: str) -> None:
    strasse = VERZEICHNIS.find(geschrieben)
    assert strasse is not None
    assert strasse.strasse == gemeint


@pytest.mark.parametrize("name", ["Burgstraße", "Bergweg", "Markt", "Berg", "", "!!", "Xyzweg"])
def test_a_short_name_is_never_bent_into_another(name: str) -> None:
    assert VERZEICHNIS.find(name) is None


def test_closest_names_are_offered_best_first() -> None:
    assert VERZEICHNIS.closest("Burgstraße") == ("Bergstraße",)
    assert VERZEICHNIS.closest("Markt", 1) == ("Am Markt",)
    assert VERZEICHNIS.closest("Qwertz") == ()
