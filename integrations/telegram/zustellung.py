"""Brings messages to the chats, in order, as far as Telegram lets one know exactly once (ADR 0011).

Before a message is sent it is marked as set out. Where nobody knows whether it arrived (a crash, a lost connection), an
edit that changes nothing tells: Telegram answers "not modified" for the message it has.
"""

import asyncio
import logging
import random
from collections.abc import Sequence
from typing import Any

import httpx
from telegram import LinkPreviewOptions, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from api.errors import describe
from api.messenger.schemas import Entwurf, Sendebrief
from api.messenger.service import Chatlage
from api.uebergaenge.service import NeuerUebergang, Ziel
from integrations.telegram import zeichnen
from integrations.telegram.knoepfe import markup
from integrations.telegram.reihen import Reihen
from integrations.telegram.texte import say
from integrations.telegram.werkbank import Buch, Werkbank
from integrations.website.uebergang import address_of

log = logging.getLogger("lotse.telegram")

UMSCHAU_SECONDS = 0.5
"""How often the journals are looked through for what was not announced here."""
VERSUCHE_MAX = 3
"""Tries for a message Telegram refuses, before it is given up."""
PROBEN_CHAT, PROBEN_ALLE = 3, 8
"""Message numbers asked for, behind the highest known in the chat and in all chats."""
PAUSE_MAX = 20.0
KEINE_VORSCHAU = LinkPreviewOptions(is_disabled=True)


class Zustellung:
    """One per adapter."""

    def __init__(self, werkbank: Werkbank) -> None:
        self.werkbank = werkbank
        self.reihen = Reihen(self._work)
        self._stoerungen: dict[str, int] = {}

    def wake(self, chat: str) -> None:
        """There may be something for this chat."""
        self.reihen.wake(chat)

    async def run(self) -> None:
        """Look through the journals, until cancelled."""
        while True:
            for chat in await self.werkbank.read(lambda buch: buch.versand.due(self.werkbank.nummer)):
                self.wake(chat)
            await asyncio.sleep(UMSCHAU_SECONDS)

    async def _work(self, chat: str) -> bool:
        """Send the next message of a chat; False where there is none."""

        def next_one(buch: Buch) -> Sendebrief | None:
            buch.versand.plan(chat, self.draw)
            return buch.versand.take(chat, self.werkbank.hoechste, self._write_link)

        brief = await self.werkbank.write(next_one)
        if brief is None:
            self._stoerungen.pop(chat, None)
            return False
        await self._deliver(brief)
        return True

    def draw(self, chat: Chatlage, neue: Sequence[Any]) -> list[Entwurf]:
        """The journal as messages."""
        return zeichnen.draw(chat, neue, self.werkbank.context.settings.adresse)

    def _write_link(self, neu: NeuerUebergang, ziel: Ziel, einfach: bool) -> str:
        return say("weblink", einfach, adresse=self.werkbank.context.settings.adresse + address_of(neu, ziel))

    async def _deliver(self, brief: Sendebrief) -> None:
        write = self.werkbank.write
        try:
            nachricht = await self._find(brief) if brief.unklar else None
            if nachricht is None:
                await self._take_buttons_away(brief)
                nachricht = await self._send(brief)
        except RetryAfter:
            await self._not_yet(brief)
        except ChatMigrated as error:
            neu = error.new_chat_id
            await write(lambda buch: _move(buch, brief, neu))
        except Forbidden as error:
            gone = "deactivated" in error.message.lower()
            log.info("Ein Chat nimmt nichts mehr an: %s", "Konto gelöscht" if gone else "Bot blockiert")
            await write(lambda buch: _closed(buch, brief, gone=gone))
        except BadRequest as error:
            await self._refused(brief, error)
        except NetworkError as error:
            await self._disturbed(brief, error)
        else:
            self._stoerungen.pop(brief.chat, None)
            self.werkbank.saw(nachricht)
            await write(lambda buch: buch.versand.arrived(brief, nachricht))

    async def _send(self, brief: Sendebrief) -> int:
        sent = await self.werkbank.bot.send_message(
            brief.kennung, brief.text, reply_markup=markup(brief.tasten), link_preview_options=KEINE_VORSCHAU
        )
        return int(sent.message_id)

    async def _find(self, brief: Sendebrief) -> int | None:
        """The number of the message, had it arrived before; None where Telegram does not have it."""
        alle = brief.nach_allen or 0
        im_chat = brief.nach or alle
        nummern = [*range(im_chat + 1, im_chat + 1 + PROBEN_CHAT), *range(alle + 1, alle + 1 + PROBEN_ALLE)]
        nummer: int
        for nummer in dict.fromkeys(nummern):
            if await self._is_there(brief, nummer):
                return nummer
        return None

    async def _is_there(self, brief: Sendebrief, nummer: int) -> bool:
        """Does this number stand for the message? An edit that would change nothing tells."""
        bot, chat, tasten = self.werkbank.bot, brief.kennung, markup(brief.tasten)
        try:
            try:
                found = await bot.edit_message_text(
                    brief.text, chat, nummer, reply_markup=tasten, link_preview_options=KEINE_VORSCHAU
                )
            except InvalidToken:  # a server of the Bot API that does not know this method
                found = await bot.edit_message_reply_markup(chat, nummer, reply_markup=tasten)
        except BadRequest as error:
            return "not modified" in error.message.lower()
        except InvalidToken:
            return False
        return isinstance(found, Message) and (found.message_id, found.text) == (nummer, brief.text)

    async def _take_buttons_away(self, brief: Sendebrief) -> None:
        if brief.alte_tasten is not None:
            await self.remove_buttons(brief.kennung, brief.alte_tasten)

    async def remove_buttons(self, kennung: int, nachricht: int) -> None:
        """Used buttons go; that they are gone already, or the message is, does no harm."""
        try:
            await self.werkbank.bot.edit_message_reply_markup(chat_id=kennung, message_id=nachricht, reply_markup=None)
        except BadRequest:
            return

    async def _refused(self, brief: Sendebrief, error: BadRequest) -> None:
        if "chat not found" in error.message.lower():
            log.info("Ein Chat ist verschwunden und wird vergessen.")
            await self.werkbank.write(lambda buch: _closed(buch, brief, gone=True))
        elif brief.versuche + 1 >= VERSUCHE_MAX:
            log.error("Eine Nachricht wird nach %s Versuchen aufgegeben: %s", VERSUCHE_MAX, describe(error))
            await self.werkbank.write(lambda buch: buch.versand.drop(brief))
        else:
            await self.werkbank.write(lambda buch: buch.versand.put_back(brief, failed=True))
            await self._pause(brief.chat)

    async def _disturbed(self, brief: Sendebrief, error: TelegramError) -> None:
        """Nothing of it arrived where not even a connection was made; else it has to be asked for."""
        if isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout):
            await self._not_yet(brief)
        await self._pause(brief.chat)

    async def _not_yet(self, brief: Sendebrief) -> None:
        """This try has certainly not arrived; whether an earlier one has stays to be asked."""
        if not brief.unklar:
            await self.werkbank.write(lambda buch: buch.versand.put_back(brief, failed=False))

    async def _pause(self, chat: str) -> None:
        """Longer each time, never all at once."""
        mal = self._stoerungen[chat] = self._stoerungen.get(chat, 0) + 1
        await asyncio.sleep(min(PAUSE_MAX, 0.5 * 2 ** min(mal - 1, 8)) * random.uniform(0.7, 1.3))  # noqa: S311


def _move(buch: Buch, brief: Sendebrief, kennung: int) -> None:
    row = buch.chats.get(brief.chat, lock=True)
    if row is not None:
        buch.chats.move(row, kennung)
    buch.versand.put_back(brief, failed=True)


def _closed(buch: Buch, brief: Sendebrief, *, gone: bool) -> None:
    row = buch.chats.get(brief.chat, lock=True)
    if row is None:
        return
    if gone:
        buch.chats.forget(row)
    else:
        buch.chats.block(row)
