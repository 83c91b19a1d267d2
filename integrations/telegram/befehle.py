"""The commands of the menu. Most of them are words to the core; some are about this chat alone."""

import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import telegram

from api.benachrichtigungen.service import BenachrichtigungService
from api.clock import BERLIN
from api.messenger.schemas import Entwurf, Taste
from api.messenger.service import Chatlage
from api.uebergaenge.service import CodeUngueltig, UebergangService
from api.verbindungen.service import VerbindungService
from integrations.telegram import kennungen
from integrations.telegram.kern import Antwort
from integrations.telegram.knoepfe import arrange
from integrations.telegram.nachricht import Nachrichten
from integrations.telegram.post import Post, Zuschrift
from integrations.telegram.texte import label, say
from integrations.telegram.werkbank import Buch
from integrations.website.uebergang import address_of, by_phone

KERNBEFEHLE = {
    "hilfe": "hilfe",
    "help": "hilfe",
    "status": "status",
    "abbrechen": "abbruch",
    "mensch": "mensch",
    "lotse": "bot",
}
"""Command here → command of the chat API."""
BEFEHL = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s(?P<rest>.*))?", re.DOTALL)
"""As Telegram defines it; in a group, with the bot it is meant for."""


def read_command(nachricht: telegram.Message) -> tuple[str, str] | None:
    """Name and what follows it; None where the message does not begin with a command."""
    match = BEFEHL.fullmatch(nachricht.text or "")
    return (match["name"].lower(), (match["rest"] or "").strip()) if match else None


class Befehle:
    """One per adapter."""

    def __init__(self, nachrichten: Nachrichten) -> None:
        self.nachrichten = nachrichten
        self.werkbank = nachrichten.werkbank
        self._eigene: dict[str, Callable[[Post, Zuschrift, Chatlage, str, str], Awaitable[None]]] = {
            "start": self._start,
            "loeschen": self._loeschen,
            "einfach": self._einfach,
            "web": self._web,
            "telefon": self._telefon,
            "nachrichten": self._nachrichten_an,
            "stopp": self._nachrichten_aus,
            "stop": self._nachrichten_aus,
        }

    def knows(self, name: str) -> bool:
        return name in self._eigene or name in KERNBEFEHLE

    async def deal(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, name: str, rest: str) -> None:
        """Do what the command says. Closes the update."""
        assert zuschrift.update.effective_message is not None  # noqa: S101 - a command is a message
        nummer = zuschrift.update.effective_message.message_id
        kennung = kennungen.of_message(self.werkbank.nummer, chat.kennung, nummer)
        if name in self._eigene:
            await self._eigene[name](post, zuschrift, chat, kennung, rest)
        else:
            await self.to_core(post, zuschrift, chat, kennung, KERNBEFEHLE[name])

    async def to_core(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, kennung: str, befehl: str) -> None:
        body = {"id": kennung, "befehl": befehl}
        if not await self.nachrichten.ask_for_mandant(post, zuschrift, chat, body):
            await self.nachrichten.send(post, zuschrift, chat, body)

    async def _start(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, kennung: str, rest: str) -> None:
        """Greet; or ask whether what is open shall go on. With a Mandant, or a code of the website, behind it: that."""
        if rest in [mandant.key for mandant in self.werkbank.context.mandanten]:
            await self.choose(post, zuschrift, chat, rest)
        elif rest:
            await self._claim(post, zuschrift, chat, rest)
        elif await self.nachrichten.ask_for_mandant(post, zuschrift, chat, None):
            return
        elif chat.gespraech is None:
            await self.begin(post, zuschrift, chat)
        elif chat.stand.get("leistung") and chat.stand.get("frage"):
            await post.close(zuschrift, self._welcome_back(chat))
        else:
            await self.to_core(post, zuschrift, chat, kennung, "hilfe")

    async def _claim(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, code: str) -> None:
        """The citizen comes from the website, which is asked whether that is so."""
        von = zuschrift.update.effective_user
        name = von.full_name if von is not None else ""
        try:
            await self.werkbank.write(
                lambda buch: VerbindungService(buch.context, buch.session).claim(code, chat.id, name)
            )
        except CodeUngueltig:
            await post.close(zuschrift, Entwurf(say("code_ungueltig", chat.einfach)))
        else:
            await post.close(zuschrift, Entwurf(say("code_angenommen", chat.einfach)))

    async def begin(self, post: Post, zuschrift: Zuschrift, chat: Chatlage) -> None:
        """A new conversation; its greeting is all there is to say."""
        await self.nachrichten.weiterleitung.open(post, zuschrift, chat)
        await post.close(zuschrift)

    async def choose(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, mandant: str) -> None:
        """This Mandant from now on; what was written before it was chosen is handed on."""
        if chat.gespraech is not None and chat.mandant == mandant and not chat.vorab:
            await post.close(zuschrift, *([self._welcome_back(chat)] if chat.stand.get("leistung") else []))
            return

        def settle(buch: Buch) -> Chatlage | None:
            row = buch.chats.get(chat.id, lock=True)
            if row is not None and row.mandant != mandant:
                row.mandant = mandant
                buch.chats.unbind(row)
            return buch.chats.view(row) if row else None

        neu = await self.werkbank.write(settle)
        if neu is None:
            await post.close(zuschrift)
            return
        if neu.gespraech is None:
            neu = await self.nachrichten.weiterleitung.open(post, zuschrift, neu)
        await self._hand_on_kept(post, zuschrift, neu)

    async def _hand_on_kept(self, post: Post, zuschrift: Zuschrift, chat: Chatlage) -> None:
        """What was written before the Mandant was chosen. The same ids again act once."""
        for body in chat.vorab[:-1]:
            await self.nachrichten.weiterleitung.patiently(post, zuschrift, partial(self._send, chat, body))

        def forget(buch: Buch) -> None:
            row = buch.chats.get(chat.id, lock=True)
            if row is not None:
                row.vorab = None

        if chat.vorab:
            await self.nachrichten.send(post, zuschrift, chat, chat.vorab[-1])
            await self.werkbank.write(forget)
        else:
            await post.close(zuschrift)

    async def _send(self, chat: Chatlage, body: dict[str, Any]) -> Antwort:
        return await self.werkbank.kern.send(chat.gespraech or "", chat.token or "", body)

    def _welcome_back(self, chat: Chatlage) -> Entwurf:
        titel = self.title_of(chat)
        tasten = [
            Taste(label("ja_weiter"), {"lokal": "weiter"}),
            Taste(label("abbrechen"), {"befehl": "abbruch"}),
        ]
        return Entwurf(say("wieder_da", chat.einfach, titel=titel), tasten=arrange(tasten), loest_ab=True)

    def title_of(self, chat: Chatlage) -> str:
        """Of the service whose form is open."""
        return self.werkbank.context.katalog.leistung(str(chat.stand.get("leistung"))).titel

    async def _loeschen(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, kennung: str, _rest: str) -> None:
        """The core asks once more; without a conversation there is nothing it could lose."""
        if chat.gespraech is not None:
            await self.to_core(post, zuschrift, chat, kennung, "loeschen")
            return
        await post.close(zuschrift, Entwurf(say("geloescht"), ende=True, loest_ab=True))

    async def _einfach(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, kennung: str, _rest: str) -> None:
        await self.to_core(post, zuschrift, chat, kennung, "normal" if chat.einfach else "einfach")

    async def _web(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, _kennung: str, _rest: str) -> None:
        """A link with which the website goes on; it asks there before it does."""
        if chat.gespraech is None:
            await post.close(zuschrift, Entwurf(say("kein_gespraech")))
            return

        def work(buch: Buch) -> None:
            gespraech = buch.gespraeche.get(chat.gespraech or "", lock=True)
            row = buch.chats.get(chat.id, lock=True)
            if gespraech is None or row is None:
                return
            neu = UebergangService(buch.context, buch.session).issue(gespraech, "chat")
            adresse = buch.context.settings.adresse + address_of(neu, "chat")
            buch.versand.put(row, f"u:{zuschrift.nummer}", [Entwurf(say("web", chat.einfach, adresse=adresse))])

        await post.close(zuschrift, also=work)

    async def _telefon(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, _kennung: str, _rest: str) -> None:
        """The number to call, and a code to read aloud there."""
        if chat.gespraech is None:
            await post.close(zuschrift, Entwurf(say("kein_gespraech")))
            return

        def work(buch: Buch) -> None:
            gespraech = buch.gespraeche.get(chat.gespraech or "", lock=True)
            row = buch.chats.get(chat.id, lock=True)
            if gespraech is None or row is None:
                return
            neu = UebergangService(buch.context, buch.session).issue(gespraech, "telefon")
            weg = by_phone(buch.context.mandanten.mandant(neu.mandant))
            text = say(
                "telefon",
                chat.einfach,
                telefon=f"{weg['telefon']}" + (f" ({weg['zeiten']})" if weg["zeiten"] else ""),
                code=neu.code,
                bis=f"{neu.gueltig_bis.astimezone(BERLIN):%H:%M}",
            )
            buch.versand.put(row, f"u:{zuschrift.nummer}", [Entwurf(text)])

        await post.close(zuschrift, also=work)

    async def _nachrichten_an(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, _k: str, _r: str) -> None:
        await self.news(post, zuschrift, chat, an=True)

    async def _nachrichten_aus(self, post: Post, zuschrift: Zuschrift, chat: Chatlage, _k: str, _r: str) -> None:
        await self.news(post, zuschrift, chat, an=False)

    async def news(
        self, post: Post, zuschrift: Zuschrift, chat: Chatlage, *, an: bool, anlass: str | None = None
    ) -> None:
        """Messages about cases on or off."""

        def work(buch: Buch) -> None:
            service = BenachrichtigungService(buch.context, buch.session)
            if an:
                service.on(chat.id)
            else:
                service.off(chat.id)

        anlass = anlass or ("nachrichten_an" if an else "nachrichten_aus")
        await post.close(zuschrift, Entwurf(say(anlass, chat.einfach)), also=work)
