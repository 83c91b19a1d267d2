"""One turn at a time per conversation, in order; many conversations at once.

The open messages in the journal are the queue, so it outlives this process and is shared with others (ADR 0005). Here
live only the callers who wait for a reply, and the tasks that work a conversation off while this process holds its
lease. A turn that waits for the bot holds no thread, no connection and no lock but that lease.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from anyio import CapacityLimiter, to_thread

from api.errors import describe
from api.gespraeche.abarbeitung import PACHT, VERSUCHE_MAX
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.schemas import Abschluss, Antwort, Auftrag, Ausgang, Eingang
from api.gespraeche.service import GespraechUnbekannt
from api.mandanten.verzeichnis import Mandanten
from integrations.gespraech import texte
from integrations.gespraech.bot_client import BotClient, BotFehler, TeilAusgefallen
from integrations.gespraech.ereignisse import Ereignisse
from integrations.gespraech.waechter import Waechter

log = logging.getLogger("lotse.gespraech")

GLEICHZEITIG = 16
"""Turns in flight to the bot at once; the rest waits here, where waiting costs nothing."""
THREADS = 12
"""Worker threads for transactions; below the size of the connection pool, so nobody waits for a connection."""
FREMD_SECONDS = 0.25
"""How often a caller looks for the reply while another server process works the conversation off."""
FEHLER_SECONDS = 15.0
"""Pause before a conversation that failed for a reason nobody foresaw is tried again. Its lease runs out sooner."""

type Deutung = dict[str, Any] | None


class Warteschlange:
    def __init__(
        self,
        buch: Gespraechsbuch,
        bot: BotClient,
        waechter: Waechter,
        ereignisse: Ereignisse,
        mandanten: Mandanten,
        vergessen: Callable[[str], Awaitable[None]],
    ) -> None:
        """`vergessen` deletes a conversation whose citizen asked the Lotse for it."""
        self._buch = buch
        self._bot = bot
        self._waechter = waechter
        self._ereignisse = ereignisse
        self._mandanten = mandanten
        self._threads = CapacityLimiter(THREADS)
        self._eigener_thread = CapacityLimiter(1)
        """For what must not wait behind all the turns: a lease renewed too late is lost."""
        self._im_flug = asyncio.Semaphore(GLEICHZEITIG)
        self._wartende: dict[tuple[str, str], list[asyncio.Future[Antwort]]] = defaultdict(list)
        self._laufend: dict[str, asyncio.Task[None]] = {}
        self._in_arbeit: dict[str, list[int]] = {}
        """Messages of the task that runs whose replies are still to be told: the one asked now, and those before it
        in the same burst. Asking again for one of them waits, too: its answers may move to the last of the burst.
        """
        self._fruehestens: dict[str, float] = {}
        self._vergessen = vergessen
        self.gestoert = asyncio.Event()
        """Set when messages stayed open; the recovery looks after them."""

    async def in_thread[**P, T](self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """One short transaction in a worker thread."""
        return await to_thread.run_sync(lambda: function(*args, **kwargs), limiter=self._threads)

    # -- callers --------------------------------------------------------------------------------------------------

    async def submit(self, gespraech: str, token: str | None, eingang: Eingang) -> Antwort:
        """Take in a message and wait for its reply. Raises `GespraechUnbekannt`."""
        future: asyncio.Future[Antwort] = asyncio.get_running_loop().create_future()
        key = (gespraech, eingang.id)
        self._wartende[key].append(future)
        try:
            while True:
                annahme = await self.in_thread(self._buch.receive, gespraech, token, eingang)
                if annahme.eingegangen is not None:
                    self._ereignisse.publish(gespraech, [annahme.eingegangen])
                if annahme.auftrag is not None:
                    self._start(annahme.auftrag)
                if future.done():
                    return future.result()
                if annahme.fertig is not None and annahme.nr not in self._in_arbeit.get(gespraech, ()):
                    return annahme.fertig
                await self._await_reply(future, gespraech)
                if future.done():
                    return future.result()
        finally:
            self._wartende[key].remove(future)
            if not self._wartende[key]:
                del self._wartende[key]
            if future.done():
                future.exception()  # also told by the journal itself: not to be reported as forgotten

    async def _await_reply(self, future: asyncio.Future[Antwort], gespraech: str) -> None:
        """Until the reply is there, or nobody here works on it any more and one has to look again."""
        task = self._laufend.get(gespraech)
        if task is None:
            await asyncio.wait({future}, timeout=FREMD_SECONDS)
        else:
            either: set[asyncio.Future[Any]] = {future, task}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)

    async def resume(self, gespraech: str) -> None:
        """Hand the open messages of a conversation on again, unless somebody works on it or it has to wait."""
        if asyncio.get_running_loop().time() < self._fruehestens.get(gespraech, 0.0):
            return
        auftrag = await self.in_thread(self._buch.take, gespraech)
        if auftrag is not None:
            self._start(auftrag)

    async def pause(self, gespraech: str, seconds: float) -> None:
        """Until the turn that runs here is over, at most so long; a moment where it runs in another process."""
        task = self._laufend.get(gespraech)
        if task is None:
            await asyncio.sleep(min(FREMD_SECONDS, max(seconds, 0.0)))
        else:
            await asyncio.wait({task}, timeout=max(seconds, 0.0))

    def cut_off(self, gespraech: str) -> None:
        """A human has taken the conversation over: nobody waits for the bot any more."""
        task = self._laufend.get(gespraech)
        if task is not None:
            task.cancel()

    def forget(self, gespraech: str) -> None:
        """The conversation is gone: whoever waits for it is told."""
        self._fruehestens.pop(gespraech, None)
        self._release_callers(gespraech, GespraechUnbekannt())

    def _release_callers(self, gespraech: str, error: Exception) -> None:
        for (dieses, _), futures in list(self._wartende.items()):
            for future in futures:
                if dieses == gespraech and not future.done():
                    future.set_exception(error)

    # -- turns ----------------------------------------------------------------------------------------------------

    def _start(self, auftrag: Auftrag) -> None:
        """Not where the very message is being asked here: its lease ran out on a busy machine and was taken again."""
        if auftrag.gespraech in self._laufend and self._in_arbeit.get(auftrag.gespraech, [])[-1:] == [auftrag.nr]:
            return
        task = asyncio.create_task(self._work(auftrag))
        self._laufend[auftrag.gespraech] = task
        task.add_done_callback(lambda _: self._ended(auftrag.gespraech, task))

    def _ended(self, gespraech: str, task: asyncio.Task[None]) -> None:
        if self._laufend.get(gespraech) is task:
            del self._laufend[gespraech]
            self._in_arbeit.pop(gespraech, None)

    async def _work(self, auftrag: Auftrag) -> None:
        """Work the conversation off; whatever happens, nobody is left waiting."""
        gespraech = auftrag.gespraech
        self._ereignisse.typing(gespraech, an=True)
        try:
            await self._work_off(auftrag)
        except Exception as error:
            log.error("Abarbeitung abgebrochen: %s", describe(error))
            self._fruehestens[gespraech] = asyncio.get_running_loop().time() + FEHLER_SECONDS
            self._release_callers(gespraech, error)
        finally:
            self._ereignisse.typing(gespraech, an=False)

    async def _work_off(self, auftrag: Auftrag) -> None:
        zurueckgehalten: list[int] = []
        naechster: Auftrag | None = auftrag
        while naechster is not None:
            auftrag = naechster
            self._in_arbeit[auftrag.gespraech] = [*zurueckgehalten, auftrag.nr]
            abschluss = await self._turn(auftrag, zurueckgehalten)
            self._tell(auftrag.gespraech, abschluss)
            if abschluss.loeschen:
                await self._vergessen(auftrag.gespraech)
            zurueckgehalten = [] if abschluss.antworten else [*zurueckgehalten, auftrag.nr]
            self._in_arbeit[auftrag.gespraech] = zurueckgehalten
            naechster = abschluss.naechster

    async def _turn(self, auftrag: Auftrag, zurueckgehalten: list[int]) -> Abschluss:
        """Answer one message, and store what came of it."""
        try:
            ausgaenge, verstanden = await self._ask(auftrag)
        except TeilAusgefallen as ausfall:
            log.warning("Nachricht bleibt offen: %s antwortet nicht", ausfall.teil)
            return await self._fail(auftrag, zurueckgehalten, gesund=False)
        except BotFehler as fehler:
            log.warning("Nachricht bleibt offen: %s", fehler)
            if auftrag.versuche + 1 < VERSUCHE_MAX:
                return await self._fail(auftrag, zurueckgehalten, gesund=True)
            text = texte.failure("gescheitert", self._mandanten.mandant(auftrag.mandant), auftrag.einfache_sprache)
            return await self.in_thread(self._buch.finish, auftrag, [text], None, zurueckgehalten, gescheitert=True)
        self._fruehestens.pop(auftrag.gespraech, None)
        return await self.in_thread(self._buch.finish, auftrag, ausgaenge, verstanden, zurueckgehalten)

    async def _ask(self, auftrag: Auftrag) -> tuple[list[Ausgang], Deutung]:
        if auftrag.kontext is None:  # a button that no longer holds, an edit that comes too late: nothing for the bot
            frage, wortlaut = await self.in_thread(self._buch.question, auftrag.gespraech)
            return texte.without_bot(auftrag, frage, wortlaut), None
        return await self._waechter.guard(self._ask_bot(auftrag))

    async def _ask_bot(self, auftrag: Auftrag) -> tuple[list[Ausgang], Deutung]:
        async with self._im_flug:
            try:
                return await self._bot.turn(auftrag)
            except BotFehler:
                for teil, gesund in (await self._waechter.healthy()).items():
                    if not gesund:
                        raise TeilAusgefallen(teil) from None
            return await self._bot.turn(auftrag)  # all are well: a part was just restarted, or it is the message

    async def _fail(self, auftrag: Auftrag, zurueckgehalten: list[int], *, gesund: bool) -> Abschluss:
        mandant = self._mandanten.mandant(auftrag.mandant)
        wieder = auftrag.gespraech in self._fruehestens
        notice = texte.failure("stoerung_dauert" if wieder else "stoerung", mandant, auftrag.einfache_sprache)
        pause = 2.0**auftrag.versuche if gesund else 0.0
        self._fruehestens[auftrag.gespraech] = asyncio.get_running_loop().time() + pause
        try:
            return await self.in_thread(self._buch.fail, auftrag, [notice], zurueckgehalten, gesund)
        finally:
            self.gestoert.set()

    def _tell(self, gespraech: str, abschluss: Abschluss) -> None:
        self._ereignisse.publish(gespraech, abschluss.neu, abschluss.stand, abschluss.bis)
        for nachricht, antwort in abschluss.antworten.items():
            for future in self._wartende.get((gespraech, nachricht), ()):
                if not future.done():
                    future.set_result(antwort)

    # -- background -----------------------------------------------------------------------------------------------

    async def keep_leases(self) -> None:
        """Renew the leases of the conversations worked on here; a turn rarely takes that long."""
        while True:
            await asyncio.sleep(PACHT.total_seconds() / 3)
            if self._laufend:
                renew = partial(self._buch.renew, list(self._laufend))
                await to_thread.run_sync(renew, limiter=self._eigener_thread)

    async def close(self, patience: float) -> None:
        """Let running turns end for `patience` seconds; what is left stays open in the journal."""
        tasks = set(self._laufend.values())
        if tasks:
            _, rest = await asyncio.wait(tasks, timeout=patience)
            for task in rest:
                task.cancel()
            await asyncio.gather(*rest, return_exceptions=True)
