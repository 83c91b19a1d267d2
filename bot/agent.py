"""Agent and processor whose turn is one action, and either happens as a whole or not at all (ADR 0003).

Rasa logs a failed action and goes on: the tracker is saved as if the action had run, and the citizen gets silence.
Here a failed action ends the turn before anything is saved, so that the gateway can hand on the same message again.
"""

from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, ActionListen, RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel, UserMessage
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.action_endpoint import TurnAction
from bot.graph_runner import StraightRunner


class TurnFailed(RuntimeError):
    """The action server didn't answer, or answered nothing to say. Nothing was saved."""


class LotseProcessor(MessageProcessor):
    """Handles one message; raises `TurnFailed` and saves nothing when its action fails."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.graph_runner: Any = StraightRunner.of(self.graph_runner)

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        tracker = await self.log_message(message, should_save_tracker=False)
        tracker = await self.run_action_extract_slots(message.output_channel, tracker)
        await self._take_turn(message.output_channel, tracker)
        output = message.output_channel
        if isinstance(output, CollectingOutputChannel) and not output.messages:
            raise TurnFailed("no message was uttered")
        await self.save_tracker(tracker)
        return output.messages if isinstance(output, CollectingOutputChannel) else None

    async def _take_turn(self, output_channel: OutputChannel, tracker: DialogueStateTracker) -> None:
        """One action and then listening: nothing is left to predict after it."""
        action, prediction = self.predict_next_with_tracker_if_should(tracker)
        if action.name() != ACTION_LISTEN_NAME:
            await self._run_action(action, tracker, output_channel, self.nlg, prediction)
        listen = PolicyPrediction.for_action_name(self.domain, ACTION_LISTEN_NAME)
        self._log_action_on_tracker(tracker, ActionListen(), [], listen)

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Rasa would make an empty domain for each message to warn of what `tests/bot` checks once."""

    async def log_message(self, message: UserMessage, should_save_tracker: bool = True) -> DialogueStateTracker:
        # The metadata isn't handed to the session start: Rasa would keep it in a slot for good.
        tracker = await self.fetch_tracker_and_update_session(message.sender_id, message.output_channel)
        tracker = self._before(tracker, message.message_id)
        await self._handle_message_with_tracker(message, tracker)
        if should_save_tracker:
            await self.save_tracker(tracker)
        return tracker

    def _before(self, tracker: DialogueStateTracker, message_id: str) -> DialogueStateTracker:
        """The tracker as it was before this very message, in case the message is handed on a second time."""
        events = list(tracker.events)
        for index, event in enumerate(events):
            if isinstance(event, UserUttered) and event.message_id == message_id:
                return DialogueStateTracker.from_events(tracker.sender_id, events[:index], self.domain.slots)
        return tracker

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        call = self._call_of(action, tracker)
        try:
            if call is not None:  # reads the tracker and leaves it alone, so it needs no copy
                events = await call.run(output_channel, nlg, tracker, self.domain)
            else:
                events = await action.run(output_channel, nlg, tracker.copy(), self.domain)
        except Exception as error:
            raise TurnFailed(f"{action.name()} failed") from error
        self._log_action_on_tracker(tracker, action, events, prediction)
        await self.execute_side_effects(events, tracker, output_channel)
        return self.should_predict_another_action(action.name())

    def _call_of(self, action: Action, tracker: DialogueStateTracker) -> TurnAction | None:
        """The call to the action server that stands for an action. An open form is nothing but its validation: what it
        asks next is said by the action, and its one slot stays empty.
        """
        if isinstance(action, FormAction) and tracker.active_loop_name == action.name():
            return TurnAction(f"validate_{action.name()}", self.action_endpoint)
        return TurnAction(action.name(), self.action_endpoint) if isinstance(action, RemoteAction) else None


class LotseAgent(Agent):
    """Agent with a `LotseProcessor` and a tracker store whose errors aren't hidden behind an in-memory one."""

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        self.processor = LotseProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain

    @staticmethod
    def _create_tracker_store(store: TrackerStore | None, domain: Domain) -> TrackerStore:
        return store if store is not None else InMemoryTrackerStore(domain)
