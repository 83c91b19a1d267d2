"""Which Leistungen somebody's own words may mean, outside of any conversation."""

import asyncio
import logging
from typing import Any, NamedTuple

from api.clock import Clock
from integrations.gespraech.bot_client import BotClient, BotFehler, TeilAusgefallen

log = logging.getLogger("lotse.deuter")

ZEITWORT = ("datum", "tageszeit", "uhrzeit", "termin")
"""Types of values that say when."""
GEDULD_SECONDS = 2.0
"""Who searches goes on with titles and keywords rather than wait longer."""


class Kandidat(NamedTuple):
    """A Leistung somebody's words may mean, and how sure that is (0 to 1)."""

    leistung: str
    sicherheit: float


class Terminwunsch(NamedTuple):
    """What somebody's words say about an appointment."""

    wunsch: dict[str, Any]
    """When, see `api.termine.wunsch`; empty where nothing says so."""
    leistungen: list[Kandidat]
    rest: str
    """The words that say nothing about when."""


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

    async def appointment(self, mandant: str, text: str, ohne_ort: str) -> Terminwunsch | None:
        """None where the bot does not answer in time. `ohne_ort` is the text without the name of a house."""
        frage = {"feld": "termin", "typ": "termin", "titel": "Termin", "text": "", "pflicht": True, "optionen": []}
        gefragt = {**self._metadata(mandant), "phase": "antrag", "frage": frage, "felder": [frage]}
        try:
            async with asyncio.timeout(GEDULD_SECONDS):
                wann = await self._bot.interpret(text, gefragt)
                was = await self._bot.interpret(ohne_ort, self._metadata(mandant))
        except (TeilAusgefallen, BotFehler, TimeoutError) as error:
            log.warning("Ohne Verständnis gesucht: %s", type(error).__name__)
            return None
        rest = ohne_ort
        for wert in was.werte:
            if wert.get("typ") in ZEITWORT:
                rest = rest.replace(str(wert.get("text") or ""), " ")
        candidates = [Kandidat(str(each["leistung"]), float(each["sicherheit"])) for each in was.leistungen]
        return Terminwunsch(_wish_in(wann.werte), candidates, rest)

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


def _wish_in(werte: list[dict[str, Any]]) -> dict[str, Any]:
    for wert in werte:
        inhalt = wert.get("wert")
        if wert.get("typ") == "termin" and isinstance(inhalt, dict) and isinstance(inhalt.get("wunsch"), dict):
            return dict(inhalt["wunsch"])
    return {}
