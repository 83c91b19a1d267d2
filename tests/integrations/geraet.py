"""A citizen's device that can do many things at once, and a look into the fake bot."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from tests.system import System


class Geraet:
    """One conversation, asynchronous."""

    def __init__(self, url: str) -> None:
        self.http = httpx.AsyncClient(base_url=url, timeout=90, trust_env=False, verify=False)

    async def __aenter__(self) -> "Geraet":
        opened = await self.http.post("/chat/v1/gespraeche", json={"mandant": "schwerin", "kanal": "web"})
        assert opened.status_code == 201, opened.text
        self.eroeffnung: dict[str, Any] = opened.json()
        self.id: str = self.eroeffnung["id"]
        self.pfad = f"/chat/v1/gespraeche/{self.id}"
        self.headers = {"Authorization": f"Bearer {self.eroeffnung['token']}"}
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def post(self, body: Any) -> httpx.Response:
        return await self.http.post(f"{self.pfad}/nachrichten", json=body, headers=self.headers)

    async def say(self, text: str, id: str | None = None) -> dict[str, Any]:
        return self._checked(await self.post({"id": id or str(uuid.uuid4()), "text": text}))

    async def press(self, wert: str, id: str | None = None) -> dict[str, Any]:
        return self._checked(await self.post({"id": id or str(uuid.uuid4()), "wert": wert}))

    async def journal(self, nach: int = 0) -> dict[str, Any]:
        return self._checked(
            await self.http.get(f"{self.pfad}/nachrichten", params={"nach": nach}, headers=self.headers)
        )

    async def journal_until(self, text: str, seconds: float = 30) -> list[dict[str, Any]]:
        """The journal, once a message says so."""
        async with asyncio.timeout(seconds):
            while True:
                nachrichten = (await self.journal())["nachrichten"]
                if any(text in nachricht["text"] for nachricht in nachrichten):
                    return list(nachrichten)
                await asyncio.sleep(0.05)

    @asynccontextmanager
    async def events(self, **headers: str) -> AsyncIterator["Strom"]:
        """The live events, opened before the body of the block runs."""
        async with self.http.stream("GET", f"{self.pfad}/ereignisse", headers=self.headers | headers) as response:
            assert response.status_code == 200, await response.aread()
            yield Strom(response)

    @staticmethod
    def _checked(answer: httpx.Response) -> dict[str, Any]:
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


class Strom:
    """Reads server-sent events as they are specified."""

    def __init__(self, response: httpx.Response) -> None:
        self._lines = response.aiter_lines()

    async def next(self, name: str, seconds: float = 15) -> tuple[str | None, Any]:
        """Id and data of the next event of that name."""
        async with asyncio.timeout(seconds):
            while True:
                event = await self._read()
                if event.get("event") == name:
                    return event.get("id"), json.loads(event["data"])

    async def rest(self, seconds: float = 15) -> list[dict[str, str]]:
        """Everything until the server closes the stream."""
        events = []
        async with asyncio.timeout(seconds):
            while True:
                try:
                    events.append(await self._read())
                except StopAsyncIteration:
                    return events

    async def _read(self) -> dict[str, str]:
        event: dict[str, str] = {}
        while True:
            line = await anext(self._lines)
            if not line and event:
                return event
            if line and not line.startswith(":"):
                key, _, value = line.partition(":")
                event[key] = value.removeprefix(" ")


class Bot:
    """What the fake bot saw, and its brake."""

    def __init__(self, system: System) -> None:
        self.url = f"http://127.0.0.1:{system.ports['bot']}"

    def turns(self, gespraech: str) -> list[dict[str, Any]]:
        verlauf = httpx.get(f"{self.url}/steuerung/verlauf").json()["verlauf"]
        return [turn for turn in verlauf if turn["sender"] == gespraech]

    def report(self) -> dict[str, Any]:
        return dict(httpx.get(f"{self.url}/steuerung/verlauf").json())

    def hold(self) -> None:
        httpx.post(f"{self.url}/steuerung/halt")

    def go_on(self) -> None:
        httpx.post(f"{self.url}/steuerung/weiter")

    async def wait_for(self, gespraech: str, text: str, seconds: float = 15) -> None:
        """Until a turn with that text has reached the bot."""
        async with asyncio.timeout(seconds):
            while not any(turn["text"] == text for turn in self.turns(gespraech)):
                await asyncio.sleep(0.02)
