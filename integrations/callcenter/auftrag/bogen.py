"""The form of one service in one conversation, in the hands of staff: read, act, have words read, keep a note."""

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from api.gespraeche.erfasser import Erfasser
from api.gespraeche.formularbuch import Schritt
from api.gespraeche.formularsicht import Formularsicht
from integrations.callcenter.seite import Anfrage
from integrations.gespraech.bot_client import Deutung


class Bogen:
    """Raises `LeistungUnbekannt`, `LeistungAus` for a service this Mandant does not offer."""

    def __init__(self, anfrage: Anfrage, wer: Erfasser, gespraech: str, leistung: str) -> None:
        self.anfrage = anfrage
        self.wer = wer
        self.gespraech = gespraech
        self.leistung = anfrage.context.katalog.fuer(anfrage.mandant.key, leistung)
        self._dienst = anfrage.dienst.formular

    def path(self, name: str = "", *, notiz: str | None = None) -> str:
        """An address of this form; ``notiz`` is what the page tells beside it."""
        start = f"{choice_path(self.anfrage.mandant.key, self.gespraech)}/{quote(self.leistung.leistung)}"
        return f"{start}{'/' if name else ''}{name}{f'?notiz={notiz}' if notiz else ''}"

    async def read(self, *, alle: bool = False, feld: str | None = None, notiz: str | None = None) -> Formularsicht:
        """Raises `GespraechUnbekannt`."""
        return await self._dienst.read(self.gespraech, self.wer, self.leistung.leistung, feld, None, notiz, alle=alle)

    async def act(self, antrag: str | None, befehle: Sequence[dict[str, Any]], schritt: str | None = None) -> Schritt:
        """Run commands on the draft; raises like `Formularbuch.act`."""
        return await self._dienst.act(self.gespraech, self.wer, schritt or str(uuid.uuid4()), antrag, befehle)

    async def understand(self, feld: str, text: str, zelle: dict[str, Any] | None) -> Any:
        """What the bot reads in a text as the answer to one field; raises `TeilAusgefallen`, `BotFehler`."""
        return await self._dienst.understand(self.gespraech, self.wer, feld, text, zelle)

    async def interpret(self, text: str, *, pruefend: bool) -> Deutung:
        """What the bot reads in a line, whatever it answers; raises `TeilAusgefallen`, `BotFehler`."""
        return await self._dienst.interpret(self.gespraech, self.wer, text, pruefend=pruefend)

    async def note(self, notiz: dict[str, Any]) -> str:
        """Keep something for the page that is shown next; its name."""
        return await self._dienst.note(self.gespraech, self.wer, notiz)


def choice_path(mandant: str, gespraech: str) -> str:
    """Where a service is chosen in a conversation."""
    return f"/callcenter/{mandant}/gespraeche/{gespraech}/antrag"
