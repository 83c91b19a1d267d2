"""A pressed button. The phone that waits for it is always told that it was heard."""

import asyncio
import contextlib
from typing import Any

import telegram
from telegram.error import BadRequest

from api.messenger.schemas import Entwurf
from api.messenger.service import Chatlage
from integrations.telegram import kennungen
from integrations.telegram.befehle import Befehle
from integrations.telegram.kern import Antwort, KernLehntAb, KernVergessen
from integrations.telegram.knoepfe import markup, page_buttons, question_buttons
from integrations.telegram.post import Post, Zuschrift
from integrations.telegram.texte import say
from integrations.telegram.werkbank import Buch

WARTEN_SECONDS = 1.5
"""The phone is told what became of its press, where that is known so soon."""
MELDUNG_MAX = 200
"""Characters Telegram shows."""


class Druck:
    """One per adapter."""

    def __init__(self, befehle: Befehle) -> None:
        self.befehle = befehle
        self.nachrichten = befehle.nachrichten
        self.werkbank = befehle.werkbank

    async def deal(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, druck: telegram.CallbackQuery) -> None:
        """Do what the button stands for. Closes the update."""
        kennung = druck.data or ""
        found = await self.werkbank.read(lambda buch: buch.knoepfe.press(chat.id, kennung))
        if found is None or found[1]:
            await self.answer(druck, say("knopf_alt", chat.einfach) if found is None else None)
            await post.close(zuschrift)
            return
        inhalt = found[0]
        if "alle" in inhalt:
            await self._page(chat, druck, inhalt)
            await post.close(zuschrift)
            return
        await self._wear_off(post, chat, druck)
        if "wert" in inhalt:
            await self._choose(post, zuschrift, chat, druck, inhalt["wert"])
            return
        await self.answer(druck)
        if "mandant" in inhalt:
            await self.befehle.choose(post, zuschrift, chat, inhalt["mandant"])
        elif "befehl" in inhalt:
            stamm = kennungen.of_press(self.werkbank.nummer, druck.id)
            await self.befehle.to_core(post, zuschrift, chat, stamm, inhalt["befehl"])
        else:
            await self._local(post, zuschrift, chat, inhalt["lokal"])

    async def answer(self, druck: telegram.CallbackQuery, meldung: str | None = None) -> None:
        """What came too late to be heard was heard before a restart."""
        with contextlib.suppress(BadRequest):
            await self.werkbank.bot.answer_callback_query(druck.id, text=meldung and meldung[:MELDUNG_MAX])

    async def _wear_off(self, post: Post, chat: Chatlage, druck: telegram.CallbackQuery) -> None:
        """The buttons of this message have done their work."""
        nachricht = druck.message.message_id if druck.message is not None else None
        if nachricht is not None:
            await post.zustellung.remove_buttons(chat.kennung, nachricht)

        def use(buch: Buch) -> None:
            row = buch.chats.get(chat.id, lock=True)
            if row is not None and row.tasten == nachricht:
                row.tasten = None

        await self.werkbank.write(use)

    async def _choose(
        self, post: Post, zuschrift: Zuschrift, chat: Chatlage, druck: telegram.CallbackQuery, wert: str
    ) -> None:
        """An answer of the core's own; of one that no longer holds the core says so."""
        stamm = kennungen.of_press(self.werkbank.nummer, druck.id)
        turn = asyncio.create_task(self.nachrichten.send(post, zuschrift, chat, {"id": stamm, "wert": wert}))
        try:
            await asyncio.wait({turn}, timeout=WARTEN_SECONDS)
            antwort = turn.result() if turn.done() and turn.exception() is None else None
            await self.answer(druck, hint_of(antwort))
            await turn
        finally:
            turn.cancel()
        await self.werkbank.write(lambda buch: buch.knoepfe.use(chat.id, druck.data or ""))

    async def _page(self, chat: Chatlage, druck: telegram.CallbackQuery, inhalt: dict[str, Any]) -> None:
        """Another page of the whole list, in place of the buttons shown."""
        try:
            optionen = await self.werkbank.kern.all_options(inhalt["alle"], chat.token or "")
        except (KernVergessen, KernLehntAb):
            await self.answer(druck, say("knopf_alt", chat.einfach))
            return
        seite = page_buttons(optionen, inhalt["alle"], int(inhalt["seite"]))
        aktionen = question_buttons((), {**(chat.stand.get("frage") or {}), "alle": None})
        reihen = await self.werkbank.write(lambda buch: buch.knoepfe.lay_out(chat.id, (*seite, *aktionen)))
        if druck.message is not None:
            with contextlib.suppress(BadRequest):
                await self.werkbank.bot.edit_message_reply_markup(
                    chat_id=chat.kennung, message_id=druck.message.message_id, reply_markup=markup(reihen)
                )
        await self.answer(druck)

    async def _local(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, was: str) -> None:
        if was == "nachrichten_ja":
            await self.befehle.news(post, zuschrift, chat, an=True)
        elif was == "nachrichten_nein":
            await self.befehle.news(post, zuschrift, chat, an=False, anlass="nachrichten_nein")
        else:
            await post.close(zuschrift, *await self._resume(chat))

    async def _resume(self, chat: Chatlage) -> list[Entwurf]:
        """The open question once more."""
        frage = chat.stand.get("frage")
        if not frage or not chat.gespraech or not chat.stand.get("leistung"):
            return []
        gespraech = chat.gespraech
        gefragt = await self.werkbank.read(lambda buch: buch.gespraeche.last_of(gespraech, "frage"))
        text = say("weiter_mit", chat.einfach, titel=self.befehle.title_of(chat), frage=gefragt.text if gefragt else "")
        return [Entwurf(text, tasten=question_buttons(frage.get("optionen") or (), frage), loest_ab=True)]


def hint_of(antwort: Antwort | None) -> str | None:
    """The core's word where the button no longer held."""
    erste = antwort.nachrichten[0] if antwort is not None and antwort.nachrichten else None
    return str(erste["text"]) if erste is not None and erste["art"] == "hinweis" else None
