"""The way to the action server: kept-alive connections, small requests, a reply check compiled once."""

from typing import Any

import aiohttp
import jsonschema
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

TIMEOUT = aiohttp.ClientTimeout(total=10.0, connect=1.0)  # seconds
_HEAVY = ("metadata", "parse_data")  # the current message carries both in latest_message


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
            self._session = aiohttp.ClientSession(timeout=TIMEOUT)
        async with self._session.request(method, self.url, json=slim(kwargs["json"])) as response:
            if response.status >= 400:
                raise ClientResponseError(response.status, response.reason, await response.read())
            return await response.json()

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


def slim(body: dict[str, Any]) -> dict[str, Any]:
    """The request without what no action reads: events before this turn, and copies of the message's metadata."""
    tracker = dict(body["tracker"])
    events = tracker.get("events") or []
    last_user = max((i for i, event in enumerate(events) if event["event"] == "user"), default=0)
    tracker["events"] = [{k: v for k, v in event.items() if k not in _HEAVY} for event in events[last_user:]]
    return {**body, "tracker": tracker}


_validator = jsonschema.Draft7Validator(RemoteAction.action_response_format_spec())


def _validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
    _validator.validate(result)
    return True


def compile_reply_check() -> None:
    """Rasa compiles its JSON schema of a reply anew for each reply, two thirds of a turn's time; do it once."""
    RemoteAction._validate_action_result = _validate_action_result
