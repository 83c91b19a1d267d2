import pytest
from bot.nlu.deutung import deute

from tests.bot.umgebung import metadata, values

Row = tuple[int, str, str]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "zwei Sessel, n Schrank und die alte Waschmaschine",
            [(2, "sessel", "Sessel"), (1, "schrank", "Schrank"), (1, "waschmaschine", "Waschmaschine")],
        ),
        ("drei alte Holzstühle und 2 matratzen", [(3, "stuhl", "Holzstuhl"), (2, "matratze", "Matratze")]),
        ("mein altes Sofa", [(1, "sofa", "Sofa")]),
        ("ein Sofa und zwei Stuehle", [(1, "sofa", "Sofa"), (2, "stuhl", "Stuhl")]),
        ("3x Matratze", [(3, "matratze", "Matratze")]),
        ("ne olle Couch", [(1, "sofa", "Couch")]),
        (
            "ein Kleiderschrank, Lattenrost, Teppich",
            [(1, "kleiderschrank", "Kleiderschrank"), (1, "lattenrost", "Lattenrost"), (1, "teppich", "Teppich")],
        ),
        ("der Küchentisch und vier Stühle", [(1, "tisch", "Küchentisch"), (4, "stuhl", "Stuhl")]),
        ("eine Wohnwand", [(1, "schrankwand", "Wohnwand")]),
        ("einen Kuehlschrank", [(1, "kuehlschrank", "Kühlschrank")]),
        ("zwölf Stühle", [(12, "stuhl", "Stuhl")]),
        ("einen Matraze", [(1, "matratze", "Matratze")]),
        ("Ledersessel", [(1, "sessel", "Ledersessel")]),
        ("zwei Fahrräder", [(2, "fahrrad", "Fahrrad")]),
    ],
)
def test_items(text: str, rows: list[Row]) -> None:
    (found,) = values(text, "gegenstaende")
    assert [(row["anzahl"], row["art"], row["bezeichnung"]) for row in found] == rows


@pytest.mark.parametrize(
    "text", ["Guten Tag", "ich brauche einen Termin", "am Dienstag um zehn", "Anna Müller", "was kostet das"]
)
def test_none(text: str) -> None:
    assert values(text, "gegenstaende") == []


OFFEN = [
    {"art": "sofa", "anzahl": 1, "bezeichnung": "Sofa"},
    {"art": "stuhl", "anzahl": None, "bezeichnung": "Stuhl"},
]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("vier", [(1, "Sofa"), (4, "Stuhl")]),
        ("es sind 4 Stück", [(1, "Sofa"), (4, "Stuhl")]),
        ("vier Stühle", [(1, "Sofa"), (4, "Stuhl")]),
        ("vier Stühle und ein Tisch", [(1, "Sofa"), (4, "Stuhl"), (1, "Tisch")]),
    ],
)
def test_what_was_left_open_is_counted(text: str, rows: list[tuple[int, str]]) -> None:
    feld = {"feld": "sachen", "typ": "gegenstaende", "titel": "Sachen", "beantwortet": False, "wert": OFFEN}
    lesart = deute(text, metadata("gegenstaende", "sachen", felder=[feld]), {}, [])
    (wert,) = lesart.werte
    assert [(row["anzahl"], row["bezeichnung"]) for row in wert.wert] == rows
