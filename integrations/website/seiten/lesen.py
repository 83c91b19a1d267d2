"""Words a citizen typed, read the way the chat reads them."""

import re
from typing import Any, Protocol

from integrations.gespraech.bot_client import BotFehler, TeilAusgefallen
from integrations.website.seiten.eingaben.basis import Gelesen
from integrations.website.seiten.texte import BOT_FEHLT

EINDEUTIG = re.compile(r"\d{1,6}(,\d{1,2})?( ?€)?|[^\s@]+@[^\s@]+\.[^\s@]+|[+0][\d /-]{5,}|[A-Z]{2}\d{2}[\dA-Z ]{10,}")
"""Spellings that can only be meant in one way: plain numbers, e-mail, telephone, IBAN. The form checks them itself."""


class Versteher(Protocol):
    """The form whose fields are read."""

    async def understand(self, feld: str, text: str, zelle: dict[str, Any] | None) -> Any:
        """Raises `TeilAusgefallen`, `BotFehler`."""


async def read_words(formular: Versteher, feld: str, text: str, zelle: dict[str, Any] | None = None) -> Gelesen:
    """What the bot reads; where it reads nothing the words themselves, of which the form says what is wrong.

    While the bot is away, what needs no reading is taken as it stands; the rest has to wait.
    """
    try:
        wert = await formular.understand(feld, text, zelle)
    except (TeilAusgefallen, BotFehler):
        return Gelesen(wert=text) if EINDEUTIG.fullmatch(text) else Gelesen(fehler=BOT_FEHLT)
    return Gelesen(wert=text if wert is None else wert)
