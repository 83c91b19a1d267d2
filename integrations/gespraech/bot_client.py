"""The only HTTP client to the bot (inner contract, section 1)."""

from typing import Any

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from api.gespraeche.schemas import Auftrag, Ausgang

WORD_JOINER = "\u2060"
"""Invisible; keeps Rasa from reading "/restart" as a command. The bot takes it off again."""
CONNECT_SECONDS = 1.0
TURN_SECONDS = 60.0
"""Longest wait for one turn. Whether the bot lives at all is the watcher's question, asked far more often."""


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


class BotClient:
    """Keeps its connections open; one per server process."""

    def __init__(self, port: int, dienst_token: str, *, gleichzeitig: int) -> None:
        self._http = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}",
            headers={"Authorization": f"Bearer {dienst_token}"},
            timeout=httpx.Timeout(TURN_SECONDS, connect=CONNECT_SECONDS, pool=TURN_SECONDS),
            limits=httpx.Limits(max_connections=gleichzeitig, max_keepalive_connections=gleichzeitig),
            trust_env=False,
        )

    async def close(self) -> None:
        await self._http.aclose()

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
        response = await self._post("/webhooks/lotse/nachricht", body)
        if response.status_code != httpx.codes.OK:
            raise BotFehler(f"status {response.status_code}")
        try:
            antwort = _Antwort.model_validate_json(response.content)
        except ValidationError:
            raise BotFehler("unreadable reply") from None
        if not antwort.nachrichten:
            raise BotFehler("no message")
        return [_ausgang(nachricht) for nachricht in antwort.nachrichten], antwort.verstanden

    async def forget(self, gespraech: str) -> None:
        """Delete what the bot's tracker store holds of a conversation. Raises like `turn`."""
        response = await self._post("/webhooks/lotse/vergessen", {"sender": gespraech})
        if response.status_code not in (httpx.codes.OK, httpx.codes.NO_CONTENT):
            raise BotFehler(f"status {response.status_code}")

    async def _post(self, path: str, body: dict[str, Any]) -> httpx.Response:
        try:
            return await self._http.post(path, json=body)
        except httpx.RemoteProtocolError:
            pass  # a kept-alive connection was closed on us; the message id makes a second try harmless
        except httpx.TransportError:
            raise TeilAusgefallen("bot") from None
        try:
            return await self._http.post(path, json=body)
        except httpx.TransportError:
            raise TeilAusgefallen("bot") from None


def escape(text: str) -> str:
    """Text that begins with "/" is text, never a command to Rasa."""
    return WORD_JOINER + text if text.lstrip().startswith("/") else text


def _ausgang(nachricht: _Nachricht) -> Ausgang:
    art = "frage" if nachricht.rolle == "frage" else "antwort"
    return Ausgang(text=nachricht.text, art=art, optionen=tuple(nachricht.optionen), karte=nachricht.karte)
