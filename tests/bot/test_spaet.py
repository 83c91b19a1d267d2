"""Lists worked out when somebody looks; and nobody looks at the services for a plain answer."""

from typing import Any

import pytest
from bot.nlu.kern import Kern
from bot.nlu.ranking import Ranking
from bot.nlu.satzvektor import Satzvektor
from bot.nlu.spaet import Spaet, SpaeteZuordnung
from rasa.core.channels.channel import UserMessage

from tests.bot.umgebung import metadata


def test_found_at_the_first_look_and_only_then() -> None:
    looks: list[int] = []

    def find() -> list[str]:
        looks.append(1)
        return ["a", "b"]

    late = Spaet(find)
    assert looks == []
    assert (list(late), len(late), late[0], late[:1], bool(late)) == (["a", "b"], 2, "a", ["a"], True)
    assert looks == [1]


@pytest.mark.langsam
async def test_services_are_ranked_for_a_wish_alone(processor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ranked: list[str] = []
    rank = Ranking.rank
    monkeypatch.setattr(Ranking, "rank", lambda self, text, *rest: ranked.append(text) or rank(self, text, *rest))
    answer = UserMessage("anna.mueller@example.org", metadata=metadata("email"))
    assert (await processor.parse_message(answer))["intent"]["name"] == "angabe"
    assert ranked == []
    wish = await processor.parse_message(UserMessage("Mein altes Sofa muss weg", metadata=metadata()))
    assert wish["deutung"]["leistungen"]
    assert ranked


def test_names_are_looked_up_at_the_first_look_and_only_then() -> None:
    looks: list[int] = []

    def find() -> dict[str, float]:
        looks.append(1)
        return {"a": 1.0}

    late = SpaeteZuordnung(find)
    assert looks == []
    assert (late.get("a"), late.get("b", 0.5), dict(late), len(late), bool(late)) == (1.0, 0.5, {"a": 1.0}, 1, True)
    assert looks == [1]


@pytest.mark.langsam
@pytest.mark.parametrize(
    ("typ", "text"),
    [
        ("email", "anna.mueller@example.org"),
        ("telefon", "0385 5551234"),
        ("name", "Anna Müller"),
        ("bestaetigung", "ja"),
    ],
)
async def test_a_plain_answer_is_read_without_vector_and_chances(
    processor: Any, monkeypatch: pytest.MonkeyPatch, typ: str, text: str
) -> None:
    encoded: list[str] = []
    monkeypatch.setattr(Satzvektor, "_encode", lambda _, texts: encoded.extend(texts))
    monkeypatch.setattr(Kern, "similarity", lambda _, said, vector: encoded.append(said))
    read = await processor.parse_message(UserMessage(text, metadata=metadata(typ)))
    assert read["intent"]["name"] == ("bestaetigung" if text == "ja" else "angabe")
    assert encoded == []


@pytest.mark.langsam
async def test_a_word_of_alarm_is_weighed_where_a_name_is_asked_for(processor: Any) -> None:
    alarm = UserMessage("hier ist jemand zusammengebrochen und atmet nicht mehr", metadata=metadata("name"))
    assert (await processor.parse_message(alarm))["intent"]["name"] == "notfall"
