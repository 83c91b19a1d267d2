"""Recovery: messages left open by a failure or a crash are handed on again when bot and actions are back.

In order, with the same id, by the same queue as every message; the answers appear in the journal and the events.
"""

import asyncio

from api.gespraeche.buch import Gespraechsbuch
from integrations.gespraech.waechter import Waechter
from integrations.gespraech.warteschlange import Warteschlange

EILIG_SECONDS = 1.0
"""Pause while something is known to be open."""
RUHIG_SECONDS = 5.0
"""Pause otherwise: another server may have died."""


class Nachholer:
    def __init__(self, buch: Gespraechsbuch, warteschlange: Warteschlange, waechter: Waechter) -> None:
        self._buch = buch
        self._warteschlange = warteschlange
        self._waechter = waechter

    async def run(self) -> None:
        """Look for open messages at once, then again and again."""
        while True:
            await self._pause(EILIG_SECONDS if await self.catch_up() else RUHIG_SECONDS)

    async def catch_up(self) -> bool:
        """Hand on what is open, if it can be answered; whether anything was open."""
        offen = await self._warteschlange.in_thread(self._buch.unattended)
        if not offen:
            return False
        if all((await self._waechter.healthy()).values()):
            for gespraech in offen:
                await self._warteschlange.resume(gespraech)
        return True

    async def _pause(self, seconds: float) -> None:
        """Shorter when a turn has just failed."""
        try:
            async with asyncio.timeout(seconds):
                await self._warteschlange.gestoert.wait()
        except TimeoutError:
            return
        self._warteschlange.gestoert.clear()
        await asyncio.sleep(EILIG_SECONDS)
