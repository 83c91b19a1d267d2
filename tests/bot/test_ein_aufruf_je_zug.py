"""Every intent, inside a form and outside, is answered by exactly one action call (ADR 0003)."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from bot.action_endpoint import ActionEndpoint
from bot.agent import LotseAgent
from bot.settings import ROOT
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from tests.bot.aktionsserver import Aktionsserver, close_form, open_form, reply, says_its_name

pytestmark = pytest.mark.langsam

INTENTS = yaml.safe_load((ROOT / "domain.yml").read_text())["intents"]

IN_FORM = {"angabe": "validate_antrag_form", "korrektur": "validate_antrag_form"}
WITHOUT_FORM = dict.fromkeys(("angabe", "korrektur", "ueberspringen", "zurueck"), "action_antwort_ohne_formular")


@pytest.fixture(scope="module")
def agent(model: Path) -> LotseAgent:
    agent = LotseAgent(action_endpoint=ActionEndpoint("http://127.0.0.1:1/webhook"))
    agent.load_model(model)
    return agent


async def say(agent: LotseAgent, server: Aktionsserver, sender: str, intent: str) -> Any:
    """Sends a message that was read as `intent`; returns what was said."""
    endpoint = ActionEndpoint(server.url)
    agent.action_endpoint = agent.processor.action_endpoint = endpoint
    output = CollectingOutputChannel()
    parsed = {"text": intent, "intent": {"name": intent, "confidence": 1.0}, "entities": [], "deutung": {"werte": []}}
    try:
        await agent.handle_message(UserMessage(intent, output, sender, parse_data=parsed))
    finally:
        await endpoint.close()
    return output.messages


@pytest.mark.parametrize("intent", INTENTS)
async def test_without_form(agent: LotseAgent, aktionsserver: Aktionsserver, intent: str) -> None:
    await say(agent, aktionsserver, f"frei-{intent}", intent)
    assert aktionsserver.names() == [WITHOUT_FORM.get(intent, f"action_{intent}")]


@pytest.mark.parametrize("intent", INTENTS)
async def test_in_form(agent: LotseAgent, aktionsserver: Aktionsserver, intent: str) -> None:
    sender = f"formular-{intent}"
    aktionsserver.answer = lambda request: reply(request["next_action"], *open_form())
    await say(agent, aktionsserver, sender, "antrag")
    aktionsserver.requests.clear()
    aktionsserver.answer = says_its_name

    for _ in range(2):  # the second time shows that the form is still open
        await say(agent, aktionsserver, sender, intent)
    assert aktionsserver.names() == [IN_FORM.get(intent, f"action_{intent}")] * 2
    assert aktionsserver.requests[-1]["tracker"]["active_loop"]["name"] == "antrag_form"


async def test_an_answer_may_close_the_form(agent: LotseAgent, aktionsserver: Aktionsserver) -> None:
    aktionsserver.answer = lambda request: reply("auf", *open_form())
    await say(agent, aktionsserver, "schliessen", "antrag")
    aktionsserver.answer = lambda request: reply("zu", *close_form())
    await say(agent, aktionsserver, "schliessen", "angabe")
    await say(agent, aktionsserver, "schliessen", "angabe")
    assert aktionsserver.names() == ["action_antrag", "validate_antrag_form", "action_antwort_ohne_formular"]


async def test_a_long_interruption_keeps_the_form(agent: LotseAgent, aktionsserver: Aktionsserver) -> None:
    aktionsserver.answer = lambda request: reply("auf", *open_form())
    await say(agent, aktionsserver, "lang", "antrag")
    aktionsserver.answer = says_its_name
    for intent in ("info", "warum", "status", "info", "smalltalk", "angabe", "korrektur", "angabe"):
        await say(agent, aktionsserver, "lang", intent)
    assert aktionsserver.names()[-3:] == ["validate_antrag_form"] * 3
    assert len(aktionsserver.requests) == 9
