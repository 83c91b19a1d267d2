"""The queue for a human: who waits, who has whom, what became of it.

Every change is made under the lock of the conversation, so that exactly one of several takers gets it.
"""

import math
import statistics
import uuid
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.models import Gespraech
from api.kennzahlen.service import Kennzahlen
from api.uebergaben.errors import UebergabeUnbekannt
from api.uebergaben.models import Uebergabe
from api.uebergaben.repository import UebergabeRepository

GEMESSEN = timedelta(hours=1)
"""How far back it is looked for how long others waited."""
GEMESSEN_MIN = 3
"""Fewer than so many say nothing about the next one."""


class UebergabeService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.repository = UebergabeRepository(session)
        self.kennzahlen = Kennzahlen(context, session)

    def get(self, uebergabe: str, mandant: str) -> Uebergabe:
        """Raises `UebergabeUnbekannt`."""
        row = self.repository.get(uebergabe)
        if row is None or row.mandant != mandant:
            raise UebergabeUnbekannt
        return row

    def open_of(self, gespraech: str) -> Uebergabe | None:
        """The entry of a conversation that waits or is with a human."""
        return self.repository.open_of(gespraech)

    def open_rows(self) -> Sequence[Uebergabe]:
        """What waits or is with a human, of every Mandant."""
        return self.repository.open_everywhere()

    def holds(self, konto: str, gespraech: str) -> bool:
        """Has this account the conversation right now?"""
        row = self.repository.open_of(gespraech)
        return row is not None and row.konto == konto

    def request(self, gespraech: Gespraech, anliegen: str, thema: str | None, team: str | None) -> Uebergabe:
        """Queue the conversation, whose row must be locked; asked for again it keeps its place."""
        row = self.repository.open_of(gespraech.id)
        if row is None:
            row = Uebergabe(
                id=str(uuid.uuid4()),
                mandant=gespraech.mandant,
                gespraech=gespraech.id,
                thema=thema,
                team=team,
                anliegen=anliegen or None,
                angefordert=self.context.clock.now(),
                gelesen=0,
            )
            self.session.add(row)
            self.session.flush()
        return row

    def taken(self, row: Uebergabe, konto: str | None, name: str, gelesen: int = 0) -> None:
        """A human has it from now on, and has read up to message `gelesen`."""
        now = self.context.clock.now()
        if row.genommen is None:
            row.genommen = now
            self.kennzahlen.count(row.mandant, "chat_wartezeit", sekunden=(now - row.angefordert).total_seconds())
        row.konto, row.name, row.gelesen, row.gesehen = konto, name, gelesen, now
        if konto is not None:
            self.kennzahlen.present(row.mandant, konto)

    def requeue(self, row: Uebergabe, team: str | None) -> None:
        """Nobody has it any more; the citizen waits from now on."""
        row.angefordert, row.team = self.context.clock.now(), team
        row.genommen = row.konto = row.name = row.angeboten = row.gesehen = None

    def end(self, row: Uebergabe, ausgang: str) -> None:
        """It is over, and why. What is over stays so."""
        if row.beendet is not None:
            return
        row.beendet, row.ausgang = self.context.clock.now(), ausgang
        if row.genommen is not None:
            self.kennzahlen.count(row.mandant, "chat", sekunden=(row.beendet - row.genommen).total_seconds())
        elif ausgang != "rueckruf":
            self.kennzahlen.count(row.mandant, "chat_aufgegeben")

    def forget(self, gespraech: str) -> None:
        """The conversation is about to be deleted; its entries go with it."""
        row = self.repository.open_of(gespraech)
        if row is not None:
            self.end(row, "geloescht")
            self.session.flush()

    def wrap_up(self, row: Uebergabe, abschluss: str, notiz: str, *, geloest: bool) -> None:
        """How the chat ended, in the words of whoever had it."""
        row.abschluss, row.notiz = abschluss, notiz or None
        self.kennzahlen.count(row.mandant, "abschluss", abschluss)
        if geloest:
            self.kennzahlen.count(row.mandant, "erstloesung", "chat")

    def position(self, row: Uebergabe) -> int:
        """The place in the queue; 1 is next."""
        return self.repository.ahead_of(row) + 1

    def waiting_minutes(self, mandant: str) -> int | None:
        """How long half of those waited who were taken in the last hour; None where too few were."""
        waited = self.repository.waited_since(mandant, self.context.clock.now() - GEMESSEN)
        return math.ceil(statistics.median(waited) / 60) if len(waited) >= GEMESSEN_MIN else None
