"""A value is the same in the first sentence and while something else was asked; a sentence without one has none.

Rows marked `nur_gefragt` say something only as an answer: "zehn", "5.12".
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from bot.nlu.selbstkorrektur import settled

from tests.bot.umgebung import umfeld, values

TABELLEN = Path(__file__).parent / "tabellen"
KINDS = ("datum", "uhrzeit", "aktenzeichen", "email", "telefon", "iban")


def _rows() -> list[tuple[str, str, Any]]:
    tables = {kind: yaml.safe_load((TABELLEN / f"{kind}.yml").read_text(encoding="utf-8")) for kind in KINDS}
    return [
        (kind, row["text"], row["wert"])
        for kind, rows in tables.items()
        for row in rows
        if not row.get("fragt") and not row.get("nur_gefragt")
    ]


@pytest.mark.parametrize(("kind", "text", "wert"), _rows())
def test_the_same_without_a_question_and_beside_another(kind: str, text: str, wert: Any) -> None:
    for around in (umfeld(), umfeld("name")):
        assert wert in values(settled(text, around), kind, around)


@pytest.mark.parametrize(
    "text",
    [
        "Mein Sofa muss weg",
        "Was kostet ein Personalausweis?",
        "ich hätte gern einen Termin",
        "meine Nachbarin heißt jetzt Montag",
        "Herr Freitag aus dem Bürgerbüro",
        "Ich heiße Jan August",
        "Frau Mai ist krank",
        "die Montage der Küche",
        "zwei Stühle und ein Tisch",
        "um 3 Hunde anzumelden",
        "wir sind zu fünft",
        "Guten Morgen",
        "Guten Abend",
        "am Markt 3",
        "Straße des 17. Juni 12",
        "Straße der Einheit 5",
        "ich wohne im dritten Stock",
        "die zweite Mahnung",
        "der dritte Antrag schon",
        "beim zweiten Mal hat es geklappt",
        "SN-AB 123",
        "19053 Schwerin",
        "Schlossstraße 12, 19053 Schwerin",
        "1480 Euro",
        "850,50 €",
        "2,5 Kubikmeter",
        "Der Hund ist drei Jahre alt",
        "ein Auto mit 90 PS",
        "PLZ 19055",
        "die Waschmaschine wiegt 70 kg",
        "mein Sohn ist in der achten Klasse",
        "halb kaputt ist es auch noch",
        "ein Viertel der Miete",
        "die Rente ist von 1.200 auf 1.300 gestiegen",
        "von heute auf morgen geht das nicht",
        "seit Jahren",
        "Anton und Berta sind meine Katzen",
        "Paul Heinrich Otto",
        "das geht euch nichts an",
        "ich wohne at home",
        "das mit dem Punkt und dem Strich verstehe ich nicht",
        "vier Nullen und drei Einsen",
    ],
)
def test_no_value_in_a_sentence_without_one(text: str) -> None:
    for kind in KINDS:
        assert values(text, kind) == []
