"""Sending mail: taken by one sender at a time, tried again with growing pauses, given up after a day."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, CursorResult, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from api.ausgang.models import Brief
from api.ausgang.schemas import Anhang, Sendebrief
from api.context import ApiContext

PACHT = timedelta(minutes=10)
"""So long nobody else takes a mail; longer than any try to send it."""
PAUSE, PAUSE_MAX = timedelta(minutes=1), timedelta(hours=1)
AUFGABE = timedelta(days=1)
MERKEN = timedelta(days=30)
"""So long the key of a mail is remembered that was sent or given up."""


class Versand:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def take(self) -> Sendebrief | None:
        """The mail that is due longest, for this sender alone; None where there is none."""
        jetzt = self.context.clock.now()
        query = select(Brief).where(Brief.zustand == "offen", Brief.faellig <= jetzt)
        brief = self.session.scalar(query.order_by(Brief.faellig).limit(1).with_for_update(skip_locked=True))
        if brief is None:
            return None
        brief.faellig = jetzt + PACHT
        brief.versuche += 1
        self.session.flush()
        inhalt = brief.inhalt
        return Sendebrief(
            id=brief.id, mandant=brief.mandant, an=inhalt["an"], betreff=inhalt["betreff"], text=inhalt["text"],
            anhaenge=tuple(Anhang(**anhang) for anhang in inhalt["anhaenge"]), erstellt=brief.erstellt,
            versuch=brief.versuche,
        )  # fmt: skip

    def delivered(self, brief: Sendebrief) -> None:
        """It is with the mail server; what it says goes."""
        self._close(_is(brief), "zugestellt")

    def put_back(self, brief: Sendebrief) -> bool:
        """To be tried again later. False: its day is over, it is given up."""
        jetzt = self.context.clock.now()
        if jetzt - brief.erstellt >= AUFGABE:
            self.give_up(brief)
            return False
        pause: timedelta = min(PAUSE * 2 ** min(brief.versuch - 1, 10), PAUSE_MAX)
        self.session.execute(update(Brief).where(_is(brief)).values(faellig=jetzt + pause))
        return True

    def give_up(self, brief: Sendebrief) -> None:
        """It can't be sent; what it says goes."""
        self._close(_is(brief), "aufgegeben")

    def _close(self, which: ColumnElement[bool], zustand: str) -> int:
        closed = update(Brief).where(which).values(zustand=zustand, inhalt=None, erledigt=self.context.clock.now())
        result = self.session.execute(closed, execution_options={"synchronize_session": False})
        assert isinstance(result, CursorResult)  # noqa: S101 - narrows the type of a DML result
        return int(result.rowcount)


def _is(brief: Sendebrief) -> ColumnElement[bool]:
    """Still as this sender took it."""
    return and_(Brief.id == brief.id, Brief.versuche == brief.versuch, Brief.zustand == "offen")


def remove_old_mail(context: ApiContext, session: Session) -> int:
    """Forget keys whose time is up, and what nobody has sent for two days. Returns how many."""
    jetzt: datetime = context.clock.now()
    left = and_(Brief.zustand == "offen", Brief.erstellt < jetzt - 2 * AUFGABE)
    old = and_(Brief.zustand != "offen", Brief.erledigt < jetzt - MERKEN)
    return len(session.scalars(delete(Brief).where(or_(left, old)).returning(Brief.id)).all())
