"""The queue for a human, live: what consoles do with it, and what citizens who wait are told without anybody asking."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from api.gespraeche.schemas import NachrichtAnsicht, Uebergeben
from api.uebergaben.buch import Uebergabebuch
from api.uebergaben.schemas import Puls
from integrations.gespraech import texte
from integrations.gespraech.ereignisse import Ereignisse
from integrations.gespraech.uebergabe import GEDULD_SECONDS
from integrations.gespraech.warteschlange import Warteschlange

TAKT_SECONDS = 1.0
"""How often it is looked what changed, whichever server process did it; one query for all consoles."""


@dataclass(frozen=True)
class Neues:
    """What a console shows without asking: how many wait, whose turn it is, and the newest of one's own chats."""

    wartend: int
    eingang: str
    """Changes with everything that happens to those who wait."""
    neueste: str | None
    """Who came last."""
    chats: str
    """Changes with everything that happens in one's own chats."""


class Schlange:
    """One per server process."""

    def __init__(self, buch: Uebergabebuch, warteschlange: Warteschlange, ereignisse: Ereignisse) -> None:
        self.buch = buch
        self._warteschlange = warteschlange
        self._ereignisse = ereignisse
        self._puls: tuple[Puls, ...] = ()
        self._runde = asyncio.Condition()
        self._gleich = asyncio.Event()

    # -- what consoles do -----------------------------------------------------------------------------------------

    async def take(self, uebergabe: str, mandant: str, konto: str, name: str, *, leitung: bool) -> None:
        """No word of the bot comes after this. Raises `UebergabeUnbekannt`, `SchonBeendet`, `SchonUebernommen`."""
        in_thread, loop = self._warteschlange.in_thread, asyncio.get_running_loop()
        ende = loop.time() + GEDULD_SECONDS
        while True:
            dringend = loop.time() >= ende
            gespraech, uebergeben = await in_thread(
                self.buch.take, uebergabe, mandant, konto, name, texte.human_there, leitung=leitung, dringend=dringend
            )
            if uebergeben is not None:
                break
            await self._warteschlange.pause(gespraech, ende - loop.time())
        if dringend:
            self._warteschlange.cut_off(gespraech)
        self._publish(gespraech, uebergeben)

    async def say(
        self, uebergabe: str, mandant: str, konto: str, kennung: str, text: str, antworten: Sequence[str] = ()
    ) -> NachrichtAnsicht:
        """Raises `UebergabeUnbekannt`, `SchonBeendet`, `NichtIhrChat`, `KennungVergeben`."""
        gespraech, nachricht, neu = await self._warteschlange.in_thread(
            self.buch.say, uebergabe, mandant, konto, kennung, text, antworten
        )
        if neu:
            self._ereignisse.publish(gespraech, [nachricht])
            self.typing(gespraech, an=False)
            self._gleich.set()
        return nachricht

    async def give_back(self, uebergabe: str, mandant: str, konto: str) -> None:
        """Raises `UebergabeUnbekannt`, `SchonBeendet`, `NichtIhrChat`."""
        give_back = self.buch.give_back
        self._publish(
            *await self._warteschlange.in_thread(
                give_back, uebergabe, mandant, konto, texte.human_gone, texte.resumption
            )
        )

    async def hand_on(self, uebergabe: str, mandant: str, konto: str, team: str | None, titel: str) -> None:
        """`titel`: what the citizen is told the others are called.

        Raises `UebergabeUnbekannt`, `SchonBeendet`, `NichtIhrChat`.
        """
        notice = texte.human_hands_on(titel)
        hand_on = self.buch.hand_on
        self._publish(*await self._warteschlange.in_thread(hand_on, uebergabe, mandant, konto, team, notice))

    async def finish(
        self, uebergabe: str, mandant: str, konto: str, abschluss: str, notiz: str, *, geloest: bool
    ) -> None:
        """Raises `UebergabeUnbekannt`, `SchonBeendet`, `NichtIhrChat`."""
        self._publish(
            *await self._warteschlange.in_thread(
                self.buch.finish,
                uebergabe,
                mandant,
                konto,
                abschluss,
                notiz,
                geloest=geloest,
                notice=texte.human_says_goodbye,
                greet=texte.resumption,
            )
        )

    async def enter(self, konto: str, mandant: str) -> None:
        await self._warteschlange.in_thread(self.buch.enter, konto, mandant)

    async def leave(self, konto: str, mandant: str | None = None) -> None:
        await self._warteschlange.in_thread(self.buch.leave, konto, mandant)
        self._gleich.set()

    async def seen(self, konto: str, mandant: str) -> None:
        await self._warteschlange.in_thread(self.buch.seen, konto, mandant)

    async def read_to(self, uebergabe: str, mandant: str, konto: str, nr: int) -> None:
        await self._warteschlange.in_thread(self.buch.read_to, uebergabe, mandant, konto, nr)

    def typing(self, gespraech: str, an: bool) -> None:
        """Show the citizen that the human writes, or stops writing."""
        self._ereignisse.typing(gespraech, an, von="mensch")

    def _publish(self, gespraech: str, uebergeben: Uebergeben) -> None:
        self._ereignisse.publish(gespraech, uebergeben.neu, uebergeben.stand)
        self._gleich.set()

    # -- what consoles see ----------------------------------------------------------------------------------------

    def news(self, mandant: str, konto: str) -> Neues:
        """As it was a moment ago."""
        hier = [puls for puls in self._puls if puls.mandant == mandant]
        wartend = [puls for puls in hier if not puls.genommen]
        eigene = [puls for puls in hier if puls.konto == konto]
        return Neues(
            wartend=len(wartend),
            eingang=" ".join(f"{puls.id}:{puls.angefordert.timestamp()}" for puls in wartend),
            neueste=wartend[-1].id if wartend else None,
            chats=" ".join(f"{puls.id}:{puls.letzte_nr}:{puls.geaendert.timestamp()}" for puls in eigene),
        )

    async def follow(self, mandant: str, konto: str, herzschlag: float) -> AsyncIterator[Neues | None]:
        """What is new as soon as it is; None now and then, so that the listener shows a sign of life."""
        bisher: Neues | None = None
        while True:
            neues = self.news(mandant, konto)
            if neues != bisher:
                bisher = neues
                yield neues
            try:
                async with asyncio.timeout(herzschlag), self._runde:
                    while self.news(mandant, konto) == bisher:
                        await self._runde.wait()
            except TimeoutError:
                yield None

    # -- what nobody asks for -------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Look at the queue again and again, until cancelled."""
        while True:
            await self.look()
            self._gleich.clear()
            try:
                async with asyncio.timeout(TAKT_SECONDS):
                    await self._gleich.wait()
            except TimeoutError:
                continue

    async def look(self) -> None:
        """Tell citizens what is due, and consoles and citizens who wait what has changed."""
        in_thread = self._warteschlange.in_thread
        puls = await in_thread(self.buch.pulse)
        for faellig in await in_thread(self.buch.due) if puls else ():
            offer = texte.call_back_offer(niemand=faellig.was == "niemand")
            told = await in_thread(self.buch.tell, faellig, offer, texte.human_is_away)
            if told is not None:
                self._ereignisse.publish(faellig.gespraech, told.neu, told.stand)
        reihe = {puls.gespraech for puls in self._puls if not puls.genommen}
        if reihe != {p.gespraech for p in puls if not p.genommen}:
            for gespraech in reihe:
                self._ereignisse.look_again(gespraech)  # the place in the queue
        if puls != self._puls:
            async with self._runde:
                self._puls = puls
                self._runde.notify_all()
