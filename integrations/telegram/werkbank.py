"""What every piece of the adapter works with: database, Telegram, the conversation core."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from anyio import CapacityLimiter, to_thread
from telegram.ext import ExtBot

from api.context import ApiContext
from api.gespraeche.repository import GespraechRepository
from api.messenger.eingangspost import Posteingang
from api.messenger.knoepfe import Knopfbrett
from api.messenger.models import MessengerChat
from api.messenger.service import TELEGRAM, Chatlage, MessengerService
from api.messenger.versand import Versand
from api.settings_telegram import TelegramSettings
from integrations.telegram.kern import Kern
from integrations.telegram.takt import Takt

THREADS = 8


class Buch:
    """The rooms of `api/messenger` within one transaction."""

    def __init__(self, context: ApiContext, session: Any) -> None:
        self.context = context
        self.chats = MessengerService(context, session)
        self.post = Posteingang(context, session)
        self.versand = Versand(context, session)
        self.knoepfe = Knopfbrett(context, session)
        self.gespraeche = GespraechRepository(session)
        self.session = session

    def meet(self, nummer: str, kennung: int) -> MessengerChat:
        """The chat that writes; where there is but one Mandant, it is about that."""
        row = self.chats.meet(TELEGRAM, nummer, kennung)
        alle = self.context.mandanten.alle()
        if row.mandant is None and len(alle) == 1:
            row.mandant = alle[0].key
        return row


@dataclass
class Werkbank:
    context: ApiContext
    telegram: TelegramSettings
    bot: ExtBot[int]
    takt: Takt
    kern: Kern
    name: str = ""
    """User name of the bot."""
    hoechste: int = 0
    """The highest message number known in any chat."""
    _threads: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(THREADS))

    @property
    def nummer(self) -> str:
        """Of the bot, by which its rows are told apart."""
        return self.telegram.bot

    async def write[T](self, work: Callable[[Buch], T]) -> T:
        """One transaction, in a worker thread."""

        def run() -> T:
            with self.context.db.transaction() as session:
                return work(Buch(self.context, session))

        return await to_thread.run_sync(run, limiter=self._threads)

    async def read[T](self, work: Callable[[Buch], T]) -> T:
        """A view that waits for no writer."""

        def run() -> T:
            with self.context.db.reading() as session:
                return work(Buch(self.context, session))

        return await to_thread.run_sync(run, limiter=self._threads)

    async def look(self, chat: str) -> Chatlage | None:
        """The chat as it is now."""

        def find(buch: Buch) -> Chatlage | None:
            row = buch.chats.get(chat)
            return buch.chats.view(row) if row else None

        return await self.read(find)

    def saw(self, nachricht: int) -> None:
        """A message of this number exists."""
        self.hoechste = max(self.hoechste, nachricht)
