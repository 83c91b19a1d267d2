"""Hands what a citizen sends to the conversation core, and waits until it is kept there."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.constants import ChatAction
from telegram.error import TelegramError

from api.messenger.schemas import Entwurf
from api.messenger.service import Chatlage
from integrations.telegram import zeichnen
from integrations.telegram.kern import Antwort, KernLehntAb, KernVergessen, KernWeg
from integrations.telegram.post import Post, Zuschrift
from integrations.telegram.texte import say
from integrations.telegram.werkbank import Buch, Werkbank

log = logging.getLogger("lotse.telegram")

TIPPEN_SECONDS = 4.0
"""Telegram shows it for five."""
NACHSEHEN_SECONDS = 0.1
"""How often it is looked whether a message is kept while its turn runs and another waits."""
GEDULD_SECONDS = 8.0
"""So long nobody is told that the server is away."""
PAUSEN = (0.2, 0.5, 1.0, 2.0, 3.0)

type Sender = Callable[[Chatlage], Awaitable[Antwort]]


class Weiterleitung:
    """One per adapter. `nachlaeufer` are turns whose message is kept, so that nobody has to wait for them."""

    def __init__(self, werkbank: Werkbank) -> None:
        self.werkbank = werkbank
        self._nachlaeufer: set[asyncio.Task[Antwort]] = set()

    async def hand_on(
        self, post: Post, zuschrift: Zuschrift, chat: Chatlage, nachricht: str, send: Sender, stamm: str | None = None
    ) -> Antwort | None:
        """Closes the update. Returns the reply, or None where it was refused or is still being worked out."""
        neu: list[Entwurf] = []
        while True:
            if chat.gespraech is None:
                if chat.war_im_gespraech and not neu:
                    neu.append(Entwurf(say("neues_gespraech")))
                chat = await self.open(post, zuschrift, chat, neu)
            try:
                antwort = await self._ask(post, zuschrift, chat, nachricht, send)
            except KernVergessen:
                chat = await self._lost(chat)
            except KernLehntAb as error:
                await post.close(zuschrift, Entwurf(error.text), nachricht=nachricht, stamm=stamm)
                return None
            else:
                await self._close(post, zuschrift, antwort, nachricht, stamm)
                return antwort

    async def open(
        self, post: Post, zuschrift: Zuschrift, chat: Chatlage, worte: list[Entwurf] | None = None
    ) -> Chatlage:
        """The chat with a new conversation, which greets."""
        mandant = chat.mandant
        assert mandant is not None  # noqa: S101 - asked for before anything is handed on

        async def begin() -> tuple[str, str]:
            return await self.werkbank.kern.open(mandant)

        gespraech, token = await self.patiently(post, zuschrift, begin)

        def bind(buch: Buch) -> Chatlage | None:
            opened = buch.gespraeche.get(gespraech, lock=True)
            row = buch.chats.get(chat.id, lock=True)
            if row is None:
                return None
            buch.versand.put(row, f"n:{gespraech}", worte or [])
            if opened is not None:
                buch.chats.bind(row, gespraech, token)
            return buch.chats.view(row)

        neu = await self.werkbank.write(bind)
        post.zustellung.wake(chat.id)
        if neu is None:
            raise KernVergessen
        return neu

    async def _lost(self, chat: Chatlage) -> Chatlage:
        def unbind(buch: Buch) -> Chatlage | None:
            row = buch.chats.get(chat.id, lock=True)
            if row is None:
                return None
            if row.gespraech == chat.gespraech:
                row.gespraech = None
            return buch.chats.view(row)

        neu = await self.werkbank.write(unbind)
        if neu is None:
            raise KernVergessen
        return neu

    async def _ask(
        self, post: Post, zuschrift: Zuschrift, chat: Chatlage, nachricht: str, send: Sender
    ) -> Antwort | None:
        """The reply; None when it is kept, still being worked out, and the next of the chat waits."""
        task = asyncio.create_task(self.patiently(post, zuschrift, lambda: send(chat)))
        self._nachlaeufer.add(task)
        task.add_done_callback(lambda done: self._ended(post, chat.id, done))
        typing = asyncio.create_task(self._type(chat.kennung, task))
        try:
            while True:
                await asyncio.wait({task}, timeout=NACHSEHEN_SECONDS)
                if task.done():
                    return task.result()
                if await post.more_waits(zuschrift) and await self._is_kept(chat, nachricht):
                    return None
        finally:
            if task.done():
                typing.cancel()

    def _ended(self, post: Post, chat: str, task: asyncio.Task[Antwort]) -> None:
        self._nachlaeufer.discard(task)
        if not task.cancelled():
            task.exception()  # told to whoever waited; what is kept is answered by way of the journal
        post.zustellung.wake(chat)

    async def _is_kept(self, chat: Chatlage, nachricht: str) -> bool:
        gespraech = chat.gespraech or ""
        return await self.werkbank.read(lambda buch: buch.gespraeche.has_message(gespraech, nachricht))

    async def patiently[T](self, post: Post, zuschrift: Zuschrift, call: Callable[[], Awaitable[T]]) -> T:
        """Until the server answers; after a while one word that it does not. Raises all but `KernWeg`."""
        loop = asyncio.get_running_loop()
        seit, mal, gesagt = loop.time(), 0, False
        while True:
            try:
                return await call()
            except KernWeg:
                if not gesagt and loop.time() - seit > GEDULD_SECONDS:
                    gesagt = True
                    await self._say_away(post, zuschrift)
                await asyncio.sleep(PAUSEN[min(mal, len(PAUSEN) - 1)])
                mal += 1

    async def _say_away(self, post: Post, zuschrift: Zuschrift) -> None:
        """Once for an update, whatever happens to this process."""

        def work(buch: Buch) -> None:
            row = buch.chats.get(zuschrift.chat, lock=True) if zuschrift.chat else None
            if row is not None and buch.post.failed(self.werkbank.nummer, zuschrift.nummer) == 1:
                buch.versand.put(row, f"weg:{zuschrift.nummer}", [Entwurf(say("server_weg"))])

        await self.werkbank.write(work)
        if zuschrift.chat:
            post.zustellung.wake(zuschrift.chat)

    async def _type(self, kennung: int, turn: asyncio.Task[Any]) -> None:
        """Show that an answer is being written, while it is."""
        while not turn.done():
            if not self.werkbank.takt.loaded:
                with contextlib.suppress(TelegramError):
                    await self.werkbank.bot.send_chat_action(kennung, ChatAction.TYPING)
            await asyncio.wait({turn}, timeout=TIPPEN_SECONDS)

    async def _close(
        self, post: Post, zuschrift: Zuschrift, antwort: Antwort | None, nachricht: str, stamm: str | None
    ) -> None:
        """Kept in the journal, from where the answers are sent. The last words of a conversation that was forgotten
        before they could be read there are taken from the reply.
        """
        adresse = self.werkbank.context.settings.adresse

        def plan(buch: Buch) -> None:
            row = buch.chats.get(zuschrift.chat or "", lock=True)
            if row is None or antwort is None or not antwort.nachrichten:
                return
            letzte = max(int(eintrag["nr"]) for eintrag in antwort.nachrichten)
            if row.gespraech is not None:
                buch.versand.plan(row.id, post.zustellung.draw)
            elif row.zugestellt_nr < letzte:
                row.zugestellt_nr = letzte
                text = "\n\n".join(zeichnen.words(Wort(eintrag), adresse) for eintrag in antwort.nachrichten)
                teile = zeichnen.split(text)
                worte = [Entwurf(teil, loest_ab=True, ende=at == len(teile)) for at, teil in enumerate(teile, 1)]
                buch.versand.put(row, f"u:{zuschrift.nummer}", worte)

        await post.close(zuschrift, also=plan, nachricht=nachricht, stamm=stamm)

    async def close(self) -> None:
        for task in list(self._nachlaeufer):
            task.cancel()
        await asyncio.gather(*self._nachlaeufer, return_exceptions=True)


class Wort:
    """A message of a reply, read like one of the journal."""

    def __init__(self, daten: dict[str, Any]) -> None:
        self.von = daten["von"]
        self.text = daten["text"]
        self.karte = daten.get("karte")
        self.name = daten.get("name")
