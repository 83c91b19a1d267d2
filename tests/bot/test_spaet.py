"""Lists worked out when somebody looks; and nobody looks at the services for a plain answer."""

from typing import Any

import pytest
from bot.nlu.ranking import Ranking
from bot.nlu.spaet import Spaet
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
