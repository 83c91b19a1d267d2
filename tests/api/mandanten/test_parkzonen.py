from typing import Any

import pytest

from api.mandanten.modell import Abschnittsstrasse, Parkzone
from api.mandanten.parkzonen import Parkzonen

BELEG: dict[str, Any] = {"quelle": "x", "stand": "x"}
ZONEN = Parkzonen(
    {
        "A": Parkzone(titel="A", stadtteile=("Mitte",), **BELEG),
        "B": Parkzone(
            titel="B", strassen=(Abschnittsstrasse(strasse="Ring", von=10, bis=20, seite="gerade"),), **BELEG
        ),
        "C": Parkzone(titel="C", strassen=(Abschnittsstrasse(strasse="Goethestraße"),), **BELEG),
    },
    "wird geprüft",
    vollstaendig=False,
)


@pytest.mark.parametrize(
    ("strasse", "nummer", "stadtteile", "zone"),
    [
        ("Ring", "10", (), "B"),
        ("Ring", "12b", (), "B"),
        ("Ring", "11", (), None),
        ("Ring", "22", (), None),
        ("Ring", "", (), None),
        ("goethestrasse", "1", (), "C"),
        ("Goethestraße", "1", ("Mitte",), "C"),
        ("Markt", "1", ("Mitte",), "A"),
        ("Lange Straße", "1", ("Mitte", "Nord"), None),
    ],
)
def test_zone(strasse: str, nummer: str, stadtteile: tuple[str, ...], zone: str | None) -> None:
    assert ZONEN.zone(strasse, nummer, stadtteile) == zone
