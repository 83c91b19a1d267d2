"""The one channel of the bot: the gateway hands on a message and gets all answers back at once (inner contract,
section 1).
"""

import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any, cast

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.agent import TurnFailed
from bot.nlu.wahl import reading_of_choice
from bot.settings import load_settings

logger = logging.getLogger(__name__)

MAX_CANDIDATES = 3


class BadRequest(ValueError):
    """The body isn't what the inner contract asks for; the message is German."""


class LotseInput(InputChannel):
    """Synchronous channel below `/webhooks/lotse`."""

    def __init__(self, token: str) -> None:
        self._token = token

    @classmethod
    def name(cls) -> str:
        return "lotse"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "LotseInput":
        return cls(load_settings().dienst_token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint("lotse")

        @blueprint.route("/", methods=["GET"])
        async def health(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @blueprint.route("/nachricht", methods=["POST"])
        async def nachricht(request: Request) -> HTTPResponse:
            return await self._guarded(request, self._answer)

        @blueprint.route("/deutung", methods=["POST"])
        async def deutung(request: Request) -> HTTPResponse:
            return await self._guarded(request, self._read)

        @blueprint.route("/vergessen", methods=["POST"])
        async def vergessen(request: Request) -> HTTPResponse:
            return await self._guarded(request, self._forget)

        return blueprint

    async def _guarded(
        self, request: Request, handler: Callable[[Any, dict[str, Any]], Awaitable[dict[str, Any]]]
    ) -> HTTPResponse:
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {self._token}".encode()):
            return response.json({"fehler": "token"}, status=401)
        agent = getattr(request.app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            return response.json({"fehler": "modell"}, status=503)
        try:
            body = _body(request)
            return response.json(await handler(agent, body))
        except BadRequest as error:
            return response.json({"fehler": str(error)}, status=400)
        except TurnFailed as error:
            logger.error("turn failed: %s (%r)", error, error.__cause__)
            return response.json({"fehler": "actions"}, status=503)

    async def _forget(self, agent: Any, body: dict[str, Any]) -> dict[str, Any]:
        """Forgets the tracker of a conversation; one that isn't there is forgotten already."""
        async with agent.lock_store.lock(_text(body, "sender")):
            await agent.tracker_store.delete(body["sender"])
        return {"status": "ok"}

    async def _answer(self, agent: Any, body: dict[str, Any]) -> dict[str, Any]:
        output = CollectingOutputChannel()
        message = _message(body, output, _text(body, "sender"), _text(body, "nachricht"))
        if message.parse_data is None:
            message.parse_data = await agent.processor.parse_message(message)
        await agent.handle_message(message)
        return {"nachrichten": _said(output.messages), "verstanden": understood(message.parse_data)}

    async def _read(self, agent: Any, body: dict[str, Any]) -> dict[str, Any]:
        message = _message(body, CollectingOutputChannel(), None, None)
        parsed = message.parse_data or await agent.processor.parse_message(message)
        return {key: parsed.get(key) for key in ("text", "intent", "entities", "deutung")}


def _body(request: Request) -> dict[str, Any]:
    try:
        body = request.json
    except Exception as error:  # sanic raises its own class per version
        raise BadRequest("Der Inhalt ist kein JSON.") from error
    if not isinstance(body, dict) or not isinstance(body.get("metadata", {}), dict):
        raise BadRequest("Der Inhalt und metadata müssen Objekte sein.")
    return cast(dict[str, Any], body)


def _text(body: dict[str, Any], key: str) -> str:
    value = body.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadRequest(f"{key} fehlt.")
    return value


def _message(body: dict[str, Any], output: Any, sender: str | None, message_id: str | None) -> UserMessage:
    metadata = body.get("metadata") or {}
    text = _text(body, "text")
    return UserMessage(
        text,
        output,
        sender,
        parse_data=cast(Any, reading_of_choice(text, metadata)),
        input_channel=LotseInput.name(),
        message_id=message_id,
        metadata=metadata,
    )


def _said(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The messages of the actions, each with all keys of the inner contract."""
    empty: dict[str, Any] = {"text": "", "optionen": [], "karte": None, "rolle": "antwort"}
    return [{**empty, **(message.get("custom") or {"text": message.get("text", "")})} for message in messages]


def understood(parsed: dict[str, Any] | None) -> dict[str, Any]:
    """How the message was read, for `stand.verstanden` of the outer contract."""
    parsed = parsed or {}
    candidates = [entry["leistung"] for entry in parsed.get("deutung", {}).get("leistungen", [])]
    intent = parsed.get("intent") or {}
    return {
        "absicht": intent.get("name"),
        "leistung": candidates[0] if candidates else None,
        "kandidaten": candidates[:MAX_CANDIDATES],
        "sicherheit": round(float(intent.get("confidence") or 0.0), 2),
    }
