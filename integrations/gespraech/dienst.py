"""The conversation core every channel uses: open, receive, read, listen, hand in a file, forget."""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from api.context import ApiContext
from api.errors import describe
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.formularbuch import Formularbuch
from api.gespraeche.lage import Lage
from api.gespraeche.schemas import Antwort, Eingang, Eroeffnet, NachrichtAnsicht, Uebernommen
from api.gespraeche.service import canonical_id
from api.leistungen.datenklassen import MESSENGER
from api.uebergaben.buch import Uebergabebuch
from api.uebergaenge.service import NeuerUebergang, Ziel
from api.verbindungen.buch import Verbindungsbuch
from integrations.gespraech import texte
from integrations.gespraech.bot_client import BotClient, BotFehler, TeilAusgefallen
from integrations.gespraech.dateien import Dateieingang
from integrations.gespraech.deuter import Deuter
from integrations.gespraech.ereignisse import Ereignis, Ereignisse
from integrations.gespraech.formular import FormularDienst
from integrations.gespraech.nachholen import Nachholer
from integrations.gespraech.schlange import Schlange
from integrations.gespraech.uebergabe import Uebergaben
from integrations.gespraech.waechter import Waechter
from integrations.gespraech.warteschlange import GLEICHZEITIG, Warteschlange

log = logging.getLogger("lotse.gespraech")

NEUSTART_SECONDS = 1.0


class GespraechDienst:
    """One per server process. A `token` of None stands for a channel that knows its citizen otherwise."""

    def __init__(self, context: ApiContext) -> None:
        settings = context.settings
        bot = f"http://127.0.0.1:{settings.bot_port}/webhooks/lotse/"
        actions = f"http://127.0.0.1:{settings.actions_port}/health"
        self._context = context
        self._buch = Gespraechsbuch(context, inhaber=str(uuid.uuid4()))
        self._verbindungen = Verbindungsbuch(context)
        self._bot = BotClient(settings.bot_port, settings.dienst_token, gleichzeitig=GLEICHZEITIG)
        self._ereignisse = Ereignisse()
        self.waechter = Waechter({"bot": bot, "actions": actions})
        self.warteschlange = Warteschlange(
            self._buch, self._bot, self.waechter, self._ereignisse, context.mandanten, self._delete
        )
        self.dateieingang = Dateieingang(context, self._buch, self.warteschlange)
        self.formular = FormularDienst(
            Formularbuch(context), self._bot, self._ereignisse, self.dateieingang, self.warteschlange.in_thread
        )
        self.uebergaben = Uebergaben(self._buch, self.warteschlange, self._ereignisse)
        self.deuter = Deuter(context.clock, self._bot)
        self.schlange = Schlange(Uebergabebuch(context), self.warteschlange, self._ereignisse)
        self.nachholer = Nachholer(self._buch, self.warteschlange, self.waechter)

    async def open(self, mandant: str, kanal: str, einfache_sprache: bool, datenschutz: str) -> Eroeffnet:
        """A new conversation with its greeting; `datenschutz` is the address of the privacy notice."""
        if kanal in MESSENGER:  # it asks over the loopback address, which means nothing to anybody else
            datenschutz = f"{self._context.settings.adresse}/{mandant}/datenschutz"
        gruss = texte.greeting(self._context.mandanten.mandant(mandant), einfache_sprache, datenschutz, kanal)
        return await self.warteschlange.in_thread(self._buch.open, mandant, kanal, einfache_sprache, [gruss])

    async def receive(self, gespraech: str, token: str | None, eingang: Eingang) -> Antwort:
        """Take in a message and wait for its reply. Raises `GespraechUnbekannt`."""
        return await self.warteschlange.submit(canonical_id(gespraech), token, eingang)

    async def check(self, gespraech: str, token: str | None) -> tuple[str, dict[str, Any]]:
        """Mandant and `stand` of a conversation this token opens. Raises `GespraechUnbekannt`."""
        return await self.warteschlange.in_thread(self._buch.check, canonical_id(gespraech), token)

    async def journal(
        self, gespraech: str, token: str | None, nach: int
    ) -> tuple[list[NachrichtAnsicht], dict[str, Any]]:
        """The messages after number `nach` and the `stand`. Raises `GespraechUnbekannt`."""
        return await self.warteschlange.in_thread(self._buch.journal, canonical_id(gespraech), token, nach)

    async def listen(self, gespraech: str, token: str | None, nach: int | None) -> AsyncIterator[Ereignis]:
        """Live events after message `nach` (None: from now on). Raises `GespraechUnbekannt` before the first."""
        gespraech = canonical_id(gespraech)
        neueste = await self.warteschlange.in_thread(self._buch.newest, gespraech, token)
        start = neueste if nach is None else min(nach, neueste)

        async def read(letzte: int) -> tuple[list[NachrichtAnsicht], dict[str, Any]]:
            return await self.journal(gespraech, token, letzte)

        return self._ereignisse.stream(gespraech, start, read)

    async def hand_in(
        self, gespraech: str, token: str | None, name: str, content: bytes, kennung: str | None = None
    ) -> Antwort:
        """An uploaded file as the answer to the open question, see `Dateieingang.hand_in`."""
        return await self.dateieingang.hand_in(canonical_id(gespraech), token, name, content, kennung)

    async def hand_over(self, gespraech: str, token: str | None, ziel: Ziel) -> NeuerUebergang:
        """A code with which this conversation goes on elsewhere. Raises `GespraechUnbekannt`."""
        return await self.warteschlange.in_thread(self._buch.hand_over, canonical_id(gespraech), token, ziel)

    async def goal_of(self, code: str) -> Ziel | None:
        """What a code is or was for, used or not; None where nobody knows it."""
        return await self.warteschlange.in_thread(self._buch.goal_of, code)

    async def take_over(self, code: str, ziele: tuple[Ziel, ...], geraet: str) -> Uebernommen:
        """The conversation behind a code, with a token of its own; the open question is said again in the chat.

        Who may bring a code for the pages goes on there (`kanal` formular), everyone else in the chat page (web).
        `geraet`: id drawn for this request, so that it may be repeated. Raises `CodeUngueltig`.
        """
        pages = "seiten" in ziele
        kanal, greet = ("formular", _nothing) if pages else ("web", texte.resumption)
        uebernommen = await self.warteschlange.in_thread(self._buch.take_over, code, ziele, geraet, kanal, greet)
        self._ereignisse.publish(uebernommen.id, uebernommen.neu, uebernommen.antwort.stand)
        return uebernommen

    async def link(self, gespraech: str, token: str) -> tuple[NeuerUebergang, str]:
        """A code for a messenger and the address that brings it there, see `Verbindungsbuch.link`."""
        return await self.warteschlange.in_thread(self._verbindungen.link, canonical_id(gespraech), token)

    async def answer_link(self, gespraech: str, token: str, verbindung: str, ja: bool) -> None:
        """Let the chat that asks in, or not, see `Verbindungsbuch.answer`; those who listen are told."""
        gespraech, answer = canonical_id(gespraech), self._verbindungen.answer
        antwort = await self.warteschlange.in_thread(answer, gespraech, token, verbindung, ja, texte.connection)
        self._ereignisse.publish(gespraech, antwort.nachrichten, antwort.stand)

    async def end_link(self, gespraech: str, token: str) -> None:
        """Open on the website only, see `Verbindungsbuch.end`; those who listen are told."""
        gespraech = canonical_id(gespraech)
        antwort = await self.warteschlange.in_thread(self._verbindungen.end, gespraech, token)
        self._ereignisse.publish(gespraech, antwort.nachrichten, antwort.stand)

    async def judge(self, gespraech: str, token: str | None, nr: int, gut: bool | None, wort: str | None) -> None:
        """Remember what the citizen thinks of an answer. Raises `GespraechUnbekannt`, `UngueltigeEingabe`."""
        await self.warteschlange.in_thread(self._buch.judge, canonical_id(gespraech), token, nr, gut, wort)

    async def forget(self, gespraech: str, token: str | None) -> None:
        """Forget the conversation, its journal and drafts; submitted cases stay. Raises `GespraechUnbekannt`."""
        gespraech = canonical_id(gespraech)
        await self.check(gespraech, token)
        await self._delete(gespraech)

    async def forget_expired(self) -> int:
        """Forget the conversations whose time has come; how many."""
        expired = await self.warteschlange.in_thread(self._buch.expired)
        for gespraech in expired:
            await self._delete(gespraech)
        return len(expired)

    async def _delete(self, gespraech: str) -> None:
        await self.warteschlange.in_thread(self._buch.delete, gespraech)
        self.warteschlange.forget(gespraech)
        self._ereignisse.end(gespraech)
        try:
            await self._bot.forget(gespraech)
        except (TeilAusgefallen, BotFehler) as error:  # its tracker is encrypted and expires by itself
            log.warning("Der Bot behält ein gelöschtes Gespräch bis zu dessen Ablauf: %s", describe(error))

    async def run(self) -> None:
        """What runs beside the turns, until cancelled: watching, renewing leases, recovery, other servers' events."""
        await self.warteschlange.in_thread(self._buch.start)
        async with asyncio.TaskGroup() as group:
            group.create_task(_tirelessly(self.waechter.run))
            group.create_task(_tirelessly(self.warteschlange.keep_leases))
            group.create_task(_tirelessly(self.nachholer.run))
            group.create_task(_tirelessly(self._follow_others))
            group.create_task(_tirelessly(self.schlange.run))

    async def _follow_others(self) -> None:
        await self._ereignisse.follow_others(self._changed)

    async def _changed(self, gespraeche: list[str]) -> dict[str, Any]:
        return await self.warteschlange.in_thread(self._buch.changed, gespraeche)

    async def close(self, patience: float) -> None:
        """Let running turns end for `patience` seconds; what is left stays open in the journal."""
        await self.warteschlange.close(patience)
        await self._bot.close()
        await self.waechter.close()


def _nothing(_lage: Lage) -> None:
    """The pages show the open question by themselves."""


async def _tirelessly(run: Callable[[], Awaitable[None]]) -> None:
    """Begin again after whatever went wrong, such as a database that was away for a while."""
    while True:
        try:
            await run()
        except Exception as error:
            log.error("Hintergrundarbeit gestört: %s", describe(error))
        await asyncio.sleep(NEUSTART_SECONDS)
