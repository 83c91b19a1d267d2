"""Who is on duty for a Mandant. A sign of life keeps it up; without one it ends by itself."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.database import lock
from api.uebergaben.models import Dienstzeit

LEBENSZEICHEN = timedelta(seconds=90)
"""Without a sign of life for so long nobody is there: the browser was closed, the computer sleeps."""
VERFALL = timedelta(hours=12)
"""After so long the row of somebody who never went off duty is deleted."""


class DienstService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def enter(self, konto: str, mandant: str) -> None:
        """Go on duty; again changes nothing but the sign of life."""
        now = self.context.clock.now()
        lock(self.session, f"dienst:{konto}:{mandant}")
        row = self.session.get(Dienstzeit, (konto, mandant), populate_existing=True)
        if row is None:
            self.session.add(Dienstzeit(konto=konto, mandant=mandant, begonnen=now, gesehen=now))
            self.session.flush()
        else:
            row.gesehen = now

    def leave(self, konto: str, mandant: str | None = None) -> None:
        """Go off duty; with `mandant` None everywhere (signed out)."""
        query = delete(Dienstzeit).where(Dienstzeit.konto == konto)
        self.session.execute(query if mandant is None else query.where(Dienstzeit.mandant == mandant))

    def seen(self, konto: str, mandant: str) -> bool:
        """A sign of life; whether that person is on duty. Puts nobody on duty."""
        row = self.session.get(Dienstzeit, (konto, mandant), populate_existing=True)
        if row is not None:
            row.gesehen = self.context.clock.now()
        return row is not None

    def is_on_duty(self, konto: str, mandant: str) -> bool:
        row = self.session.get(Dienstzeit, (konto, mandant), populate_existing=True)
        return row is not None and row.gesehen > self.context.clock.now() - LEBENSZEICHEN

    def on_duty(self, mandant: str, ausser: str | None = None) -> int:
        """How many people are there for this Mandant, beside the account `ausser`."""
        since = self.context.clock.now() - LEBENSZEICHEN
        query = select(func.count()).where(Dienstzeit.mandant == mandant, Dienstzeit.gesehen > since)
        if ausser is not None:
            query = query.where(Dienstzeit.konto != ausser)
        return self.session.scalar(query) or 0

    def last_seen(self, konto: str, mandant: str) -> datetime | None:
        """The last sign of life; None for somebody who is off duty."""
        return self.session.scalar(
            select(Dienstzeit.gesehen).where(Dienstzeit.konto == konto, Dienstzeit.mandant == mandant)
        )


def remove_old_duty(context: ApiContext, session: Session) -> int:
    """Delete what nobody ended. Returns how many."""
    old = delete(Dienstzeit).where(Dienstzeit.gesehen <= context.clock.now() - VERFALL)
    return len(session.scalars(old.returning(Dienstzeit.konto)).all())
