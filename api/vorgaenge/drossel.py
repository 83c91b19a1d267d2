"""Counts wrong tries at what has to be proved. In the database, so that it holds across processes and restarts."""

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


class Zaehler:
    """At most ten wrong tries in ten minutes for each of these names; the next makes all of them wait."""

    def __init__(self, context: ApiContext, session: Session, *names: str) -> None:
        self.session = session
        self.jetzt = context.clock.now()
        self.keys = [context.cipher.keyed_hash("fehlversuch", name) for name in names]
        lock(session, *self.keys)

    @property
    def is_full(self) -> bool:
        """Has one of the names too many?"""
        recent = select(Fehlversuch.schluessel, func.count()).where(
            Fehlversuch.schluessel.in_(self.keys), Fehlversuch.zeit > self.jetzt - FENSTER
        )
        counts = self.session.execute(recent.group_by(Fehlversuch.schluessel))
        return max((count for _key, count in counts), default=0) > ERLAUBT

    def add(self) -> None:
        """Remember a wrong try."""
        self.session.add_all(Fehlversuch(id=str(uuid4()), schluessel=key, zeit=self.jetzt) for key in self.keys)
        self.session.flush()


class Drossel:
    """The wrong tries to read a status, per number and per address.

    A number is counted whether it exists or not, and nothing here depends on that.
    """

    def __init__(self, context: ApiContext, session: Session, aktenzeichen: str, address: str) -> None:
        self._zaehler = Zaehler(context, session, f"nummer:{aktenzeichen}", f"adresse:{address}")

    def check(self) -> None:
        """Raises ``StatusGesperrt`` while one of the two has too many."""
        if self._zaehler.is_full:
            raise StatusGesperrt

    def count_wrong_try(self) -> NachweisFalsch | StatusGesperrt:
        """Remember the try; returns what to raise."""
        self._zaehler.add()
        return StatusGesperrt() if self._zaehler.is_full else NachweisFalsch()


def remove_old_tries(context: ApiContext, session: Session) -> int:
    """Delete what no longer counts. Returns how many."""
    old = delete(Fehlversuch).where(Fehlversuch.zeit <= context.clock.now() - FENSTER)
    return len(session.scalars(old.returning(Fehlversuch.id)).all())
