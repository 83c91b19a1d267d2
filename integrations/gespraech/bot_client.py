"""The only HTTP client to the bot (inner contract, section 1)."""

import json
from http import HTTPStatus
from typing import Any

import aiohttp
from pydantic import BaseModel, ConfigDict, ValidationError

from api.gespraeche.schemas import Auftrag, Ausgang

WORD_JOINER = "\u2060"
"""Invisible; keeps Rasa from reading "/restart" as a command. The bot takes it off again."""
CONNECT_SECONDS = 1.0
TURN_SECONDS = 60.0
"""Longest wait for one turn. Whether the bot lives at all is the watcher's question, asked far more often."""
KEEPALIVE_SECONDS = 4.0
"""Shorter than the five of the bot, so that hardly a call meets a connection that is just being closed."""


class TeilAusgefallen(Exception):
    """The bot or the action server does not answer. `teil` is bot or actions."""

    def __init__(self, teil: str) -> None:
        self.teil = teil
        super().__init__(teil)


class BotFehler(Exception):
    """The bot answered, but not with a reply: it, or an action, failed on this very message."""


class _Nachricht(BaseModel):
    model_config = ConfigDict(extra="ignore")

    text: str
    optionen: list[dict[str, Any]] = []
    karte: dict[str, Any] | None = None
    rolle: str = "antwort"


class _Antwort(BaseModel):
    model_config = ConfigDict(extra="ignore")

    nachrichten: list[_Nachricht]
    verstanden: dict[str, Any]


class Deutung(BaseModel):
    """How a text was read (inner contract, 2); `absicht` is the name of its intent."""

    model_config = ConfigDict(extra="ignore")

    absicht: str | None = None
    leistungen: list[dict[str, Any]] = []
    werte: list[dict[str, Any]] = []
    korrektur: dict[str, Any] | None = None
    ohne: list[str] = []


class _Absicht(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: str | None = None


class _Gelesen(BaseModel):
    model_config = ConfigDict(extra="ignore")

    intent: _Absicht = _Absicht()
    deutung: Deutung


class BotClient:
    """Keeps its connections open; one per server process."""

    def __init__(self, port: int, dienst_token: str, *, gleichzeitig: int) -> None:
        self._basis = f"http://127.0.0.1:{port}"
        self._kopf = {"Authorization": f"Bearer {dienst_token}", "Content-Type": "application/json"}
        self._gleichzeitig = gleichzeitig
        self._http: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()

    async def turn(self, auftrag: Auftrag) -> tuple[list[Ausgang], dict[str, Any]]:
        """Hand one message on; the answers, and how it was read.

        Raises `TeilAusgefallen` where a part can't be reached, `BotFehler` where it answered without a reply.
        """
        body = {
            "sender": auftrag.gespraech,
            "text": escape(auftrag.text),
            "nachricht": auftrag.nachricht,
            "metadata": auftrag.kontext,
        }
        status, content = await self._post("/webhooks/lotse/nachricht", body)
        if status != HTTPStatus.OK:
            raise BotFehler(f"status {status}")
        try:
            antwort = _Antwort.model_validate_json(content)
        except ValidationError:
            raise BotFehler("unreadable reply") from None
        if not antwort.nachrichten:
            raise BotFehler("no message")
        return [_ausgang(nachricht) for nachricht in antwort.nachrichten], antwort.verstanden

    async def read(self, text: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        """The typed `werte` a text holds, read by itself. Raises like `turn`."""
        return (await self.interpret(text, metadata)).werte

    async def interpret(self, text: str, metadata: dict[str, Any]) -> Deutung:
        """How a text is understood by itself. Raises like `turn`."""
        status, content = await self._post("/webhooks/lotse/deutung", {"text": escape(text), "metadata": metadata})
        if status != HTTPStatus.OK:
            raise BotFehler(f"status {status}")
        try:
            gelesen = _Gelesen.model_validate_json(content)
        except ValidationError:
            raise BotFehler("unreadable reply") from None
        return gelesen.deutung.model_copy(update={"absicht": gelesen.intent.name})

    async def forget(self, gespraech: str) -> None:
        """Delete what the bot's tracker store holds of a conversation. Raises like `turn`."""
        status, _ = await self._post("/webhooks/lotse/vergessen", {"sender": gespraech})
        if status not in (HTTPStatus.OK, HTTPStatus.NO_CONTENT):
            raise BotFehler(f"status {status}")

    async def _post(self, path: str, body: dict[str, Any]) -> tuple[int, bytes]:
        """Status and content. Tried once more where a kept-alive connection was closed on us: the message id makes
        that harmless.
        """
        if self._http is None:  # made here: it belongs to the loop that runs
            connector = aiohttp.TCPConnector(limit=self._gleichzeitig, keepalive_timeout=KEEPALIVE_SECONDS)
            timeout = aiohttp.ClientTimeout(total=TURN_SECONDS, sock_connect=CONNECT_SECONDS)
            self._http = aiohttp.ClientSession(connector=connector, timeout=timeout, headers=self._kopf)
        data = json.dumps(body).encode()
        for last in (False, True):
            try:
                async with self._http.post(self._basis + path, data=data) as response:
                    return response.status, await response.read()
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
                if last:
                    raise TeilAusgefallen("bot") from None
            except (aiohttp.ClientError, TimeoutError):
                raise TeilAusgefallen("bot") from None
        raise AssertionError("unreachable")


def escape(text: str) -> str:
    """Text that begins with "/" is text, never a command to Rasa."""
    return WORD_JOINER + text if text.lstrip().startswith("/") else text


def _ausgang(nachricht: _Nachricht) -> Ausgang:
    art = "frage" if nachricht.rolle == "frage" else "antwort"
    return Ausgang(text=nachricht.text, art=art, optionen=tuple(nachricht.optionen), karte=nachricht.karte)
