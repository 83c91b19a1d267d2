from decimal import Decimal

import pytest

from api.mandanten.gegenstaende import Gegenstandsverzeichnis
from api.mandanten.modell import Gegenstand, Gegenstandsliste, Weg

LISTE = Gegenstandsverzeichnis(
    Gegenstandsliste(
        quelle="x",
        stand="x",
        wege={"elektro": Weg(text="Zum Hof.", quelle="x", stand="x")},
        gegenstaende=(
            Gegenstand(art="sofa", titel="Sofa", volumen="1.5", worte=("Couch",)),
            Gegenstand(art="schrank", titel="Schrank", volumen="1.5", worte=("Schränke",)),
            Gegenstand(art="kuehlschrank", titel="Kühlschrank", erlaubt=False, weg="elektro"),
            Gegenstand(art="stuhl", titel="Stuhl", volumen="0.2", worte=("Stühle",)),
        ),
    )
)


@pytest.mark.parametrize(
    ("gesagt", "art"),
    [
        ("Sofa", "sofa"),
        ("mein altes Sofa", "sofa"),
        ("SOFAS", "sofa"),
        ("Ledercouch", "sofa"),
        ("Schränke", "schrank"),
        ("Küchenschrank", "schrank"),
        ("alten Kuehlschrank", "kuehlschrank"),
        ("Kühlschränken", "kuehlschrank"),
        ("Kühlschranck", "kuehlschrank"),
        ("Gartenstühle", "stuhl"),
        ("Schrank aus Eiche", "schrank"),
        ("Schrank mit Stuhl", "schrank"),
    ],
)
def test_found(gesagt: str, art: str) -> None:
    gegenstand = LISTE.find(gesagt)
    assert gegenstand is not None
    assert gegenstand.art == art


@pytest.mark.parametrize("gesagt", ["Einhorn", "", "   ", "!?", "Tisch"])
def test_unknown(gesagt: str) -> None:
    assert LISTE.find(gesagt) is None


def test_volume_of_known_and_unknown_things() -> None:
    assert LISTE.volume("sofa") == Decimal("1.5")
    assert LISTE.volume("sonstiges") == Decimal("0.5")
