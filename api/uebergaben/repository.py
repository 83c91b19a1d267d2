"""All queries on the queue."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.gespraeche.models import Gespraech
from api.uebergaben.models import Uebergabe
from api.uebergaben.schemas import Puls


class UebergabeRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, uebergabe: str) -> Uebergabe | None:
        """As it is in the database now. Whoever changes it holds the lock of its conversation."""
        return self.session.get(Uebergabe, uebergabe, populate_existing=True)

    def open_of(self, gespraech: str) -> Uebergabe | None:
        """The entry of a conversation that waits or is with a human."""
        query = select(Uebergabe).where(Uebergabe.gespraech == gespraech, Uebergabe.beendet.is_(None))
        return self.session.scalar(query.execution_options(populate_existing=True))

    def waiting(self, mandant: str) -> Sequence[Uebergabe]:
        """Who waits, longest first."""
        query = select(Uebergabe).where(
            Uebergabe.mandant == mandant, Uebergabe.beendet.is_(None), Uebergabe.genommen.is_(None)
        )
        return self.session.scalars(query.order_by(Uebergabe.angefordert, Uebergabe.id)).all()

    def taken(self, mandant: str, konto: str | None = None) -> Sequence[Uebergabe]:
        """What is with a human, or with this one, oldest first."""
        query = select(Uebergabe).where(
            Uebergabe.mandant == mandant, Uebergabe.beendet.is_(None), Uebergabe.genommen.is_not(None)
        )
        if konto is not None:
            query = query.where(Uebergabe.konto == konto)
        return self.session.scalars(query.order_by(Uebergabe.genommen, Uebergabe.id)).all()

    def open_everywhere(self) -> Sequence[Uebergabe]:
        """What waits or is with a human, of every Mandant."""
        return self.session.scalars(select(Uebergabe).where(Uebergabe.beendet.is_(None))).all()

    def ahead_of(self, uebergabe: Uebergabe) -> int:
        """How many of the same Mandant wait longer."""
        query = select(func.count()).where(
            Uebergabe.mandant == uebergabe.mandant,
            Uebergabe.beendet.is_(None),
            Uebergabe.genommen.is_(None),
            Uebergabe.angefordert < uebergabe.angefordert,
        )
        return self.session.scalar(query) or 0

    def waited_since(self, mandant: str, since: datetime) -> list[float]:
        """How many seconds those waited who were taken since then."""
        query = select(Uebergabe.angefordert, Uebergabe.genommen).where(
            Uebergabe.mandant == mandant, Uebergabe.genommen > since
        )
        rows = self.session.execute(query)
        return [(genommen - angefordert).total_seconds() for angefordert, genommen in rows if genommen is not None]

    def pulse(self) -> tuple[Puls, ...]:
        """Every open entry, longest waiting first."""
        query = (
            select(Uebergabe, Gespraech.letzte_nr, Gespraech.geaendert)
            .join(Gespraech, Gespraech.id == Uebergabe.gespraech)
            .where(Uebergabe.beendet.is_(None))
            .order_by(Uebergabe.angefordert, Uebergabe.id)
        )
        return tuple(
            Puls(
                id=row.id,
                mandant=row.mandant,
                gespraech=row.gespraech,
                konto=row.konto,
                angefordert=row.angefordert,
                genommen=row.genommen is not None,
                letzte_nr=letzte_nr,
                geaendert=geaendert,
            )
            for row, letzte_nr, geaendert in self.session.execute(query)
        )
