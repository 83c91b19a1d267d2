"""The conversation core, over the public chat API of the server: so either process may die alone."""

import os
from dataclasses import dataclass
from typing import Any

import httpx

from api.settings import Settings

LESEN_SECONDS = 90.0
"""A turn may take long; the server watches the parts behind it."""
VERBINDEN_SECONDS = 3.0


class KernWeg(Exception):
    """Nobody answers, or not now: the same again later."""


class KernVergessen(Exception):
    """There is no such conversation (any more)."""


class KernLehntAb(Exception):
    """The core won't take this; `text` says why, in German. `status` as in HTTP."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(status)
        self.status = status
        self.text = text


@dataclass(frozen=True)
class Antwort:
    """The reply to a message (outer contract)."""

    nachrichten: list[dict[str, Any]]
    stand: dict[str, Any]


class Kern:
    def __init__(self, settings: Settings) -> None:
        host = os.environ.get("LOTSE_HOST") or "127.0.0.1"
        host = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
        self._http = httpx.AsyncClient(
            base_url=f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}",
            timeout=httpx.Timeout(LESEN_SECONDS, connect=VERBINDEN_SECONDS, pool=None),
            limits=httpx.Limits(max_connections=256, max_keepalive_connections=64),
            trust_env=False,
        )

    async def close(self) -> None:
        await self._http.aclose()

    async def is_up(self) -> bool:
        """Can a citizen chat?"""
        try:
            return (await self._http.get("/health", timeout=5)).status_code == 200
        except httpx.HTTPError:
            return False

    async def open(self, mandant: str) -> tuple[str, str]:
        """A new conversation: its id and token. Raises `KernWeg`."""
        daten = await self._call("POST", "/chat/v1/gespraeche", None, json={"mandant": mandant, "kanal": "telegram"})
        return daten["id"], daten["token"]

    async def send(self, gespraech: str, token: str, body: dict[str, Any]) -> Antwort:
        """A message; the same id again acts once. Raises `KernWeg`, `KernVergessen`, `KernLehntAb`."""
        daten = await self._call("POST", f"/chat/v1/gespraeche/{gespraech}/nachrichten", token, json=body)
        return Antwort(daten["nachrichten"], daten["stand"])

    async def hand_in(self, gespraech: str, token: str, nachricht: str, name: str, content: bytes) -> Antwort:
        """A file. Raises like `send`."""
        daten = await self._call(
            "POST",
            f"/chat/v1/gespraeche/{gespraech}/dateien",
            token,
            files={"datei": (name, content, "application/octet-stream")},
            data={"id": nachricht},
        )
        return Antwort(daten["nachrichten"], daten["stand"])

    async def all_options(self, adresse: str, token: str) -> list[dict[str, Any]]:
        """The whole list of answers to the open question. Raises like `send`."""
        return list((await self._call("GET", adresse, token))["optionen"])

    async def _call(self, method: str, path: str, token: str | None, **rest: Any) -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            answer = await self._http.request(method, path, headers=headers, **rest)
            if answer.status_code == 404:
                raise KernVergessen
            if answer.status_code >= 500 or answer.status_code == 429:
                raise KernWeg
            daten = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise KernWeg from error
        if answer.status_code >= 400:
            raise KernLehntAb(answer.status_code, str(daten.get("detail") or ""))
        return daten
