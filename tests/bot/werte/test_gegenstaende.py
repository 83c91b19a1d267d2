import pytest
from bot.nlu.deutung import deute

from tests.bot.umgebung import metadata, values

Row = tuple[int, str, str, str]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "zwei Sessel, n Schrank und die alte Waschmaschine",
            [
                (2, "sessel", "Sessel", "Sessel"),
                (1, "schrank", "Schrank", "Schrank"),
                (1, "waschmaschine", "alte Waschmaschine", "Waschmaschine"),
            ],
        ),
        (
            "drei alte Holzstühle und 2 matratzen",
            [(3, "stuhl", "alte Holzstühle", "Holzstuhl"), (2, "matratze", "Matratzen", "Matratze")],
        ),
        ("mein altes Sofa", [(1, "sofa", "altes Sofa", "Sofa")]),
        ("ein Sofa und zwei Stuehle", [(1, "sofa", "Sofa", "Sofa"), (2, "stuhl", "Stuehle", "Stuhl")]),
        ("3x Matratze", [(3, "matratze", "Matratze", "Matratze")]),
        ("ne olle Couch", [(1, "sofa", "olle Couch", "Couch")]),
        (
            "ein Kleiderschrank, Lattenrost, Teppich",
            [(1, n.lower(), n, n) for n in ("Kleiderschrank", "Lattenrost", "Teppich")],
        ),
        (
            "der Küchentisch und vier Stühle",
            [(1, "tisch", "Küchentisch", "Küchentisch"), (4, "stuhl", "Stühle", "Stuhl")],
        ),
        ("eine Wohnwand", [(1, "schrankwand", "Wohnwand", "Wohnwand")]),
        ("einen Kuehlschrank", [(1, "kuehlschrank", "Kuehlschrank", "Kühlschrank")]),
        ("zwölf Stühle", [(12, "stuhl", "Stühle", "Stuhl")]),
        ("einen Matraze", [(1, "matratze", "Matraze", "Matratze")]),
        ("Ledersessel", [(1, "sessel", "Ledersessel", "Ledersessel")]),
        ("zwei Fahrräder", [(2, "fahrrad", "Fahrräder", "Fahrrad")]),
    ],
)
def test_items(text: str, rows: list[Row]) -> None:
    (found,) = values(text, "gegenstaende")
    assert [(row["anzahl"], row["art"], row["bezeichnung"], row["einzahl"]) for row in found] == rows


@pytest.mark.parametrize(
    "text", ["Guten Tag", "ich brauche einen Termin", "am Dienstag um zehn", "Anna Müller", "was kostet das"]
)
def test_none(text: str) -> None:
    assert values(text, "gegenstaende") == []


@pytest.mark.parametrize("davor", ["Ich brauche eine Sperrmüllabholung für", "Entsorgung für", "Abholtermin für"])
def test_what_is_to_be_fetched(davor: str) -> None:
    (found,) = values(f"{davor} drei Kommoden und zwei Teppiche", "gegenstaende")
    assert [(row["anzahl"], row["art"]) for row in found] == [(3, "kommode"), (2, "teppich")]


OFFEN = [
    {"art": "sofa", "anzahl": 1, "bezeichnung": "Sofa"},
    {"art": "stuhl", "anzahl": None, "bezeichnung": "Stuhl"},
]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("vier", [(1, "Sofa"), (4, "Stuhl")]),
        ("es sind 4 Stück", [(1, "Sofa"), (4, "Stuhl")]),
        ("vier Stühle", [(1, "Sofa"), (4, "Stühle")]),
        ("vier Stühle und ein Tisch", [(1, "Sofa"), (4, "Stühle"), (1, "Tisch")]),
    ],
)
def test_what_was_left_open_is_counted(text: str, rows: list[tuple[int, str]]) -> None:
    feld = {"feld": "sachen", "typ": "gegenstaende", "titel": "Sachen", "beantwortet": False, "wert": OFFEN}
    lesart = deute(text, metadata("gegenstaende", "sachen", felder=[feld]), {}, [])
    (wert,) = lesart.werte
    assert [(row["anzahl"], row["bezeichnung"]) for row in wert.wert] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("drei Lattenroste", [(3, "Lattenroste")]),
        ("einen Kinderwagen und einen Teppich", [(1, "Kinderwagen"), (1, "Teppich")]),
        ("sechs", [(6, "alte Möbel")]),
        ("vier Möbel", [(4, "Möbel")]),
    ],
)
def test_a_word_for_all_gives_way_to_what_it_stood_for(text: str, rows: list[tuple[int, str]]) -> None:
    offen = [{"art": "moebel", "anzahl": None, "bezeichnung": "alte Möbel"}]
    feld = {"feld": "sachen", "typ": "gegenstaende", "titel": "Sachen", "beantwortet": False, "wert": offen}
    (wert,) = deute(text, metadata("gegenstaende", "sachen", felder=[feld]), {}, []).werte
    assert [(row["anzahl"], row["bezeichnung"]) for row in wert.wert] == rows
