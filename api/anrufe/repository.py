"""All queries on calls."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.anrufe.models import Anruf, Nachweis
from api.vorgaenge.models import Vorgang


class AnrufRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def open_of(self, konto: str) -> Anruf | None:
        return self.session.scalar(select(Anruf).where(Anruf.konto == konto, Anruf.beendet.is_(None)))

    def get(self, anruf: str, konto: str) -> Anruf | None:
        """A call of this account; nobody looks into another's."""
        return self.session.scalar(select(Anruf).where(Anruf.id == anruf, Anruf.konto == konto))

    def proofs(self, anruf: str, ziel: str) -> Sequence[Nachweis]:
        query = select(Nachweis).where(Nachweis.anruf == anruf, Nachweis.ziel == ziel)
        return self.session.scalars(query.order_by(Nachweis.zeit)).all()

    def proof(self, anruf: str, kennung: str) -> Nachweis | None:
        return self.session.scalar(select(Nachweis).where(Nachweis.anruf == anruf, Nachweis.id == kennung))

    def touched(self, anruf: str, art: str) -> Sequence[str]:
        """Cases or conversations the caller was asked about, latest first."""
        query = select(Nachweis).where(Nachweis.anruf == anruf, Nachweis.art == art)
        rows = self.session.scalars(query.order_by(Nachweis.zeit.desc())).all()
        return list(dict.fromkeys(row.ziel for row in rows))

    def cases(self, mandant: str, keys: Sequence[str]) -> Sequence[Vorgang]:
        """In the order of their keys."""
        query = select(Vorgang).where(Vorgang.mandant == mandant, Vorgang.id.in_(keys))
        return sorted(self.session.scalars(query), key=lambda vorgang: keys.index(vorgang.id))

    def forgotten(self, before: datetime) -> Sequence[Anruf]:
        """Calls begun before this moment and never ended."""
        return self.session.scalars(select(Anruf).where(Anruf.beendet.is_(None), Anruf.begonnen < before)).all()

    def remove_ended(self, before: datetime) -> int:
        old = delete(Anruf).where(Anruf.beendet < before)
        return len(self.session.scalars(old.returning(Anruf.id)).all())
