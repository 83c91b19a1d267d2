"""The queue for a human: who waits, who has whom, what became of it.

Every change is made under the lock of the conversation, so that exactly one of several takers gets it.
"""

import math
import statistics
import uuid
from datetime import timedelta

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.models import Gespraech
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

    def get(self, uebergabe: str, mandant: str) -> Uebergabe:
        """Raises `UebergabeUnbekannt`."""
        row = self.repository.get(uebergabe)
        if row is None or row.mandant != mandant:
            raise UebergabeUnbekannt
        return row

    def open_of(self, gespraech: str) -> Uebergabe | None:
        """The entry of a conversation that waits or is with a human."""
        return self.repository.open_of(gespraech)

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

    def taken(self, row: Uebergabe, konto: str | None, name: str) -> None:
        """A human has it from now on."""
        row.genommen, row.konto, row.name = self.context.clock.now(), konto, name

    def requeue(self, row: Uebergabe, team: str | None) -> None:
        """Nobody has it any more; the citizen waits from now on."""
        row.angefordert, row.team = self.context.clock.now(), team
        row.genommen = row.konto = row.name = row.angeboten = None

    def end(self, row: Uebergabe, ausgang: str) -> None:
        """It is over, and why. What is over stays so."""
        if row.beendet is None:
            row.beendet, row.ausgang = self.context.clock.now(), ausgang

    def position(self, row: Uebergabe) -> int:
        """The place in the queue; 1 is next."""
        return self.repository.ahead_of(row) + 1

    def waiting_minutes(self, mandant: str) -> int | None:
        """How long half of those waited who were taken in the last hour; None where too few were."""
        waited = self.repository.waited_since(mandant, self.context.clock.now() - GEMESSEN)
        return math.ceil(statistics.median(waited) / 60) if len(waited) >= GEMESSEN_MIN else None
