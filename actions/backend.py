"""The only way to the case backend: one kept-alive HTTP client, one call per step of a turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx

Befehl = dict[str, Any]
TIMEOUT = httpx.Timeout(8.0, connect=1.0)
"""Seconds. The bot gives the whole action ten."""


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
    """`basis` like http://127.0.0.1:8000. Give `client` to speak to an app without a socket."""

    def __init__(self, basis: str, dienst_token: str, client: httpx.AsyncClient | None = None) -> None:
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=50, keepalive_expiry=60)
        self._client = client or httpx.AsyncClient(base_url=basis, timeout=TIMEOUT, limits=limits, trust_env=False)
        self._kopf = {"Authorization": f"Bearer {dienst_token}"}

    async def run_zug(self, gespraech: str, nachricht: str, schritt: int, befehle: Sequence[Befehl]) -> ZugErgebnis:
        """Execute one step. Raises `BackendError`; the text of an error never holds what a citizen wrote."""
        adresse = f"/api/v1/gespraeche/{gespraech}/zuege"
        anfrage = {"nachricht": nachricht, "schritt": schritt, "befehle": list(befehle)}
        try:
            antwort = await self._client.post(adresse, json=anfrage, headers=self._kopf)
        except httpx.HTTPError as error:
            raise BackendError(f"Backend nicht erreichbar: {type(error).__name__}") from error
        if antwort.status_code != httpx.codes.OK:
            namen = ", ".join(str(befehl.get("befehl")) for befehl in befehle)
            raise BackendError(f"Backend antwortet {antwort.status_code} auf: {namen}")
        return ZugErgebnis.from_json(antwort.json())

    async def close(self) -> None:
        await self._client.aclose()
