"""Works the inbox off: the updates of one chat in order, all chats beside each other."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import telegram

from api.errors import describe
from api.messenger.models import Eingangspost
from api.messenger.schemas import Entwurf
from integrations.telegram.reihen import Reihen
from integrations.telegram.werkbank import Buch, Werkbank
from integrations.telegram.zustellung import Zustellung

log = logging.getLogger("lotse.telegram")

VERSUCHE_MAX = 5
"""Tries at an update nothing can be done with, before it is put away."""


@dataclass(frozen=True)
class Zuschrift:
    """An update that is being dealt with. `chat` is the row of its private chat, None in a group."""

    update: telegram.Update
    nummer: int
    kennung_hash: str
    chat: str | None
    versuche: int


class Post:
    """`deal` deals with one update and closes it; whatever it raises, the update is tried again."""

    def __init__(
        self, werkbank: Werkbank, zustellung: Zustellung, deal: Callable[["Post", Zuschrift], Awaitable[None]]
    ) -> None:
        self.werkbank = werkbank
        self.zustellung = zustellung
        self.reihen = Reihen(self._work)
        self._deal = deal

    def wake(self, kennung_hash: str) -> None:
        self.reihen.wake(kennung_hash)

    async def sweep(self) -> None:
        """Look for what nobody was told of: from before a start, or stored by the server."""
        for kennung_hash in await self.werkbank.read(lambda buch: buch.post.waiting(self.werkbank.nummer)):
            self.wake(kennung_hash)

    async def more_waits(self, zuschrift: Zuschrift) -> bool:
        """Has the chat written on meanwhile?"""
        bot, nummer = self.werkbank.nummer, zuschrift.nummer
        return await self.werkbank.read(lambda buch: buch.post.next(bot, zuschrift.kennung_hash, nummer) is not None)

    async def _work(self, kennung_hash: str) -> bool:
        """Deal with the next update of a chat; False where there is none."""
        row = await self.werkbank.read(lambda buch: buch.post.next(self.werkbank.nummer, kennung_hash))
        if row is None:
            return False
        try:
            zuschrift = await self._open(row)
            if zuschrift is None:
                await self.werkbank.write(lambda buch: buch.post.finish(row.bot, row.nummer))
            else:
                await self._deal(self, zuschrift)
        except Exception as error:
            log.error("Ein Update ließ sich nicht bearbeiten: %s", describe(error))
            if await self.werkbank.write(lambda buch: buch.post.failed(row.bot, row.nummer)) < VERSUCHE_MAX:
                raise
            await self.werkbank.write(lambda buch: buch.post.finish(row.bot, row.nummer))
        return True

    async def _open(self, row: Eingangspost) -> Zuschrift | None:
        update = telegram.Update.de_json(row.inhalt, self.werkbank.bot)
        chat = update.effective_chat if update else None
        if update is None or chat is None:
            return None
        nachricht = update.effective_message
        if nachricht is not None:
            self.werkbank.saw(nachricht.message_id)
        if chat.type != telegram.constants.ChatType.PRIVATE:
            return Zuschrift(update, row.nummer, row.kennung_hash, None, row.versuche)

        def meet(buch: Buch) -> str | None:
            if update.my_chat_member is not None:  # nobody who leaves is greeted
                found = buch.chats.find(row.kennung_hash)
                return found.id if found else ""
            met = buch.meet(row.bot, chat.id)
            if nachricht is not None:
                met.letzte_id = max(met.letzte_id or 0, nachricht.message_id)
            return met.id

        kennung = await self.werkbank.write(meet)
        return Zuschrift(update, row.nummer, row.kennung_hash, kennung, row.versuche)

    async def close(
        self,
        zuschrift: Zuschrift,
        *entwuerfe: Entwurf,
        also: Callable[[Buch], Any] | None = None,
        nachricht: str | None = None,
        stamm: str | None = None,
    ) -> None:
        """The update is dealt with, and these are what is said to it, in one transaction."""

        def work(buch: Buch) -> None:
            if also is not None:
                also(buch)
            row = buch.chats.get(zuschrift.chat, lock=True) if zuschrift.chat else None
            if row is not None and entwuerfe:
                buch.versand.put(row, f"u:{zuschrift.nummer}", entwuerfe)
            buch.post.finish(self.werkbank.nummer, zuschrift.nummer, nachricht=nachricht, stamm=stamm)

        await self.werkbank.write(work)
        if zuschrift.chat:
            self.zustellung.wake(zuschrift.chat)
