"""Queries on taken places."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, CursorResult, and_, delete, not_, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from api.gedaechtnis import forget
from api.termine.models import Buchung
from api.termine.raster import Slot

RESERVIERT, GEBUCHT = "reserviert", "gebucht"
Key = tuple[str, datetime]


@dataclass(frozen=True)
class Belegung:
    """Numbers of places taken: by others, and by the draft that asks."""

    fremde: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    eigene: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))


class BuchungRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def taken(self, mandant: str, kalender: str, jetzt: datetime, but: str | None = None) -> Belegung:
        """Numbers of the places taken per Standort and beginning from now on; ``but`` is the Antrag that asks."""
        query = select(Buchung.standort, Buchung.beginn, Buchung.platz, Buchung.antrag).where(
            Buchung.mandant == mandant,
            Buchung.kalender == kalender,
            Buchung.beginn >= jetzt,
            or_(Buchung.zustand == GEBUCHT, Buchung.ablauf > jetzt),
        )
        belegung = Belegung()
        for standort, beginn, platz, antrag in self.session.execute(query):
            whose = belegung.eigene if but is not None and antrag == but else belegung.fremde
            whose[standort, beginn].add(platz)
        return belegung

    def remove_expired(self, jetzt: datetime, slot: Slot | None = None, mandant: str | None = None) -> int:
        """Delete reservations whose time is up, of one slot or of all. Returns how many."""
        query = delete(Buchung).where(Buchung.zustand == RESERVIERT, Buchung.ablauf <= jetzt)
        if slot is not None:
            query = query.where(Buchung.mandant == mandant, _is(slot))
        return self._count(query)

    def take(
        self, mandant: str, slot: Slot, plaetze: Sequence[int], antrag: str | None, ablauf: datetime
    ) -> str | None:
        """Reserve the first of these places nobody holds; the id of the reservation, or None where all are taken.

        No look before: the unique constraint decides, whoever else writes.
        """
        insert = postgresql_insert if self.session.get_bind().dialect.name == "postgresql" else sqlite_insert
        for platz in plaetze:
            row = {
                "id": str(uuid4()), "mandant": mandant, "kalender": slot.kalender, "standort": slot.standort,
                "beginn": slot.beginn, "ende": slot.ende, "platz": platz, "zustand": RESERVIERT,
                "ablauf": ablauf, "antrag": antrag,
            }  # fmt: skip
            statement = insert(Buchung).values(row).on_conflict_do_nothing().returning(Buchung.id)
            forget(self.session, Buchung.__tablename__)
            if (taken := self.session.scalars(statement).first()) is not None:
                return taken
        return None

    def extend(self, antrag: str, ablauf: datetime, slot: Slot | None = None) -> int:
        """Keep what a draft reserved until ``ablauf``; only the ``slot`` where one is named. Returns how many."""
        query = update(Buchung).where(Buchung.antrag == antrag, Buchung.zustand == RESERVIERT)
        if slot is not None:
            query = query.where(_is(slot))
        return self._count(query.values(ablauf=ablauf))

    def of_vorgang(self, vorgang: str) -> Buchung | None:
        return self.session.scalars(select(Buchung).where(Buchung.vorgang == vorgang)).first()

    def confirm(self, antrag: str, slot: Slot, vorgang: str) -> bool:
        """Turn the reservation of a draft into the appointment of its case; False where it no longer exists."""
        query = update(Buchung).where(Buchung.antrag == antrag, _is(slot), Buchung.zustand == RESERVIERT)
        return self._count(query.values(zustand=GEBUCHT, ablauf=None, vorgang=vorgang)) > 0

    def move(self, buchung: str, vorgang: str) -> None:
        """Make a reservation the appointment of a case in place of the one it had."""
        self._count(delete(Buchung).where(Buchung.vorgang == vorgang))
        query = update(Buchung).where(Buchung.id == buchung)
        self._count(query.values(zustand=GEBUCHT, ablauf=None, vorgang=vorgang))

    def release(self, antrag: str, keep: Slot | None = None) -> None:
        """Give back what a draft reserved, except ``keep``."""
        query = delete(Buchung).where(Buchung.antrag == antrag, Buchung.zustand == RESERVIERT)
        if keep is not None:
            query = query.where(not_(_is(keep)))
        self._count(query)

    def cancel(self, vorgang: str) -> int:
        return self._count(delete(Buchung).where(Buchung.vorgang == vorgang))

    def _count(self, statement: object) -> int:
        forget(self.session, Buchung.__tablename__)
        result = self.session.execute(statement, execution_options={"synchronize_session": False})  # type: ignore[call-overload]
        assert isinstance(result, CursorResult)  # noqa: S101 - narrows the type of a DML result
        return int(result.rowcount)


def _is(slot: Slot) -> ColumnElement[bool]:
    return and_(Buchung.kalender == slot.kalender, Buchung.standort == slot.standort, Buchung.beginn == slot.beginn)
