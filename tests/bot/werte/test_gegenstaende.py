import pytest

from tests.bot.umgebung import values

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
