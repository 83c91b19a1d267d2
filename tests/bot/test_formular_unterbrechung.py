"""Spike, kept: stock `RulePolicy` answers in between and asks again, if the form takes text for answering intents
only.

The negative control is the same form with an unconditional `from_text`: it swallows every interruption.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.model_training import train_core
from rasa.utils.endpoints import EndpointConfig

from tests.bot.aktionsserver import Aktionsserver, reply

pytestmark = pytest.mark.langsam

DOMAIN = """
version: "3.1"
intents: [antrag, angabe, korrektur, info, abbruch]
slots:
  antwort:
    type: any
    influence_conversation: false
    mappings:
      - type: from_text
        {only}
        conditions: [{{active_loop: antrag_form, requested_slot: antwort}}]
forms: {{antrag_form: {{required_slots: [antwort]}}}}
actions: [action_info, action_ask_antwort, validate_antrag_form]
session_config: {{session_expiration_time: 0, carry_over_slots_to_new_session: true}}
"""
RULES = """
version: "3.1"
rules:
  - rule: begin
    steps: [{intent: antrag}, {action: antrag_form}, {active_loop: antrag_form}]
  - rule: answer in between, then the form again
    condition: [{active_loop: antrag_form}]
    steps: [{intent: info}, {action: action_info}, {action: antrag_form}, {active_loop: antrag_form}]
  - rule: cancel
    condition: [{active_loop: antrag_form}]
    steps: [{intent: abbruch}, {action: action_deactivate_loop}, {active_loop: null}]
"""
CONFIG = "recipe: default.v1\nassistant_id: spike\nlanguage: de\npolicies: [{name: RulePolicy}]\n"
ANSWERING = "intent: [angabe, korrektur]"


def serve(request: dict[str, Any]) -> dict[str, Any]:
    """Asks the question that the metadata holds; validates the slot to null; answers questions."""
    name = request["next_action"]
    if name == "validate_antrag_form":
        answered = request["tracker"]["slots"]["antwort"] is not None
        return {
            "events": [{"event": "slot", "name": "antwort", "value": None, "timestamp": None}] * answered,
            "responses": [],
        }
    if name == "action_ask_antwort":
        return reply(request["tracker"]["latest_message"]["metadata"]["frage"])
    return reply("Das ist kostenfrei.")


def build(folder: Path, only: str) -> Path:
    (folder / "domain.yml").write_text(DOMAIN.format(only=only or "intent: []"))
    (folder / "rules.yml").write_text(RULES)
    (folder / "config.yml").write_text(CONFIG)
    return Path(
        train_core(
            str(folder / "domain.yml"), str(folder / "config.yml"), str(folder / "rules.yml"), str(folder / "models")
        )
    )


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {only: build(tmp_path_factory.mktemp("spike"), only) for only in (ANSWERING, "")}


async def talk(model: Path, *turns: str) -> list[list[str]]:
    """What is said after each intent."""
    with Aktionsserver(serve) as server:
        agent = Agent.load(model, action_endpoint=EndpointConfig(server.url))
        said = []
        for intent in turns:
            output = CollectingOutputChannel()
            parsed = {"text": intent, "intent": {"name": intent, "confidence": 1.0}, "entities": []}
            metadata = {"frage": "Welche Adresse?"}
            await agent.handle_message(UserMessage(intent, output, "spike", parse_data=parsed, metadata=metadata))
            said.append([json.loads(json.dumps(message))["custom"]["text"] for message in output.messages])
        return said


async def test_an_interruption_is_answered_and_the_question_comes_again(models: dict[str, Path]) -> None:
    said = await talk(models[ANSWERING], "antrag", "info", "angabe", "info")
    assert said == [
        ["Welche Adresse?"],
        ["Das ist kostenfrei.", "Welche Adresse?"],
        ["Welche Adresse?"],
        ["Das ist kostenfrei.", "Welche Adresse?"],
    ]


async def test_cancel_deactivates_the_form(models: dict[str, Path]) -> None:
    said = await talk(models[ANSWERING], "antrag", "abbruch", "antrag")
    assert said == [["Welche Adresse?"], [], ["Welche Adresse?"]]


async def test_unconditional_text_swallows_the_interruption(models: dict[str, Path]) -> None:
    said = await talk(models[""], "antrag", "info")
    assert said == [["Welche Adresse?"], ["Welche Adresse?"]]
