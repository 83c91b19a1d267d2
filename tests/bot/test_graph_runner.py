"""The trained graph run without dask: the same results, and really without it."""

from typing import Any

import dask
import pytest
from bot.graph_runner import StraightRunner
from rasa.core.channels.channel import UserMessage
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.trackers import DialogueStateTracker

from tests.bot.umgebung import metadata

pytestmark = pytest.mark.langsam

TEXTS = ("Moin, mein altes Sofa muss weg", "Mecklenburgstraße 12, 19053 Schwerin", "nee lass mal", "😀")


@pytest.mark.parametrize("text", TEXTS)
def test_reads_as_dask_does(processor: Any, text: str) -> None:
    straight = processor.graph_runner
    stock = object.__new__(DaskGraphRunner)
    stock._instantiated_nodes, stock._graph_schema = straight._nodes, straight._schema
    stock._execution_context = None
    target = processor.model_metadata.nlu_target
    results = []
    for runner in (straight, stock):
        message = UserMessage(text, metadata=metadata("adresse"))
        tracker = DialogueStateTracker.from_events("x", [])
        found = runner.run(inputs={"__message__": [message], "__tracker__": tracker}, targets=[target])
        results.append(found[target][0].as_dict(only_output_properties=True))
    assert results[0]["deutung"] == results[1]["deutung"]
    assert results[0]["intent"]["name"] == results[1]["intent"]["name"]


async def test_no_dask_in_a_reading(processor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("dask was asked")

    monkeypatch.setattr(dask, "get", refuse)
    assert isinstance(processor.graph_runner, StraightRunner)
    parsed = await processor.parse_message(UserMessage("Moin", metadata=metadata()))
    assert parsed["intent"]["name"] == "smalltalk"


def test_dask_is_what_rasa_asks(processor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: where Rasa's runner no longer uses `dask.get`, the test above would show nothing."""
    asked: list[Any] = []
    real = dask.get
    monkeypatch.setattr(dask, "get", lambda *args, **kwargs: asked.append(args) or real(*args, **kwargs))
    stock = object.__new__(DaskGraphRunner)
    stock._instantiated_nodes, stock._graph_schema = processor.graph_runner._nodes, processor.graph_runner._schema
    stock._execution_context = None
    message = UserMessage("Moin", metadata=metadata())
    tracker = DialogueStateTracker.from_events("x", [])
    stock.run({"__message__": [message], "__tracker__": tracker}, targets=[processor.model_metadata.nlu_target])
    assert asked
