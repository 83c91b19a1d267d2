"""The form of a conversation for a channel that shows pages: read it, act on it, have typed words read by the bot."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from api.gespraeche.erfasser import Zugriff
from api.gespraeche.formularbuch import Formularbuch, Schritt
from api.gespraeche.formularsicht import Formularsicht
from api.gespraeche.service import canonical_id
from integrations.gespraech import texte
from integrations.gespraech.bot_client import BotClient, Deutung
from integrations.gespraech.dateien import Dateieingang
from integrations.gespraech.ereignisse import Ereignisse

type ImThread = Callable[..., Awaitable[Any]]


class FormularDienst:
    """One per server process."""

    def __init__(
        self, buch: Formularbuch, bot: BotClient, ereignisse: Ereignisse, dateien: Dateieingang, in_thread: ImThread
    ) -> None:
        self._buch = buch
        self._bot = bot
        self._ereignisse = ereignisse
        self._dateien = dateien
        self._in_thread = in_thread

    async def read(
        self,
        gespraech: str,
        wer: Zugriff,
        leistung: str,
        feld: str | None = None,
        schritt: str | None = None,
        eingabe: str | None = None,
        *,
        alle: bool = False,
    ) -> Formularsicht:
        """Where the form of a service stands; `alle`: every question in full.

        Raises `GespraechUnbekannt`, `LeistungUnbekannt`, `LeistungAus`.
        """
        read = partial(self._buch.read, alle=alle)
        sicht = await self._in_thread(read, canonical_id(gespraech), wer, leistung, feld, schritt, eingabe)
        assert isinstance(sicht, Formularsicht)  # noqa: S101 - narrows the type of what came out of the thread
        return sicht

    async def act(
        self,
        gespraech: str,
        wer: Zugriff,
        nachricht: str,
        antrag: str | None,
        befehle: Sequence[dict[str, Any]],
        *,
        sicher: bool = False,
    ) -> Schritt:
        """Run commands once; whoever listens to the conversation is told. Raises like `Formularbuch.act`."""
        gespraech = canonical_id(gespraech)
        act = partial(self._buch.act, sicher=sicher)
        schritt = await self._in_thread(act, gespraech, wer, nachricht, antrag, befehle, texte.from_pages)
        assert isinstance(schritt, Schritt)  # noqa: S101 - as above
        self._ereignisse.publish(gespraech, schritt.neu, schritt.stand)
        return schritt

    async def understand(
        self, gespraech: str, wer: Zugriff, feld: str, text: str, zelle: dict[str, Any] | None = None
    ) -> Any:
        """The typed value the bot reads in the answer to a field (of a list: to a cell), or None.

        Raises `TeilAusgefallen` and `BotFehler`.
        """
        metadata = await self._in_thread(self._buch.metadata, canonical_id(gespraech), wer, feld, zelle)
        if metadata is None:
            return None
        werte = await self._bot.read(text, metadata)
        typ = metadata["frage"]["typ"]
        return next((wert["wert"] for wert in werte if wert.get("feld") == feld and wert.get("typ") == typ), None)

    async def interpret(self, gespraech: str, wer: Zugriff, zeile: str, *, pruefend: bool = False) -> Deutung:
        """A line in which many answers may stand at once, read with all fields of the open form in view; `pruefend`:
        as what somebody says who looks the answers through.

        Raises `GespraechUnbekannt`, `TeilAusgefallen` and `BotFehler`.
        """
        read = partial(self._buch.line_metadata, pruefend=pruefend)
        return await self._bot.interpret(zeile, await self._in_thread(read, canonical_id(gespraech), wer))

    async def note(self, gespraech: str, wer: Zugriff, notiz: dict[str, Any]) -> str:
        """Keep something for the next page; its name."""
        return str(await self._in_thread(self._buch.note, canonical_id(gespraech), wer, notiz))

    async def noted(self, gespraech: str, wer: Zugriff, name: str) -> dict[str, Any] | None:
        """What was kept for a page under this name; None where nothing was."""
        notiz: dict[str, Any] | None = await self._in_thread(self._buch.noted, canonical_id(gespraech), wer, name)
        return notiz

    async def store_file(self, gespraech: str, wer: Zugriff, name: str, content: bytes) -> dict[str, Any]:
        """Keep an uploaded file; its value in a case. Raises `ZuVieleDateien` and what `check` raises."""
        async with self._dateien.checked(name, content) as datei:
            return dict(await self._in_thread(self._buch.store_file, canonical_id(gespraech), wer, datei))
