"""Counts wrong tries to read a status. In the database, so that it holds across processes and restarts."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.database import lock
from api.vorgaenge.errors import NachweisFalsch, StatusGesperrt
from api.vorgaenge.models import Fehlversuch

FENSTER = timedelta(minutes=10)
ERLAUBT = 10


class Drossel:
    """At most ten wrong tries in ten minutes per number and per address; the next makes both wait.

    A number is counted whether it exists or not, and nothing here depends on that.
    """

    def __init__(self, context: ApiContext, session: Session, aktenzeichen: str, address: str) -> None:
        self.session = session
        self.jetzt = context.clock.now()
        names = (f"nummer:{aktenzeichen}", f"adresse:{address}")
        self.keys = [context.cipher.keyed_hash("fehlversuch", name) for name in names]
        lock(session, *self.keys)

    def check(self) -> None:
        """Raises ``StatusGesperrt`` while one of the two has too many."""
        if self._most() > ERLAUBT:
            raise StatusGesperrt

    def count_wrong_try(self) -> NachweisFalsch | StatusGesperrt:
        """Remember the try; returns what to raise."""
        self.session.add_all(Fehlversuch(id=str(uuid4()), schluessel=key, zeit=self.jetzt) for key in self.keys)
        self.session.flush()
        return StatusGesperrt() if self._most() > ERLAUBT else NachweisFalsch()

    def _most(self) -> int:
        recent = select(Fehlversuch.schluessel, func.count()).where(
            Fehlversuch.schluessel.in_(self.keys), Fehlversuch.zeit > self.jetzt - FENSTER
        )
        return max((count for _key, count in self.session.execute(recent.group_by(Fehlversuch.schluessel))), default=0)


def remove_old_tries(context: ApiContext, session: Session) -> int:
    """Delete what no longer counts. Returns how many."""
    old = delete(Fehlversuch).where(Fehlversuch.zeit <= context.clock.now() - FENSTER)
    return len(session.scalars(old.returning(Fehlversuch.id)).all())
