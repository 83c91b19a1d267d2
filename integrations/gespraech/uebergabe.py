"""Hand a conversation over to a human of the office and back, live for everyone who listens to it."""

import asyncio
from typing import Any

from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.schemas import NachrichtAnsicht
from integrations.gespraech import texte
from integrations.gespraech.ereignisse import Ereignisse
from integrations.gespraech.warteschlange import Warteschlange

GEDULD_SECONDS = 5.0
"""How long a running turn may take to answer before it is cut off. Whoever takes over waits as long."""


class Uebergaben:
    """One per server process."""

    def __init__(self, buch: Gespraechsbuch, warteschlange: Warteschlange, ereignisse: Ereignisse) -> None:
        self._buch = buch
        self._warteschlange = warteschlange
        self._ereignisse = ereignisse

    async def take(self, gespraech: str, name: str) -> dict[str, Any]:
        """Let the human `name` have it; the `stand` afterwards. No word of the bot comes after this.

        Raises `GespraechUnbekannt`, `SchonUebernommen`.
        """
        in_thread, loop = self._warteschlange.in_thread, asyncio.get_running_loop()
        ende = loop.time() + GEDULD_SECONDS
        while True:
            dringend = loop.time() >= ende
            uebergeben = await in_thread(self._buch.to_human, gespraech, name, texte.human_there, dringend=dringend)
            if uebergeben is not None:
                break
            await self._warteschlange.pause(gespraech, ende - loop.time())
        if dringend:
            self._warteschlange.cut_off(gespraech)
        self._ereignisse.publish(gespraech, uebergeben.neu, uebergeben.stand)
        return uebergeben.stand

    async def give_back(self, gespraech: str) -> dict[str, Any]:
        """Let the Lotse have it again; what it had asked is asked again. The `stand` afterwards.

        Raises `GespraechUnbekannt`.
        """
        uebergeben = await self._warteschlange.in_thread(
            self._buch.to_bot, gespraech, texte.human_gone, texte.resumption
        )
        self._ereignisse.publish(gespraech, uebergeben.neu, uebergeben.stand)
        return uebergeben.stand

    async def say(self, gespraech: str, kennung: str, text: str) -> NachrichtAnsicht:
        """A message of the human. Raises `GespraechUnbekannt`, `NichtUebernommen`, `KennungVergeben`."""
        nachricht, neu = await self._warteschlange.in_thread(self._buch.human_says, gespraech, kennung, text)
        if neu:
            self._ereignisse.publish(gespraech, [nachricht])
        return nachricht
