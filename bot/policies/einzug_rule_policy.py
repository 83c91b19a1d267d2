"""One action per turn (ADR 0003).

Stock `RulePolicy` tries the active form first, lets it reject the message, runs the interrupting rule, and runs the
form again to ask its question: two to three remote calls for one message. Here a turn is one step: the rule that fits
the intent and the state of the form, or else the form itself, and then the bot listens.
"""

import functools
import json
from typing import Any

from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTIVE_LOOP, LOOP_NAME, PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

AFTER_ONE_ACTION = "one action per turn"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class EinzugRulePolicy(RulePolicy):
    """`RulePolicy` whose rules beat the active form and whose turn ends after one action."""

    def _find_action_from_loop_happy_path(self, tracker: DialogueStateTracker) -> tuple[str | None, str | None]:
        if tracker.latest_action_name not in (None, ACTION_LISTEN_NAME):
            return ACTION_LISTEN_NAME, AFTER_ONE_ACTION
        if tracker.active_loop_name and _intent(tracker) in self._interruptions(tracker.active_loop_name):
            return None, None  # left to the rules
        return super()._find_action_from_loop_happy_path(tracker)

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        if use_text_for_last_user_input:
            return None, None, False  # no rule is written on the words of a message
        action, source, _ = super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
        return action, source, False  # the form needn't be told that it was interrupted: it doesn't ask

    def _interruptions(self, loop: str) -> set[str | None]:
        """Intents for which a rule other than the form's own holds while `loop` is active."""
        return {_interrupts(key, action, loop) for key, action in self.lookup.get(RULES, {}).items()} - {None}


@functools.lru_cache(maxsize=1000)
def _interrupts(key: str, action: str, loop: str) -> str | None:
    """The intent on which the rule `key` → `action` interrupts `loop`, or None."""
    state: dict[str, Any] = json.loads(key)[-1]
    listening = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME) == ACTION_LISTEN_NAME
    holds = state.get(ACTIVE_LOOP, {}).get(LOOP_NAME) in (None, loop)
    return state.get(USER, {}).get(INTENT) if listening and holds and action != loop else None


def _intent(tracker: DialogueStateTracker) -> str | None:
    return tracker.latest_message.intent.get("name") if tracker.latest_message else None
