"""A tracker in few bytes: slots, active form and the last turns, as plain rows.

Rasa writes each event as a large object with the whole reading of the message and looks for its class among all
subclasses when reading it back. What the policy and the actions need of earlier turns is far less.
"""

from collections.abc import Sequence
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

TURNS = 10

Row = list[Any]


def to_rows(tracker: DialogueStateTracker, turns: int = TURNS) -> list[Row]:
    """The rows of a tracker that keeps its slots, its form and its last `turns` turns."""
    events = list(tracker.events)
    users = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(users) > turns:
        cut = users[-turns]
        before = DialogueStateTracker.from_events(tracker.sender_id, events[:cut], list(tracker.slots.values()))
        events = _opening(before) + events[cut:]
    return [row for event in events if (row := _row(event))]


def _opening(tracker: DialogueStateTracker) -> list[Event]:
    """Events that bring a fresh tracker to the state of `tracker`."""
    slots = [SlotSet(slot.name, slot.value) for slot in tracker.slots.values() if slot.has_been_set]
    form = [ActiveLoop(tracker.active_loop_name)] if tracker.active_loop_name else []
    start: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    return start + slots + form + [ActionExecuted(ACTION_LISTEN_NAME)]


def _row(event: Event) -> Row:
    if isinstance(event, UserUttered):
        return ["u", event.text, event.intent.get("name"), event.message_id, event.timestamp]
    if isinstance(event, ActionExecuted):
        return ["a", event.action_name]
    if isinstance(event, BotUttered):
        custom = (event.data or {}).get("custom") or {}
        return ["b", custom.get("text") or event.text]
    if isinstance(event, SlotSet):
        return ["s", event.key, event.value]
    if isinstance(event, ActiveLoop):
        return ["f", event.name]
    if isinstance(event, SessionStarted):
        return ["n"]
    return []


def to_events(rows: Sequence[Row]) -> list[Event]:
    """The events of `rows`, as far as the policy needs them."""
    return [_event(row) for row in rows]


def _event(row: Row) -> Event:
    kind = row[0]
    if kind == "u":
        return UserUttered(row[1], {"name": row[2], "confidence": 1.0}, message_id=row[3], timestamp=row[4])
    if kind == "a":
        return ActionExecuted(row[1])
    if kind == "b":
        return BotUttered(row[1])
    if kind == "s":
        return SlotSet(row[1], row[2])
    if kind == "f":
        return ActiveLoop(row[1])
    if kind == "n":
        return SessionStarted()
    raise ValueError(f"unknown row {kind!r}")
