"""What a command works with, and how a command is declared.

A command is a function in `befehle/` marked with `@befehl`; its name is the name on the wire, the pydantic model it
takes is what it accepts. `load_befehle` finds them all by looking into the folder.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict
from sqlalchemy.orm import Session

from api.antraege.models import Antrag
from api.antraege.service import AntragService
from api.context import ApiContext
from api.errors import Konflikt
from api.gespraeche import befehle as paket
from api.gespraeche.karten import Karte, neutral_card, status_card
from api.gespraeche.lage import Lage, open_antrag, read_lage
from api.gespraeche.models import Gespraech
from api.gespraeche.zustand import Zustand
from api.leistungen.datenklassen import Klasse, class_may_pass, is_social
from api.leistungen.modell import Leistung
from api.mandanten.verzeichnis import Mandant
from api.vorgaenge.schemas import OeffentlicherStatus
from api.vorgaenge.service import VorgangService

Ergebnis = dict[str, Any]


class KeinAntragOffen(Konflikt):
    titel = "Kein Antrag offen"
    text = "In diesem Gespräch ist gerade kein Antrag offen."


class Daten(BaseModel):
    """Base of what a command takes. An unknown key is an error: the actions and this room speak the same contract."""

    model_config = ConfigDict(extra="forbid")


@dataclass
class Lauf:
    """One step of one turn while it runs. `zustand` may be changed; it is stored when all commands are through."""

    context: ApiContext
    session: Session
    gespraech: Gespraech
    nachricht: str
    zustand: Zustand
    kanal: str
    """The channel of the message this turn answers."""
    erfasst_von: str | None = None
    """The account of whoever acts for the citizen; None where citizens act themselves."""
    vorgang: dict[str, str] | None = None
    """Number and code of the case this step submitted."""
    verworfen: list[Any] = field(default_factory=list)
    """Values of the message that may not pass its channel, and were not taken."""

    @property
    def antraege(self) -> AntragService:
        return AntragService(self.context, self.session, self.erfasst_von)

    @property
    def vorgaenge(self) -> VorgangService:
        return VorgangService(self.context, self.session)

    @property
    def asker(self) -> str:
        """Who asks, for the throttle of status queries: the address of the citizen is not known here."""
        return f"gespraech:{self.gespraech.id}"

    @property
    def mandant(self) -> Mandant:
        return self.context.mandanten.mandant(self.gespraech.mandant)

    def leistung(self, key: str) -> Leistung:
        """A service as this Mandant offers it; raises `LeistungUnbekannt` or `LeistungAus`."""
        return self.context.katalog.fuer(self.gespraech.mandant, key)

    def may_pass(self, klasse: Klasse) -> bool:
        """May data of this class go through the channel of this turn?"""
        return class_may_pass(self.mandant, klasse, self.kanal)

    def conceals(self, leistung: str) -> bool:
        """Must even the name of this service stay out of what is said about its cases here?"""
        return not self.may_pass("sozial") and is_social(self.context.katalog.leistung(leistung))

    def status_card(self, status: OeffentlicherStatus) -> Karte:
        """Where a case stands, as far as this channel may know."""
        karte = status_card(status)
        adresse = f"{self.context.settings.adresse}/{self.mandant.key}"
        return neutral_card(karte, adresse) if self.conceals(status.leistung) else karte

    def lage(self) -> Lage:
        """Where the conversation stands now, commands so far included."""
        return read_lage(self.context, self.session, self.gespraech, self.zustand, self.kanal)

    def antrag(self) -> Antrag:
        """The open draft; raises `KeinAntragOffen`."""
        antrag = open_antrag(self.antraege, self.zustand)
        if antrag is None:
            raise KeinAntragOffen
        return antrag


@dataclass(frozen=True)
class Befehl:
    """A command: `daten` is what it accepts, None for one without data."""

    name: str
    daten: type[Daten] | None
    handler: Callable[..., Ergebnis]

    def run(self, lauf: Lauf, roh: dict[str, Any]) -> Ergebnis:
        """Raises `pydantic.ValidationError` for data the command does not accept."""
        if self.daten is None:
            Daten.model_validate(roh)
            return self.handler(lauf)
        return self.handler(lauf, self.daten.model_validate(roh))


def befehl[F: Callable[..., Ergebnis]](funktion: F) -> F:
    """Mark a function of `befehle/` as a command of its own name."""
    funktion.__dict__["ist_befehl"] = True
    return funktion


@cache
def load_befehle() -> Mapping[str, Befehl]:
    """All commands, by name; raises on two of one name."""
    gefunden: dict[str, Befehl] = {}
    for modul in pkgutil.iter_modules(paket.__path__):
        datei = importlib.import_module(f"{paket.__name__}.{modul.name}")
        for name, funktion in vars(datei).items():
            if not getattr(funktion, "ist_befehl", False) or funktion.__module__ != datei.__name__:
                continue
            if name in gefunden:
                raise ValueError(f"zwei Befehle namens {name}")
            gefunden[name] = Befehl(name, get_type_hints(funktion).get("daten"), funktion)
    return gefunden
