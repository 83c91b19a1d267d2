"""Two wishes in one message, with a ranking that knows three services by one word each."""

import pytest
from bot.nlu.deutung import deute
from bot.nlu.leistungsnamen import Leistungsnamen
from bot.nlu.text import fold
from bot.nlu.wuensche import Wunsch, wishes

from tests.bot.umgebung import metadata

WORDS = {"boot": "a", "boote": "a", "laub": "b", "zaun": "c", "zäune": "c"}
NAMES = {"a": [fold("Bootssteuer")], "b": [fold("Laubabfuhr")], "c": [fold("Zaunbau")]}


def rank(part: str) -> list[tuple[str, float]]:
    hits = [service for word, service in WORDS.items() if word in part.lower()]
    return [(hit, 0.9) for hit in dict.fromkeys(hits)][:1] if len(set(hits)) == 1 else [(hit, 0.4) for hit in set(hits)]


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("ich muss mein Boot anmelden und brauche einen Zaun", ["a", "c"]),
        ("Bootssteuer und Zaunbau", ["a", "c"]),
        ("ich will mein Boot anmelden, außerdem soll das Laub weg", ["a", "b"]),
        ("Laubabfuhr bitte. Und dann noch mein Boot ummelden", ["b", "a"]),
        ("Bootssteuer, Laubabfuhr und Zaunbau", ["a", "b", "c"]),
        ("mein Boot und das Laub", []),
        ("ich möchte mein Boot anmelden und heiße Peter", []),
        ("ich brauche einen Zaun und noch einen Zaun", []),
        ("ich muss mein Boot anmelden", []),
    ],
)
def test_services_in_order(text: str, services: list[str]) -> None:
    assert [wish.leistung for wish in wishes(text, rank, Leistungsnamen(NAMES).only)] == services


def test_the_first_is_begun_and_the_others_kept() -> None:
    found = [Wunsch("a", 0.8, "das"), Wunsch("c", 0.7, "und das")]
    lesart = deute("das und das", metadata(), {"antrag": 0.9}, [("c", 0.5), ("a", 0.4)], found)
    assert lesart.leistungen == [("a", 0.8)]
    assert lesart.as_deutung()["danach"] == ["c"]
    assert deute("was kostet das und das", metadata(), {"info": 0.9}, [("c", 0.5)], found).danach == []


def test_real_model(processor: object) -> None:
    """Through the trained pipeline."""
    import asyncio

    from rasa.core.channels.channel import UserMessage

    text = "ich muss mich ummelden und brauche einen Parkausweis"
    read = asyncio.run(processor.parse_message(UserMessage(text=text, metadata=metadata())))  # type: ignore[attr-defined]
    first, *rest = [entry["leistung"] for entry in read["deutung"]["leistungen"]]
    assert rest == []
    assert read["deutung"]["danach"]
    assert first != read["deutung"]["danach"][0]


def test_what_it_is_for_is_no_second_wish() -> None:
    ranked = {"ich brauche eine Geburtsurkunde": "geburtsurkunde", "fürs Elterngeld": "elterngeld"}
    found = wishes(
        "ich brauche eine Geburtsurkunde, fürs Elterngeld",
        lambda part: [(ranked[part], 0.9)],
        lambda part: ranked[part],
    )
    assert found == []
