"""When a call may go out: 30 messages a second overall, one a second per chat, 20 a minute per group (Bot API FAQ).

Calls are spaced, so that no second holds a burst above the limit. After a 429 every call waits as long as it says. A
chat waits for its own second before it takes a place in the line, so one with a long backlog holds up no other.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

ABSTAND_SECONDS = 1 / 22
"""Between any two calls about a chat; more than 1/30, for what the network squeezes together."""
STAU = 2
"""So many in line are a queue."""
CHAT_SECONDS = 1.0
GRUPPE_SECONDS = 3.0
ZUGABE_SECONDS = 0.1
"""Waited on top of what a 429 asks for."""
VERSUCHE = 10
CHATS_MAX = 10_000
"""Chats remembered before those that may send again are forgotten."""


class Takt(BaseRateLimiter[int]):
    """One per bot. Seconds are those of the event loop."""

    def __init__(self) -> None:
        self._frei = 0.0
        self._pause_bis = 0.0
        self._chats: dict[int | str, float] = {}
        self._je_chat: WeakValueDictionary[int | str, asyncio.Lock] = WeakValueDictionary()
        self._schleuse = asyncio.Lock()
        self._wartend = 0

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    @property
    def loaded(self) -> bool:
        """Are others waiting? Then what is only nice to have is left out."""
        now = asyncio.get_running_loop().time()
        return self._wartend > STAU or self._pause_bis > now

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002
    ) -> Any:
        """Wait for the turn of this call, make it, and again where the Bot API says it came too early."""
        chat = data.get("chat_id")
        sends = endpoint.startswith("send") and endpoint != "sendChatAction"
        if chat is None or not sends:
            return await self._try(callback, args, kwargs, None, limited=chat is not None)
        async with self._je_chat.setdefault(chat, asyncio.Lock()):  # one message of a chat at a time
            return await self._try(callback, args, kwargs, chat, limited=True)

    async def _try(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        chat: Any,
        *,
        limited: bool,
    ) -> Any:
        for versuch in range(1, VERSUCHE + 1):
            await self._wait(chat, limited=limited)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                self._pause_bis = max(self._pause_bis, self._now() + seconds_of(error) + ZUGABE_SECONDS)
                if versuch == VERSUCHE:
                    raise
            finally:
                if chat is not None:
                    self._sent(chat)
        raise AssertionError("the last try returns or raises")

    async def _wait(self, chat: int | str | None, *, limited: bool) -> None:
        while True:
            now = self._now()
            early = max(self._pause_bis, self._chats.get(chat, 0.0) if chat is not None else 0.0)
            if early > now:
                await asyncio.sleep(early - now)
                continue
            if not limited:
                return
            await self._take_place()
            if self._pause_bis <= self._now():
                return

    async def _take_place(self) -> None:
        """Counted from when the one before really went, so that a delay of this process makes no burst."""
        self._wartend += 1
        try:
            async with self._schleuse:
                if self._frei > self._now():
                    await asyncio.sleep(self._frei - self._now())
                self._frei = self._now() + ABSTAND_SECONDS
        finally:
            self._wartend -= 1

    def _sent(self, chat: Any) -> None:
        """From the end of a call on, since nobody knows when within it the message was counted."""
        now = self._now()
        if len(self._chats) > CHATS_MAX:
            self._chats = {key: until for key, until in self._chats.items() if until > now}
        self._chats[chat] = now + (GRUPPE_SECONDS if is_group(chat) else CHAT_SECONDS)

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


def is_group(chat: Any) -> bool:
    """Groups and channels have negative numbers."""
    return not (isinstance(chat, int) and chat > 0)


def seconds_of(error: RetryAfter) -> float:
    """What a 429 asks for."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
