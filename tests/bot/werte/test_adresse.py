from typing import Any

import pytest

from tests.bot.umgebung import values


def address(strasse: str, hausnummer: str, plz: str = "", ort: str = "") -> dict[str, str]:
    parts = {"strasse": strasse, "hausnummer": hausnummer, "plz": plz, "ort": ort}
    return {key: value for key, value in parts.items() if value}


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Reeperbahn 1, 20359 Hamburg", "Reeperbahn"),
        ("auto gehört mir reeperbahn 1 20359 hamburg", "Reeperbahn"),
        ("Große Bleichen 3, 20354 Hamburg", "Große Bleichen"),
        ("Zeil 112, 60313 Frankfurt", "Zeil"),
    ],
)
def test_a_street_of_no_known_shape_before_a_plz(text: str, street: str) -> None:
    (value,) = values(text, "adresse")
    assert value["strasse"] == street
    assert value["plz"]


@pytest.mark.parametrize("text", ["ein Motor, 7 Meter", "das sind 3 19053", "2 Stühle, 19053 Schwerin"])
def test_no_address(text: str) -> None:
    assert values(text, "adresse") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mecklenburgstr. 12b, 19053", address("Mecklenburgstraße", "12b", "19053")),
        ("Mecklenburgstraße 12 b", address("Mecklenburgstraße", "12b")),
        ("mecklenburgstrasse 12", address("Mecklenburgstraße", "12")),
        ("Lübecker Str. 45 in 19053 Schwerin", address("Lübecker Straße", "45", "19053", "Schwerin")),
        ("luebecker strasse 45", address("Lübecker Straße", "45")),
        ("Am Markt 3", address("Am Markt", "3")),
        ("an der crivitzer chaussee 12 a", address("An der Crivitzer Chaussee", "12a")),
        ("Großer Moor 12", address("Großer Moor", "12")),
        ("Schlossstraße 5, 19053 Schwerin", address("Schloßstraße", "5", "19053", "Schwerin")),
        ("ich wohne in der Goethestraße 17", address("Goethestraße", "17")),
        ("wohnhaft Goethestr. 17, 19053 Schwerin", address("Goethestraße", "17", "19053", "Schwerin")),
        ("Werderstraße Nr. 124", address("Werderstraße", "124")),
        ("Werderstraße 124-126", address("Werderstraße", "124-126")),
        ("19053 Schwerin, Goethestraße 17", address("Goethestraße", "17", "19053", "Schwerin")),
        ("meine Adresse ist Ziegenmarkt 3", address("Ziegenmarkt", "3")),
        ("Wittenburger Str 7", address("Wittenburger Straße", "7")),
        ("Zum Bahnhof 4 Schwerin", address("Zum Bahnhof", "4", ort="Schwerin")),
        ("Bahnhofsallee 9, 19288 Ludwigslust", address("Bahnhofsallee", "9", "19288", "Ludwigslust")),
        ("Rosenweg 1", address("Rosenweg", "1")),
        ("Willi-Bredel-Straße 20", address("Willi-Bredel-Straße", "20")),
    ],
)
def test_address(text: str, value: dict[str, str]) -> None:
    assert values(text, "adresse") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "am 3. Mai 85",
        "um 14 Uhr am Markt",
        "zwei Stühle",
        "ich brauche 3 Stück",
        "auf dem Weg",
        "Termin am Dienstag 10 Uhr",
    ],
)
def test_none(text: str) -> None:
    assert values(text, "adresse") == []


@pytest.mark.parametrize(
    ("text", "typ", "value"),
    [
        ("die Hausnummer ist doch 14", "hausnummer", "14"),
        ("Hausnr. 12 B", "hausnummer", "12b"),
        ("19055", "plz", "19055"),
        ("19055 Schwerin", "ort_name", "Schwerin"),
        ("in der Werderstraße", "strasse", "Werderstraße"),
    ],
)
def test_part(text: str, typ: str, value: Any) -> None:
    assert values(text, typ) == [value]


@pytest.mark.parametrize("text", ["ich find nie nen parkplatz", "auf dem Gehweg liegt was", "Spielplatz kaputt"])
def test_a_place_of_no_name_is_no_street(text: str) -> None:
    assert values(text, "strasse") == []
