"""The queue as the console and the server use it: every method is one short transaction, called from a worker thread.

The lock of the conversation comes first, then its entry is read again: what two people do at the same moment happens
one after the other.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.lage import read_lage
from api.gespraeche.models import Gespraech
from api.gespraeche.optionen import Waehlbar, render
from api.gespraeche.schemas import NachrichtAnsicht, Uebergeben
from api.gespraeche.service import GespraechService, GespraechUnbekannt
from api.gespraeche.uebergabe import Angebot, Begruessung, Meldung, Uebergabe
from api.uebergaben.dienst import LEBENSZEICHEN, DienstService
from api.uebergaben.errors import NichtIhrChat, SchonBeendet, UebergabeUnbekannt
from api.uebergaben.models import Uebergabe as Eintrag
from api.uebergaben.repository import UebergabeRepository
from api.uebergaben.schemas import Puls
from api.uebergaben.service import UebergabeService

GEDULD = timedelta(minutes=5)
"""After so long a call-back is offered to who still waits."""
ABWESEND = timedelta(minutes=5)
"""After so long without a sign of life of the human's browser the citizen waits for another one."""

Faelligkeit = Literal["niemand", "lange", "abwesend"]


@dataclass(frozen=True)
class Faellig:
    """Something has to be said to a citizen who waits."""

    uebergabe: str
    mandant: str
    gespraech: str
    was: Faelligkeit


@dataclass
class _Griff:
    """An entry whose conversation is locked."""

    kern: Uebergabe
    schlange: UebergabeService
    gespraech: Gespraech
    row: Eintrag


class Uebergabebuch:
    """One per server process."""

    def __init__(self, context: ApiContext) -> None:
        self.context = context

    def take(
        self, uebergabe: str, mandant: str, konto: str, name: str, notice: Meldung, *, leitung: bool, dringend: bool
    ) -> tuple[str, Uebergeben | None]:
        """Let the human have it: the conversation, and what was said; None while a turn is running.

        `leitung` may take it from somebody whose browser is gone.
        Raises `UebergabeUnbekannt`, `SchonBeendet`, `SchonUebernommen`.
        """
        with self._held(uebergabe, mandant) as griff:
            seen = griff.row.gesehen
            away = seen is None or seen < self.context.clock.now() - LEBENSZEICHEN
            uebergeben = griff.kern.take(
                griff.gespraech, name, notice, dringend=dringend, konto=konto, abloesen=leitung and away
            )
            return griff.gespraech.id, uebergeben

    def say(
        self, uebergabe: str, mandant: str, konto: str, kennung: str, text: str, antworten: Sequence[str]
    ) -> tuple[str, NachrichtAnsicht, bool]:
        """A message of the human with the `antworten` the citizen may press: conversation, message, whether it is new.

        Raises `UebergabeUnbekannt`, `SchonBeendet`, `NichtIhrChat`, `KennungVergeben`.
        """
        with self._held(uebergabe, mandant, konto) as griff:
            lage = read_lage(self.context, griff.kern.session, griff.gespraech)
            optionen = [
                render(lage, Waehlbar(f"mensch:{kennung}", titel, {"feld": "mensch", "wert": titel}))
                for titel in antworten
            ]
            nachricht, neu = griff.kern.say(griff.gespraech, kennung, text, optionen)
            griff.row.gelesen = max(griff.row.gelesen, griff.gespraech.letzte_nr)
            return griff.gespraech.id, nachricht, neu

    def give_back(
        self, uebergabe: str, mandant: str, konto: str, notice: Meldung, greet: Begruessung
    ) -> tuple[str, Uebergeben]:
        """Let the Lotse go on. Raises `UebergabeUnbekannt`, `SchonBeendet`, `NichtIhrChat`."""
        with self._held(uebergabe, mandant, konto) as griff:
            return griff.gespraech.id, griff.kern.give_back(griff.gespraech, notice, greet)

    def hand_on(
        self, uebergabe: str, mandant: str, konto: str, team: str | None, notice: Meldung
    ) -> tuple[str, Uebergeben]:
        """Into the queue of another Stelle, or of all. Raises `UebergabeUnbekannt`, `SchonBeendet`, `NichtIhrChat`."""
        with self._held(uebergabe, mandant, konto) as griff:
            return griff.gespraech.id, griff.kern.requeue(griff.gespraech, griff.row, team, notice)

    def finish(
        self,
        uebergabe: str,
        mandant: str,
        konto: str,
        abschluss: str,
        notiz: str,
        *,
        geloest: bool,
        notice: Meldung,
        greet: Begruessung,
    ) -> tuple[str, Uebergeben]:
        """The chat is over, and how it went. Raises `UebergabeUnbekannt`, `SchonBeendet`, `NichtIhrChat`."""
        with self._held(uebergabe, mandant, konto) as griff:
            griff.schlange.wrap_up(griff.row, abschluss, notiz, geloest=geloest)
            return griff.gespraech.id, griff.kern.give_back(griff.gespraech, notice, greet, "abgeschlossen")

    def read_to(self, uebergabe: str, mandant: str, konto: str, nr: int) -> None:
        """The human has seen the messages up to this one."""
        with self.context.db.transaction() as session:
            query = update(Eintrag).where(Eintrag.id == uebergabe, Eintrag.mandant == mandant, Eintrag.konto == konto)
            session.execute(query.where(Eintrag.gelesen < nr).values(gelesen=nr))

    # -- duty -----------------------------------------------------------------------------------------------------

    def enter(self, konto: str, mandant: str) -> None:
        with self.context.db.transaction() as session:
            DienstService(self.context, session).enter(konto, mandant)

    def leave(self, konto: str, mandant: str | None = None) -> None:
        with self.context.db.transaction() as session:
            DienstService(self.context, session).leave(konto, mandant)

    def seen(self, konto: str, mandant: str) -> None:
        """A sign of life of somebody's browser."""
        with self.context.db.transaction() as session:
            DienstService(self.context, session).seen(konto, mandant)
            held = update(Eintrag).where(Eintrag.konto == konto, Eintrag.mandant == mandant, Eintrag.beendet.is_(None))
            session.execute(held.values(gesehen=self.context.clock.now()))

    # -- what nobody asks for -------------------------------------------------------------------------------------

    def pulse(self) -> tuple[Puls, ...]:
        """Every open entry of every Mandant."""
        with self.context.db.reading() as session:
            return UebergabeRepository(session).pulse()

    def due(self) -> list[Faellig]:
        """Who waits too long, or for nobody, or has a human that is gone."""
        with self.context.db.reading() as session:
            found = [(row, self._what(session, row)) for row in UebergabeService(self.context, session).open_rows()]
            return [Faellig(row.id, row.mandant, row.gespraech, was) for row, was in found if was is not None]

    def tell(self, faellig: Faellig, offer: Angebot, away: Meldung) -> Uebergeben | None:
        """Do what is due, if it still is; None where nothing was to be done, or a turn is running."""
        try:
            with self._held(faellig.uebergabe, faellig.mandant) as griff:
                gespraech, now = griff.gespraech, self.context.clock.now()
                if gespraech.pacht_bis is not None and gespraech.pacht_bis >= now:
                    return None
                was = self._what(griff.kern.session, griff.row)
                if was is None or was != faellig.was:
                    return None
                if was == "abwesend":
                    return griff.kern.requeue(gespraech, griff.row, griff.row.team, away)
                return griff.kern.offer_call_back(gespraech, griff.row, offer, niemand=was == "niemand")
        except (UebergabeUnbekannt, SchonBeendet, GespraechUnbekannt):
            return None

    def _what(self, session: Session, row: Eintrag) -> Faelligkeit | None:
        now = self.context.clock.now()
        if row.genommen is not None:
            gone = row.konto is not None and (row.gesehen is None or now - row.gesehen > ABWESEND)
            return "abwesend" if gone else None
        if DienstService(self.context, session).on_duty(row.mandant) == 0:
            return "niemand"
        return "lange" if row.angeboten is None and now - row.angefordert >= GEDULD else None

    @contextmanager
    def _held(self, uebergabe: str, mandant: str, konto: str | None = None) -> Iterator[_Griff]:
        """The entry with its conversation locked; with `konto` only where that account has it."""
        with self.context.db.transaction() as session:
            schlange = UebergabeService(self.context, session)
            gefunden = schlange.get(uebergabe, mandant).gespraech
            gespraech = GespraechService(self.context, session).by_id(gefunden, lock=True)
            row = schlange.get(uebergabe, mandant)
            if row.beendet is not None:
                raise SchonBeendet
            if konto is not None and row.konto != konto:
                raise NichtIhrChat
            yield _Griff(Uebergabe(self.context, session), schlange, gespraech, row)
