"""Gets updates from Telegram: fetches them, or has them sent to the webhook and looks into the inbox."""

import asyncio
import logging
from collections.abc import Awaitable

from anyio import to_thread
from telegram import BotCommand
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from api.errors import describe
from integrations.telegram.einwurf import ARTEN, drop_in
from integrations.telegram.post import Post
from integrations.telegram.takt import seconds_of
from integrations.telegram.texte import menu
from integrations.telegram.werkbank import Buch, Werkbank

log = logging.getLogger("lotse.telegram")

ABFRAGE_SECONDS = 25
"""How long Telegram holds a request open until something comes."""
UMSCHAU_SECONDS, UMSCHAU_WEBHOOK_SECONDS = 5.0, 0.25
PAUSEN = (0.3, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
TOKEN_PAUSE_SECONDS = 60.0
KONFLIKT_PAUSE_SECONDS = 3.0
KONFLIKTE_JE_ZEILE = 20
"""Every so many tries in vain the log says so again."""
ABGEWIESEN = (
    "Telegram kennt den Token in LOTSE_TELEGRAM_TOKEN nicht. Bitte prüfen Sie ihn bei @BotFather. "
    "Der Lotse läuft ohne Telegram weiter."
)
KONFLIKT = (
    "Mit demselben Token fragt noch ein anderes Programm bei Telegram nach. Bitte beenden Sie es; "
    "bis dahin kommen Nachrichten nur zum Teil hier an."
)


class Empfang:
    """One per adapter."""

    def __init__(self, werkbank: Werkbank, post: Post) -> None:
        self.werkbank = werkbank
        self.post = post

    async def introduce(self) -> None:
        """Who are we? Tell the menu, and which way updates are to come. Tries until Telegram answers."""
        mal = 0
        while True:
            try:
                await self._introduce()
            except InvalidToken:
                log.error(ABGEWIESEN)
                await asyncio.sleep(TOKEN_PAUSE_SECONDS)
            except TelegramError as error:
                await self._pause(mal, error)
                mal += 1
            else:
                return

    async def _introduce(self) -> None:
        werkbank, telegram = self.werkbank, self.werkbank.telegram
        me = await werkbank.bot.get_me()
        werkbank.name = me.username or ""

        def remember(buch: Buch) -> int:
            buch.chats.set_bot("telegram", werkbank.nummer, werkbank.name)
            return buch.chats.highest_id(werkbank.nummer)

        werkbank.saw(await werkbank.write(remember))
        await self._set_menu()
        if telegram.webhook:
            await werkbank.bot.set_webhook(
                telegram.webhook, secret_token=telegram.geheimnis, allowed_updates=list(ARTEN)
            )
        else:
            await self._optional("Ein alter Webhook", werkbank.bot.delete_webhook(drop_pending_updates=False))

    async def _set_menu(self) -> None:
        befehle = [BotCommand(name, text) for name, text in menu()]
        for sprache in (None, "de"):
            await self._optional("Das Menü", self.werkbank.bot.set_my_commands(befehle, language_code=sprache))

    @staticmethod
    async def _optional(was: str, ruf: Awaitable[bool]) -> None:
        """What a server of the Bot API may refuse or not know without chats suffering from it."""
        try:
            await ruf
        except (BadRequest, InvalidToken) as error:
            log.warning("%s ließ sich bei Telegram nicht einstellen: %s", was, describe(error))

    async def run(self) -> None:
        """Until cancelled."""
        webhook = self.werkbank.telegram.webhook is not None
        async with asyncio.TaskGroup() as group:
            group.create_task(self._sweep(UMSCHAU_WEBHOOK_SECONDS if webhook else UMSCHAU_SECONDS))
            if not webhook:
                group.create_task(self._fetch())

    async def _sweep(self, every: float) -> None:
        while True:
            await self.post.sweep()
            await asyncio.sleep(every)

    async def _fetch(self) -> None:
        """Stored first, acknowledged with the next request."""
        offset: int | None = None
        mal = konflikte = 0
        while True:
            try:
                updates = await self.werkbank.bot.get_updates(
                    offset=offset,
                    timeout=ABFRAGE_SECONDS,
                    read_timeout=ABFRAGE_SECONDS + 10,
                    allowed_updates=list(ARTEN),
                )
                mal = 0
            except InvalidToken:
                log.error(ABGEWIESEN)
                await asyncio.sleep(TOKEN_PAUSE_SECONDS)
                continue
            except Conflict:
                if konflikte % KONFLIKTE_JE_ZEILE == 0:
                    log.error(KONFLIKT)
                konflikte += 1
                await asyncio.sleep(KONFLIKT_PAUSE_SECONDS)
                continue
            except TelegramError as error:
                await self._pause(mal, error)
                mal += 1
                continue
            if not updates:
                continue
            daten = [update.to_dict() for update in updates]
            neue = await to_thread.run_sync(drop_in, self.werkbank.context, self.werkbank.nummer, daten)
            offset = max([offset or 0, *(update.update_id + 1 for update in updates)])
            for kennung_hash in neue:
                self.post.wake(kennung_hash)

    async def _pause(self, mal: int, error: TelegramError) -> None:
        if isinstance(error, RetryAfter):
            await asyncio.sleep(seconds_of(error))
            return
        if mal == 3 or not isinstance(error, NetworkError):
            log.warning("Telegram ist nicht zu erreichen: %s", describe(error))
        await asyncio.sleep(PAUSEN[min(mal, len(PAUSEN) - 1)])
