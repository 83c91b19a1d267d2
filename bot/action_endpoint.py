"""The way to the action server: one call per turn, kept-alive connections, small requests."""

import json
from typing import Any

import aiohttp
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

TIMEOUT = aiohttp.ClientTimeout(total=10.0, connect=1.0)  # seconds
KEEPALIVE = 4.0  # seconds; shorter than the server's five, so that no call meets a connection just being closed
EVENTS = {event.type_name: event for event in (SlotSet, ActiveLoop)}


class BadReply(ValueError):
    """The action server answered something else than events and responses."""


class ActionEndpoint(EndpointConfig):
    """Calls the action server. Errors rise as they are: the turn then fails (see `bot.agent`)."""

    def __init__(self, url: str) -> None:
        super().__init__(url, enable_selective_domain=True)
        self._session: aiohttp.ClientSession | None = None

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any | None:
        """Posts `kwargs["json"]` and returns the reply. Raises `ClientResponseError` from status 400 on."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(keepalive_timeout=KEEPALIVE)
            self._session = aiohttp.ClientSession(timeout=TIMEOUT, connector=connector)
        async with self._session.request(method, self.url, json=kwargs["json"]) as response:
            content = await response.read()
            if response.status >= 400:
                raise ClientResponseError(response.status, response.reason, content)
            return json.loads(content)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


class TurnAction(RemoteAction):
    """The one action call of a turn.

    `RemoteAction` sends every event of the conversation, and compiles the JSON schema of a reply anew to check it.
    Here the request holds what actions read: the message with its reading, slots and form. The reply is looked at once.
    """

    def _action_call_format(self, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
        state = {**tracker.current_state(), "events": []}
        return {"next_action": self.name(), "sender_id": tracker.sender_id, "tracker": state, "domain": {}}

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """What was uttered, and the events of the reply. Raises `BadReply` and what `ActionEndpoint` raises."""
        if self.action_endpoint is None:
            raise BadReply("no action server")
        reply = await self.action_endpoint.request(json=self._action_call_format(tracker, domain))
        events, responses = read_reply(reply)
        return [*await self._utter_responses(responses, output_channel, nlg, tracker), *events]


def read_reply(reply: Any) -> tuple[list[Event], list[dict[str, Any]]]:
    """Events and responses of a reply. Raises `BadReply`."""
    if not isinstance(reply, dict):
        raise BadReply("no object")
    events, responses = reply.get("events", []), reply.get("responses", [])
    if not isinstance(responses, list) or not all(isinstance(response, dict) for response in responses):
        raise BadReply("responses")
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        raise BadReply("events")
    return [_event(event) for event in events], responses


def _event(parameters: dict[str, Any]) -> Event:
    """Looked up by its name; Rasa looks through all subclasses of `Event` for each."""
    known = EVENTS.get(parameters.get("event", ""))
    try:
        event = known._from_parameters(parameters) if known else Event.from_parameters(parameters)
    except (KeyError, ValueError) as error:
        raise BadReply(f"event {parameters.get('event')}") from error
    if event is None:
        raise BadReply("event without a name")
    return event
