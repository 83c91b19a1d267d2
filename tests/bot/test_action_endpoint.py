"""The one call of a turn: small, without Rasa's costly checks, and refused where the reply is none."""

from pathlib import Path
from typing import Any

import pytest
from bot.action_endpoint import ActionEndpoint, BadReply, read_reply
from bot.agent import LotseAgent, TurnFailed
from rasa.core.actions.action import RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import ActiveLoop, AllSlotsReset, Event, SlotSet

from tests.bot.aktionsserver import Aktionsserver, open_form, reply, says_its_name


@pytest.mark.parametrize(
    "bad",
    [
        None,
        [],
        {"events": {}},
        {"responses": "Hallo"},
        {"responses": ["Hallo"]},
        {"events": ["slot"]},
        {"events": [{"name": "antwort"}]},
        {"events": [{"event": "zaubern"}]},
    ],
)
def test_a_reply_that_is_none(bad: Any) -> None:
    with pytest.raises(BadReply):
        read_reply(bad)


def test_events_of_a_reply() -> None:
    events, responses = read_reply(
        {
            "events": [
                {"event": "slot", "name": "antwort", "value": None, "timestamp": None},
                {"event": "active_loop", "name": "antrag_form"},
                {"event": "reset_slots"},
            ],
            "responses": [{"text": "Hallo"}],
        }
    )
    assert events == [SlotSet("antwort", None), ActiveLoop("antrag_form"), AllSlotsReset()]
    assert responses == [{"text": "Hallo"}]


def test_usual_events_are_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> Any:
        raise AssertionError("searched among all subclasses")

    monkeypatch.setattr(Event, "resolve_by_type", refuse)
    assert read_reply({"events": open_form()})[0] == [ActiveLoop("antrag_form"), SlotSet("requested_slot", "antwort")]


@pytest.mark.langsam
class TestTurn:
    @pytest.fixture(scope="class")
    def agent(self, model: Path) -> LotseAgent:
        agent = LotseAgent(action_endpoint=ActionEndpoint("http://127.0.0.1:1/webhook"))
        agent.load_model(model)
        return agent

    async def say(self, agent: LotseAgent, server: Aktionsserver, intent: str) -> list[Any]:
        agent.action_endpoint = agent.processor.action_endpoint = endpoint = ActionEndpoint(server.url)
        output = CollectingOutputChannel()
        parsed = {"text": intent, "intent": {"name": intent, "confidence": 1.0}, "entities": [], "deutung": {}}
        metadata = {"zustand": {"zuege": 3}}
        try:
            await agent.handle_message(UserMessage(intent, output, "du", parse_data=parsed, metadata=metadata))
        finally:
            await endpoint.close()
        return output.messages

    async def test_what_rasa_would_do_for_it_is_not_done(
        self, agent: LotseAgent, aktionsserver: Aktionsserver, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each of these exists in Rasa (`raising`), and none of them is called for a turn inside a form."""
        aktionsserver.answer = lambda request: reply("auf", *open_form())
        await self.say(agent, aktionsserver, "antrag")

        def refuse(*_: Any, **__: Any) -> Any:
            raise AssertionError("Rasa's own way")

        predictions: list[Any] = []
        predict = MessageProcessor._predict_next_with_tracker
        monkeypatch.setattr(RemoteAction, "run", refuse)
        monkeypatch.setattr(RemoteAction, "_validate_action_result", refuse)
        monkeypatch.setattr(FormAction, "do", refuse)
        monkeypatch.setattr(MessageProcessor, "_run_prediction_loop", refuse)
        monkeypatch.setattr(
            MessageProcessor,
            "_predict_next_with_tracker",
            lambda self, tracker: predictions.append(1) or predict(self, tracker),
        )
        aktionsserver.answer = says_its_name
        assert len(await self.say(agent, aktionsserver, "angabe")) == 1
        assert aktionsserver.names()[-1] == "validate_antrag_form"
        assert len(predictions) == 1

    async def test_the_request_holds_the_message_and_no_history(
        self, agent: LotseAgent, aktionsserver: Aktionsserver
    ) -> None:
        for _ in range(3):
            await self.say(agent, aktionsserver, "info")
        tracker = aktionsserver.requests[-1]["tracker"]
        assert tracker["events"] == []
        assert tracker["latest_message"]["metadata"] == {"zustand": {"zuege": 3}}
        assert tracker["latest_message"]["intent"]["name"] == "info"

    async def test_a_bad_reply_fails_the_turn(self, agent: LotseAgent, aktionsserver: Aktionsserver) -> None:
        aktionsserver.answer = lambda request: {"events": [{"event": "zaubern"}], "responses": [{"text": "Hallo"}]}
        with pytest.raises(TurnFailed):
            await self.say(agent, aktionsserver, "info")
