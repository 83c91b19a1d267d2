"""A message of a citizen: words, a later version of them, a file, a place, a contact, or what can't be read."""

import asyncio
from typing import Any

import telegram

from api.gespraeche.sichere_frage import DateiNurPerLink
from api.messenger.schemas import Entwurf, Taste
from api.messenger.service import Chatlage
from integrations.telegram import kennungen, medien
from integrations.telegram.kern import Antwort
from integrations.telegram.knoepfe import arrange
from integrations.telegram.post import Post, Zuschrift
from integrations.telegram.texte import say
from integrations.telegram.weiterleitung import Weiterleitung
from integrations.telegram.werkbank import Buch, Werkbank

SCHWALL_SECONDS = 10.0
"""What can't be read is declined once in so long."""
VORAB_MAX = 5
"""Messages kept while the Mandant is not chosen."""


class Nachrichten:
    """One per adapter."""

    def __init__(self, werkbank: Werkbank, weiterleitung: Weiterleitung) -> None:
        self.werkbank = werkbank
        self.weiterleitung = weiterleitung
        self._abgelehnt: dict[str, float] = {}

    async def deal(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, nachricht: telegram.Message) -> None:
        """Hand it on, or say why not. Closes the update."""
        stamm = kennungen.of_message(self.werkbank.nummer, chat.kennung, nachricht.message_id)
        anhang = medien.attachment(nachricht)
        text = medien.as_text(nachricht, chat.stand.get("frage"))
        if anhang is not None:
            await self._file(post, zuschrift, chat, stamm, anhang, nachricht.caption)
        elif text is not None:
            await self.say(post, zuschrift, chat, stamm, text)
        else:
            await self._decline(post, zuschrift, medien.declined(nachricht))

    async def say(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, stamm: str, text: str) -> None:
        """Words, under the id of their message."""
        if not await self.ask_for_mandant(post, zuschrift, chat, {"id": stamm, "text": text}):
            await self.send(post, zuschrift, chat, {"id": stamm, "text": text}, stamm)

    async def send(
        self, post: Post, zuschrift: Zuschrift, chat: Chatlage, body: dict[str, Any], stamm: str | None = None
    ) -> Antwort | None:
        """Any message of the chat API. Closes the update."""

        async def send(lage: Chatlage) -> Antwort:
            return await self.werkbank.kern.send(lage.gespraech or "", lage.token or "", body)

        return await self.weiterleitung.hand_on(post, zuschrift, chat, body["id"], send, stamm)

    async def edited(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, nachricht: telegram.Message) -> None:
        """A later version: a correction of what the earlier one said. A place that moves is none."""
        text = nachricht.text or nachricht.caption
        if not text:
            await post.close(zuschrift)
            return
        stamm = kennungen.of_message(self.werkbank.nummer, chat.kennung, nachricht.message_id)
        teil = stamm if nachricht.text else kennungen.of_part(stamm, "beschriftung")
        bot = self.werkbank.nummer
        frueher = await self.werkbank.read(lambda buch: buch.post.latest_version(bot, zuschrift.kennung_hash, teil))
        body: dict[str, Any] = {"id": kennungen.of_part(teil, zuschrift.nummer), "text": text}
        if frueher is not None:
            if await self._says_the_same(chat, frueher, text):
                await post.close(zuschrift)
                return
            body["ersetzt"] = frueher
        if not await self.ask_for_mandant(post, zuschrift, chat, body):
            await self.send(post, zuschrift, chat, body, teil)

    async def _says_the_same(self, chat: Chatlage, nachricht: str, text: str) -> bool:
        """Telegram also tells of a change where only a preview was added."""
        gespraech = chat.gespraech or ""
        row = await self.werkbank.read(lambda buch: buch.gespraeche.by_id(gespraech, nachricht))
        return row is not None and row.text == text

    async def ask_for_mandant(
        self, post: Post, zuschrift: Zuschrift, chat: Chatlage, body: dict[str, Any] | None
    ) -> bool:
        """Where nobody knows yet which Mandant it is about, ask and keep the message. Closes the update then."""
        if chat.mandant is not None:
            return False
        tasten = [Taste(mandant.name, {"mandant": mandant.key}) for mandant in self.werkbank.context.mandanten]

        def keep(buch: Buch) -> None:
            row = buch.chats.get(chat.id, lock=True)
            if row is not None and body is not None:
                row.vorab = [*(row.vorab or ()), body][-VORAB_MAX:]

        frage = Entwurf(say("welche_kommune"), tasten=arrange(tasten), loest_ab=True)
        await post.close(zuschrift, frage, also=keep)
        return True

    async def _file(
        self, post: Post, zuschrift: Zuschrift, chat: Chatlage, stamm: str, anhang: medien.Anhang, caption: str | None
    ) -> None:
        """A file for the question that asks for one; what stands below it is said afterwards."""
        beschriftung = (caption or "").strip()
        if (chat.stand.get("frage") or {}).get("typ") != "datei":
            if beschriftung:
                teil = kennungen.of_part(stamm, "beschriftung")
                await self._say_beside(post, zuschrift, "keine_datei_gefragt")
                await self.say(post, zuschrift, chat, teil, beschriftung)
            else:
                await post.close(zuschrift, Entwurf(say("keine_datei_gefragt", chat.einfach)))
            return
        if chat.stand["frage"].get("gesperrt"):  # not even fetched
            await post.close(zuschrift, Entwurf(DateiNurPerLink.text))
            return
        try:
            content = await medien.fetch(self.werkbank, anhang)
        except medien.DateiZuGross:
            await post.close(zuschrift, Entwurf(say("datei_zu_gross", chat.einfach)))
            return
        except medien.TelegramError:
            if zuschrift.versuche < 2:
                raise
            await post.close(zuschrift, Entwurf(say("datei_nicht_ladbar", chat.einfach)))
            return
        await self._hand_in(post, zuschrift, chat, stamm, anhang.name, content, beschriftung)

    async def _hand_in(
        self,
        post: Post,
        zuschrift: Zuschrift,
        chat: Chatlage,
        stamm: str,
        name: str,
        content: bytes,
        beschriftung: str,
    ) -> None:
        async def send(lage: Chatlage) -> Antwort:
            kern, gespraech, token = self.werkbank.kern, lage.gespraech or "", lage.token or ""
            antwort = await kern.hand_in(gespraech, token, stamm, name, content)
            if not beschriftung:
                return antwort
            return await kern.send(
                gespraech, token, {"id": kennungen.of_part(stamm, "beschriftung"), "text": beschriftung}
            )

        await self.weiterleitung.hand_on(post, zuschrift, chat, stamm, send, stamm)

    async def _say_beside(self, post: Post, zuschrift: Zuschrift, anlass: str) -> None:
        def work(buch: Buch) -> None:
            row = buch.chats.get(zuschrift.chat, lock=True) if zuschrift.chat else None
            if row is not None:
                buch.versand.put(row, f"b:{zuschrift.nummer}", [Entwurf(say(anlass))])

        await self.werkbank.write(work)
        post.zustellung.wake(zuschrift.chat or "")

    async def _decline(self, post: Post, zuschrift: Zuschrift, anlass: str | None) -> None:
        """Once for what comes in one go."""
        now = asyncio.get_running_loop().time()
        key = zuschrift.chat or ""
        again = now - self._abgelehnt.get(key, float("-inf")) < SCHWALL_SECONDS
        self._abgelehnt = {chat: when for chat, when in self._abgelehnt.items() if now - when < SCHWALL_SECONDS}
        if anlass is None or again:
            await post.close(zuschrift)
            return
        self._abgelehnt[key] = now
        await post.close(zuschrift, Entwurf(say(anlass)))
