"""A stage for actions: the real backend without a socket, and what the bot would have read, given by the test."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
from fastapi import FastAPI
from rasa_sdk.executor import CollectingDispatcher

from actions.aktion import Aktion, find_actions
from actions.backend import Backend
from api.clock import BERLIN, FixedClock
from api.context import ApiContext
from api.gespraeche.kontext import turn_metadata
from api.gespraeche.models import Gespraech, Nachricht
from api.gespraeche.optionen import resolve
from api.gespraeche.service import GespraechService

JETZT = datetime(2026, 11, 23, 10, 0, tzinfo=BERLIN)
"""A Monday morning."""
AKTION_FUER = {"angabe": "validate_antrag_form", "korrektur": "validate_antrag_form"}


def uhr() -> FixedClock:
    return FixedClock(JETZT)


@dataclass
class Gesagt:
    """What one turn brought."""

    nachrichten: list[dict[str, Any]]
    stand: dict[str, Any]
    ereignisse: list[dict[str, Any]]

    @property
    def text(self) -> str:
        return "\n".join(nachricht["text"] for nachricht in self.nachrichten)

    @property
    def optionen(self) -> list[dict[str, str]]:
        return [option for nachricht in self.nachrichten for option in nachricht["optionen"]]

    @property
    def karten(self) -> list[dict[str, Any]]:
        return [nachricht["karte"] for nachricht in self.nachrichten if nachricht["karte"]]

    def karte(self, art: str) -> dict[str, Any]:
        return next(karte for karte in self.karten if karte["art"] == art)

    @property
    def feld(self) -> str | None:
        frage = self.stand["frage"]
        return frage["feld"] if frage else None


@dataclass
class Buehne:
    """One conversation. `sage` runs the action that belongs to the intent, as the rules would."""

    context: ApiContext
    app: FastAPI
    mandant: str = "schwerin"
    einfach: bool = False
    nummern: Any = field(default_factory=lambda: itertools.count(1))
    letzte: Gesagt | None = None

    def __post_init__(self) -> None:
        transport = httpx.ASGITransport(app=self.app)
        client = httpx.AsyncClient(transport=transport, base_url="http://test", timeout=30)

        async def post(adresse: str, inhalt: bytes, kopf: Mapping[str, str]) -> tuple[int, bytes]:
            antwort = await client.post(adresse, content=inhalt, headers=kopf)
            return antwort.status_code, antwort.content

        backend = Backend("http://test", self.context.settings.dienst_token, post)
        self.aktionen: dict[str, Aktion] = {klasse.NAME: klasse(backend) for klasse in find_actions()}
        with self.context.db.transaction() as session:
            service = GespraechService(self.context, session)
            gespraech, self.token = service.create(self.mandant, "web", self.einfach, [])
            self.gespraech = gespraech.id

    async def sage(
        self,
        absicht: str,
        text: str = "",
        *,
        werte: list[dict[str, Any]] | None = None,
        leistungen: dict[str, float] | None = None,
        korrektur: dict[str, Any] | None = None,
        nebenfrage: dict[str, Any] | None = None,
        thema: str | None = None,
        nachricht: str | None = None,
        **weitere: Any,
    ) -> Gesagt:
        """A message as the bot would read it."""
        deutung = {
            "leistungen": [{"leistung": key, "sicherheit": wie} for key, wie in (leistungen or {}).items()],
            "werte": werte or [],
            "korrektur": korrektur,
            "nebenfrage": nebenfrage,
            "feld_genannt": None,
            "thema": thema,
            **weitere,
        }
        return await self._turn(absicht, text, deutung, None, nachricht)

    async def antworte(self, wert: Any, text: str = "", typ: str | None = None) -> Gesagt:
        """The open question is answered with this typed value."""
        frage = self.metadata(self.zeile("vorschau"))["frage"]
        assert frage is not None, "keine Frage offen"
        eintrag = {"typ": typ or frage["typ"], "wert": wert, "text": text, "feld": frage["feld"]}
        return await self.sage("angabe", text, werte=[eintrag])

    async def druecke(self, wert: str) -> Gesagt:
        """A button is pressed. Fails when its value does not hold."""
        with self.context.db.transaction() as session:
            gespraech = GespraechService(self.context, session).by_id(self.gespraech)
            wahl = resolve(self.context, session, gespraech, wert)
        assert wahl is not None, "der Wert gilt nicht"
        absicht = wahl.get("absicht") or {"ja": "bestaetigung", "nein": "ablehnung"}.get(
            str(wahl.get("wert")), "angabe"
        )
        if absicht in ("bestaetigung", "ablehnung") and wahl["feld"] not in ("bestaetigung", "rueckfrage", "angebot"):
            absicht = "angabe"
        deutung = {"leistungen": [], "werte": [], "feld_genannt": wahl.get("feld"), "thema": wahl.get("thema")}
        return await self._turn(absicht, wahl["titel"], deutung, wahl, None)

    async def option(self, nummer: int = 0) -> Gesagt:
        assert self.letzte is not None
        return await self.druecke(self.letzte.optionen[nummer]["wert"])

    def metadata(self, nachricht: Nachricht) -> dict[str, Any]:
        with self.context.db.transaction() as session:
            gespraech = GespraechService(self.context, session).by_id(self.gespraech)
            return turn_metadata(self.context, session, gespraech, nachricht)

    def zustand(self) -> dict[str, Any]:
        with self.context.db.reading() as session:
            gespraech = session.get(Gespraech, self.gespraech)
            assert gespraech is not None
            return dict(gespraech.zustand or {})

    def zeile(self, nachricht: str, wahl: dict[str, Any] | None = None) -> Nachricht:
        return Nachricht(gespraech=self.gespraech, nachricht=nachricht, wahl=wahl)

    async def _turn(
        self, absicht: str, text: str, deutung: dict[str, Any], wahl: dict[str, Any] | None, nachricht: str | None
    ) -> Gesagt:
        kennung = nachricht or f"nachricht-{next(self.nummern)}"
        metadata = self.metadata(self.zeile(kennung, wahl))
        return await self.turn_with(absicht, text, deutung, metadata)

    async def turn_with(self, absicht: str, text: str, deutung: dict[str, Any], metadata: dict[str, Any]) -> Gesagt:
        """The same message again, read from the metadata it was first handed on with."""
        offen = metadata["zustand"].get("antrag") is not None
        name = AKTION_FUER.get(absicht, f"action_{absicht}")
        if not offen and absicht in ("angabe", "korrektur", "ueberspringen", "zurueck"):
            name = "action_antwort_ohne_formular"
        dispatcher = CollectingDispatcher()
        tracker = _Tracker(
            self.gespraech, {"text": text, "intent": {"name": absicht}, "deutung": deutung, "metadata": metadata}
        )
        ereignisse = await self.aktionen[name].run(dispatcher, tracker, {})
        with self.context.db.reading() as session:
            gespraech = session.get(Gespraech, self.gespraech)
            assert gespraech is not None
            stand = dict(gespraech.stand or {})
        self.letzte = Gesagt([botschaft["custom"] for botschaft in dispatcher.messages], stand, ereignisse)
        return self.letzte


@dataclass
class _Tracker:
    sender_id: str
    latest_message: dict[str, Any]
