"""The only way to the case backend: kept-alive connections, one call per step of a turn.

aiohttp, because its client takes a quarter of the processor time of httpx for the same call.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import aiohttp

Befehl = dict[str, Any]
Post = Callable[[str, bytes, Mapping[str, str]], Awaitable[tuple[int, bytes]]]
"""Posts a body with headers to a path; status and body of the answer. Raises `aiohttp.ClientError`, `TimeoutError`."""
TIMEOUT = aiohttp.ClientTimeout(total=8.0, connect=1.0)
"""Seconds. The bot gives the whole action ten."""
KEEPALIVE = 4.0
"""Seconds. Shorter than the server's own five, so that no call meets a connection that is just being closed."""


class BackendError(Exception):
    """The backend did not answer, or refused. The turn fails; the gateway keeps the message and hands it on again."""


@dataclass(frozen=True)
class ZugErgebnis:
    """The answer of one step (inner contract, section 3)."""

    ergebnisse: list[dict[str, Any]]
    stand: dict[str, Any]
    frage: dict[str, Any] | None
    angebot: list[dict[str, str]]
    zusammenfassung: dict[str, Any] | None
    zustand: dict[str, Any]
    bekannt: list[dict[str, str]]

    @classmethod
    def from_json(cls, daten: dict[str, Any]) -> ZugErgebnis:
        return cls(
            ergebnisse=daten["ergebnisse"],
            stand=daten["stand"],
            frage=daten["frage"],
            angebot=daten.get("angebot") or [],
            zusammenfassung=daten.get("zusammenfassung"),
            zustand=daten["zustand"],
            bekannt=daten.get("bekannt") or [],
        )


class Backend:
    """`basis` like http://127.0.0.1:8000. Give `post` to speak to an app without a socket."""

    def __init__(self, basis: str, dienst_token: str, post: Post | None = None) -> None:
        self._basis = basis
        self._session: aiohttp.ClientSession | None = None
        self._post = post or self._over_http
        self._kopf = {"Authorization": f"Bearer {dienst_token}", "Content-Type": "application/json"}

    async def run_zug(self, gespraech: str, nachricht: str, schritt: int, befehle: Sequence[Befehl]) -> ZugErgebnis:
        """Execute one step. Raises `BackendError`; the text of an error never holds what a citizen wrote."""
        adresse = f"/api/v1/gespraeche/{gespraech}/zuege"
        anfrage = {"nachricht": nachricht, "schritt": schritt, "befehle": list(befehle)}
        try:
            status, inhalt = await self._post(adresse, json.dumps(anfrage).encode(), self._kopf)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise BackendError(f"Backend nicht erreichbar: {type(error).__name__}") from error
        if status != HTTPStatus.OK:
            namen = ", ".join(str(befehl.get("befehl")) for befehl in befehle)
            raise BackendError(f"Backend antwortet {status} auf: {namen}")
        return ZugErgebnis.from_json(json.loads(inhalt))

    async def _over_http(self, adresse: str, inhalt: bytes, kopf: Mapping[str, str]) -> tuple[int, bytes]:
        if self._session is None:  # made here: it belongs to the loop that runs
            connector = aiohttp.TCPConnector(limit=200, keepalive_timeout=KEEPALIVE)
            self._session = aiohttp.ClientSession(timeout=TIMEOUT, connector=connector)
        async with self._session.post(self._basis + adresse, data=inhalt, headers=kopf) as antwort:
            return antwort.status, await antwort.read()

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
