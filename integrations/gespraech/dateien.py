"""Uploads: few at once in memory, fewer at once checked, so that whoever chats does not notice them."""

import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from anyio import CapacityLimiter, to_thread

from api.context import ApiContext
from api.errors import Ueberlastet
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.eingangsbuch import file_question
from api.gespraeche.schemas import Antwort, Eingang
from api.unterlagen.ablage import Abgelegt, Ablage
from api.unterlagen.pruefstelle import check
from integrations.gespraech.warteschlange import Warteschlange

PRUEFUNGEN = 2
"""Files checked at once; each has a process of its own."""
IM_SPEICHER = 24
"""Uploads received at once; each takes up to ten megabytes of memory."""


class ZuVieleUploads(Ueberlastet):
    titel = "Gerade kommen viele Dateien an"
    text = "Gerade kommen sehr viele Dateien auf einmal an. Bitte senden Sie Ihre Datei gleich noch einmal."


class Dateieingang:
    """One per server process."""

    def __init__(self, context: ApiContext, buch: Gespraechsbuch, warteschlange: Warteschlange) -> None:
        self._ablage = Ablage(context)
        self._buch = buch
        self._warteschlange = warteschlange
        self._pruefungen = CapacityLimiter(PRUEFUNGEN)
        self._empfangen = 0

    @contextmanager
    def place(self) -> Iterator[None]:
        """Held while a file is received and checked. Raises `ZuVieleUploads`."""
        if self._empfangen >= IM_SPEICHER:
            raise ZuVieleUploads
        self._empfangen += 1
        try:
            yield
        finally:
            self._empfangen -= 1

    async def hand_in(
        self, gespraech: str, token: str | None, name: str, content: bytes, kennung: str | None
    ) -> Antwort:
        """A file as the answer to the open question; `kennung` is the client's id for it, the same again acts once.

        Raises `GespraechUnbekannt`, `KeineDateiGefragt`, `ZuVieleDateien`, and what `check` raises.
        """
        in_thread = self._warteschlange.in_thread
        kennung = kennung or str(uuid.uuid4())
        if await in_thread(self._buch.knows, gespraech, token, kennung):
            return await self._warteschlange.submit(gespraech, token, Eingang(kennung, text=""))
        _, stand = await in_thread(self._buch.check, gespraech, token)
        file_question(stand)
        async with self.checked(name, content) as datei:
            return await self._warteschlange.submit(gespraech, token, Eingang(kennung, text=datei.name, datei=datei))

    @asynccontextmanager
    async def checked(self, name: str, content: bytes) -> AsyncIterator[Abgelegt]:
        """The clean file, laid down for the block to register; gone again where it did not. Raises like `check`."""
        geprueft = await to_thread.run_sync(check, content, limiter=self._pruefungen)
        datei = await self._warteschlange.in_thread(self._ablage.put, name, geprueft)
        try:
            yield datei
        finally:
            await self._warteschlange.in_thread(self._ablage.discard_unless_kept, datei.id)
