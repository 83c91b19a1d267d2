"""Which Leistungen somebody's own words may mean, outside of any conversation."""

import asyncio
import logging
from typing import Any, NamedTuple

from api.clock import Clock
from integrations.gespraech.bot_client import BotClient, BotFehler, TeilAusgefallen

log = logging.getLogger("lotse.deuter")

GEDULD_SECONDS = 2.0
"""Who searches goes on with titles and keywords rather than wait longer."""


class Kandidat(NamedTuple):
    """A Leistung somebody's words may mean, and how sure that is (0 to 1)."""

    leistung: str
    sicherheit: float


class Deuter:
    """One per server process."""

    def __init__(self, clock: Clock, bot: BotClient) -> None:
        self._clock = clock
        self._bot = bot

    async def rank(self, mandant: str, text: str) -> list[Kandidat]:
        """Likeliest first; nothing where the bot does not answer in time. The words are neither kept nor logged."""
        try:
            async with asyncio.timeout(GEDULD_SECONDS):
                gelesen = await self._bot.interpret(text, self._metadata(mandant))
        except (TeilAusgefallen, BotFehler, TimeoutError) as error:
            log.warning("Ohne Verständnis gesucht: %s", type(error).__name__)
            return []
        return [Kandidat(str(each["leistung"]), float(each["sicherheit"])) for each in gelesen.leistungen]

    def _metadata(self, mandant: str) -> dict[str, Any]:
        """A conversation in which nothing was said yet."""
        return {
            "nachricht": None,
            "mandant": mandant,
            "kanal": "telefon",
            "einfache_sprache": False,
            "jetzt": self._clock.now().isoformat(timespec="seconds"),
            "stille": 0,
            "phase": "frei",
            "frage": None,
            "felder": [],
            "wahl": None,
            "zustand": {},
        }
