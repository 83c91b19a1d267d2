"""The conversation core every channel uses: open, receive, read, listen, hand in a file, forget."""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from api.context import ApiContext
from api.errors import Konflikt, describe
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.schemas import Antwort, Eingang, Eroeffnet, NachrichtAnsicht
from api.gespraeche.service import canonical_id
from integrations.gespraech import texte
from integrations.gespraech.bot_client import BotClient, BotFehler, TeilAusgefallen
from integrations.gespraech.ereignisse import Ereignis, Ereignisse
from integrations.gespraech.nachholen import Nachholer
from integrations.gespraech.waechter import Waechter
from integrations.gespraech.warteschlange import GLEICHZEITIG, Warteschlange

log = logging.getLogger("lotse.gespraech")

NEUSTART_SECONDS = 1.0


class KeineDateiGefragt(Konflikt):
    titel = "Gerade wird keine Datei gebraucht"
    text = "Bitte senden Sie die Datei, wenn der Lotse danach fragt."


class GespraechDienst:
    """One per server process. A `token` of None stands for a channel that knows its citizen otherwise."""

    def __init__(self, context: ApiContext) -> None:
        settings = context.settings
        bot = f"http://127.0.0.1:{settings.bot_port}/webhooks/lotse/"
        actions = f"http://127.0.0.1:{settings.actions_port}/health"
        self._context = context
        self._buch = Gespraechsbuch(context, inhaber=str(uuid.uuid4()))
        self._bot = BotClient(settings.bot_port, settings.dienst_token, gleichzeitig=GLEICHZEITIG)
        self._ereignisse = Ereignisse()
        self.waechter = Waechter({"bot": bot, "actions": actions})
        self.warteschlange = Warteschlange(
            self._buch, self._bot, self.waechter, self._ereignisse, context.mandanten, self._delete
        )
        self.nachholer = Nachholer(self._buch, self.warteschlange, self.waechter)

    async def open(self, mandant: str, kanal: str, einfache_sprache: bool, datenschutz: str) -> Eroeffnet:
        """A new conversation with its greeting; `datenschutz` is the address of the privacy notice."""
        gruss = texte.greeting(self._context.mandanten.mandant(mandant), einfache_sprache, datenschutz)
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

    async def hand_in(self, gespraech: str, token: str | None, name: str, content: bytes) -> Antwort:
        """An uploaded file as the answer to the open question. Raises `KeineDateiGefragt` and what `store` raises."""
        gespraech = canonical_id(gespraech)
        mandant, stand = await self.check(gespraech, token)
        frage = stand.get("frage") or {}
        if frage.get("typ") != "datei":
            raise KeineDateiGefragt
        wert = await self.warteschlange.in_thread(self._buch.store_file, mandant, gespraech, name, content)
        wahl = {"feld": frage["feld"], "wert": wert, "titel": wert["name"]}
        return await self.receive(gespraech, token, Eingang(str(uuid.uuid4()), text=wert["name"], wahl=wahl))

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

    async def _follow_others(self) -> None:
        await self._ereignisse.follow_others(self._changed)

    async def _changed(self, gespraeche: list[str]) -> dict[str, Any]:
        return await self.warteschlange.in_thread(self._buch.changed, gespraeche)

    async def close(self, patience: float) -> None:
        """Let running turns end for `patience` seconds; what is left stays open in the journal."""
        await self.warteschlange.close(patience)
        await self._bot.close()
        await self.waechter.close()


async def _tirelessly(run: Callable[[], Awaitable[None]]) -> None:
    """Begin again after whatever went wrong, such as a database that was away for a while."""
    while True:
        try:
            await run()
        except Exception as error:
            log.error("Hintergrundarbeit gestört: %s", describe(error))
        await asyncio.sleep(NEUSTART_SECONDS)
