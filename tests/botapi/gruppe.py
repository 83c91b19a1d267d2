"""A group of people with the bot in it. The bot's privacy mode is on: it hears commands and what names it."""

import itertools
from typing import Any

from tests.botapi.dienst import BotApi
from tests.botapi.konto import Chat, Nachricht
from tests.botapi.mensch import Mensch, membership

NUMMERN = itertools.count(4_100_001)


class Gruppe:
    def __init__(self, api: BotApi, gruender: Mensch, titel: str = "Nachbarschaft") -> None:
        self.api, self.konto, self.gruender = api, api.konto, gruender
        self.chat = Chat(-next(NUMMERN), "group", {"title": titel})
        with self.konto.aenderung:
            self.konto.chats[self.chat.id] = self.chat
            self._update("my_chat_member", membership(self.chat, gruender.user, self.konto, "left", "member"))

    def says(self, wer: Mensch, text: str) -> Nachricht:
        konto = self.konto
        with konto.aenderung:
            nachricht = self._add(wer, text, {})
            if text.startswith("/") or f"@{konto.bot['username']}" in text:
                self._update("message", konto.message_body(nachricht))
        return nachricht

    def migrates(self) -> Chat:
        """Become a supergroup, told in both chats; whoever writes to the old one gets the new number."""
        konto = self.konto
        with konto.aenderung:
            alt = self.chat
            neu = Chat(int(f"-100{next(NUMMERN)}"), "supergroup", dict(alt.angaben))
            konto.chats[neu.id] = neu
            hin = self._add(self.gruender, "", {"migrate_to_chat_id": neu.id})
            self._update("message", konto.message_body(hin))
            alt.nachfolger, self.chat = neu.id, neu
            her = self._add(self.gruender, "", {"migrate_from_chat_id": alt.id})
            self._update("message", konto.message_body(her))
            return neu

    @property
    def from_bot(self) -> list[Nachricht]:
        return [nachricht for nachricht in self.chat.nachrichten if nachricht.vom_bot and not nachricht.geloescht]

    def _add(self, wer: Mensch, text: str, inhalt: dict[str, Any]) -> Nachricht:
        konto = self.konto
        nachricht = Nachricht(
            konto.next_id(self.chat), self.chat.id, False, int(konto.uhr()), text, None, inhalt, wer.user
        )
        return konto.add(self.chat, nachricht)

    def _update(self, art: str, inhalt: dict[str, Any]) -> None:
        self.konto.update(art, self.chat.id, inhalt)
