"""The API with a conversation, on the database the tests run on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from api.clock import BERLIN, FixedClock
from api.context import ApiContext
from api.gespraeche.service import GespraechService
from tests.backend import api_with, real_backend

JETZT = datetime(2026, 11, 23, 10, 0, tzinfo=BERLIN)


@dataclass
class Dialog:
    """A conversation, driven by commands alone."""

    client: TestClient
    context: ApiContext
    gespraech: str
    token: str
    nummern: Iterator[int]

    def zug(self, *befehle: dict[str, Any], nachricht: str | None = None, schritt: int = 0) -> dict[str, Any]:
        antwort = self.post(*befehle, nachricht=nachricht, schritt=schritt)
        assert antwort.status_code == 200, antwort.text
        return dict(antwort.json())

    def post(
        self, *befehle: dict[str, Any], nachricht: str | None = None, schritt: int = 0, token: str | None = None
    ) -> httpx.Response:
        body = {"nachricht": nachricht or f"n-{next(self.nummern)}", "schritt": schritt, "befehle": list(befehle)}
        kopf = {"Authorization": f"Bearer {token or self.context.settings.dienst_token}"}
        return self.client.post(f"/api/v1/gespraeche/{self.gespraech}/zuege", json=body, headers=kopf)

    def beginne(self, leistung: str, **angaben: Any) -> dict[str, Any]:
        return self.zug({"befehl": "beginnen", "leistung": leistung, "angaben": angaben})

    def setze(self, **angaben: Any) -> dict[str, Any]:
        return self.zug({"befehl": "setzen", "angaben": angaben})


@pytest.fixture
def uhr() -> FixedClock:
    return FixedClock(JETZT)


@pytest.fixture
def context(datenbank_url: str, tmp_path_factory: pytest.TempPathFactory, uhr: FixedClock) -> Iterator[ApiContext]:
    context = real_backend(tmp_path_factory.getbasetemp() / "backend", datenbank_url, uhr)
    yield context
    context.db.dispose()


@pytest.fixture
def client(context: ApiContext) -> Iterator[TestClient]:
    with TestClient(api_with(context)) as client:
        yield client


def open_dialog(client: TestClient, context: ApiContext, einfach: bool = False) -> Dialog:
    with context.db.transaction() as session:
        gespraech, token = GespraechService(context, session).create("schwerin", "web", einfach, [])
        return Dialog(client, context, gespraech.id, token, count(1))


@pytest.fixture
def dialog(client: TestClient, context: ApiContext) -> Dialog:
    return open_dialog(client, context)
