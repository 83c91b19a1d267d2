"""Pushes updates to the bot's own address, as the Bot API does once a webhook is set."""

import asyncio
import contextlib
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.botapi.fehler import falsch
from tests.botapi.konto import Konto, Update

FRIST = aiohttp.ClientTimeout(total=60)


@dataclass
class Zustellung:
    """One try; `status` is None where no answer came."""

    update: int
    status: int | None


@dataclass
class Webhook:
    """`warten`: seconds before the first repetition, doubled each time."""

    konto: Konto
    warten: float = 1.0
    url: str = ""
    geheimnis: str = ""
    verbindungen: int = 40
    zustellungen: list[Zustellung] = field(default_factory=list)
    letzter_fehler: tuple[int, str] | None = None
    _laeuft: "dict[int, asyncio.Task[None]]" = field(default_factory=dict)

    def set(self, p: Mapping[str, Any]) -> None:
        """As setWebhook: other than the real one it takes http, as a local Bot API server does."""
        url = str(p.get("url") or "")
        geheimnis = str(p.get("secret_token") or "")
        if url and not url.startswith(("http://", "https://")):
            raise falsch("bad webhook: An HTTPS URL must be provided for webhook")
        if geheimnis and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", geheimnis):
            raise falsch("secret token contains unallowed characters")
        self.url, self.geheimnis = url, geheimnis
        self.verbindungen = min(100, max(1, int(p.get("max_connections") or 40)))
        if not url:
            self.letzter_fehler = None

    def info(self) -> dict[str, Any]:
        info: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.konto.updates),
            "max_connections": self.verbindungen,
            "allowed_updates": sorted(self.konto.erlaubt),
        }
        if self.letzter_fehler:
            info["last_error_date"], info["last_error_message"] = self.letzter_fehler
        return info

    async def push(self, aufwachen: asyncio.Event) -> None:
        """For ever: in order within a chat, the next only once the one before is taken; chats side by side."""
        async with aiohttp.ClientSession(timeout=FRIST) as http:
            while True:
                await aufwachen.wait()
                aufwachen.clear()
                if self.url:
                    self._start(http, aufwachen)

    def _start(self, http: aiohttp.ClientSession, aufwachen: asyncio.Event) -> None:
        with self.konto.aenderung:
            chats = dict.fromkeys(update.chat for update in self.konto.updates)
        for chat in chats:
            if chat not in self._laeuft and len(self._laeuft) < self.verbindungen:
                task = asyncio.create_task(self._push_chat(http, chat))
                self._laeuft[chat] = task
                task.add_done_callback(lambda _, chat=chat: (self._laeuft.pop(chat, None), aufwachen.set()))  # type: ignore[misc]

    async def _push_chat(self, http: aiohttp.ClientSession, chat: int) -> None:
        warten = self.warten
        while self.url and (update := self._first(chat)) is not None:
            if await self._push_once(http, update):
                with self.konto.aenderung:
                    self.konto.updates.remove(update)
                    self.konto.aenderung.notify_all()
                warten = self.warten
            else:
                await asyncio.sleep(warten)
                warten *= 2

    def _first(self, chat: int) -> Update | None:
        with self.konto.aenderung:
            return next((update for update in self.konto.updates if update.chat == chat), None)

    async def _push_once(self, http: aiohttp.ClientSession, update: Update) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.geheimnis} if self.geheimnis else {}
        status: int | None = None
        grund = "Connection refused"
        with contextlib.suppress(aiohttp.ClientError, TimeoutError):
            async with http.post(self.url, json=update.body, headers=headers) as answer:
                await answer.read()
                status = answer.status
                grund = f"Wrong response from the webhook: {status} {answer.reason}"
        with self.konto.aenderung:
            self.zustellungen.append(Zustellung(update.id, status))
            self.konto.aenderung.notify_all()
        gut = status is not None and 200 <= status <= 299
        if not gut:
            self.letzter_fehler = (int(time.time()), grund)
        return gut
