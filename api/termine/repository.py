"""Queries on taken places."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, CursorResult, UpdateBase, and_, bindparam, delete, not_, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from api.gedaechtnis import forget
from api.termine.models import Buchung
from api.termine.raster import Slot

RESERVIERT, GEBUCHT = "reserviert", "gebucht"
Key = tuple[str, datetime]
# What nearly every turn asks, built once and on the table: the mapper would write the draft before each of them.
_ROWS = Buchung.metadata.tables[Buchung.__tablename__]
_TAKEN = select(_ROWS.c.standort, _ROWS.c.beginn).where(
    _ROWS.c.mandant == bindparam("mandant"),
    _ROWS.c.kalender == bindparam("kalender"),
    _ROWS.c.beginn >= bindparam("jetzt"),
    or_(_ROWS.c.zustand == GEBUCHT, _ROWS.c.ablauf > bindparam("jetzt")),
)
_TAKEN_BY_OTHERS = _TAKEN.where(or_(_ROWS.c.antrag.is_(None), _ROWS.c.antrag != bindparam("antrag")))
_RESERVED = and_(_ROWS.c.antrag == bindparam("fuer"), _ROWS.c.zustand == RESERVIERT)
_EXTEND, _RELEASE = update(_ROWS).where(_RESERVED), delete(_ROWS).where(_RESERVED)


class BuchungRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def taken(self, mandant: str, kalender: str, jetzt: datetime, but: str | None = None) -> Counter[Key]:
        """Places taken per Standort and beginning from now on; what the Antrag ``but`` holds counts as free."""
        asked = {"mandant": mandant, "kalender": kalender, "jetzt": jetzt}
        if but is None:
            rows = self.session.execute(_TAKEN, asked)
        else:
            rows = self.session.execute(_TAKEN_BY_OTHERS, {**asked, "antrag": but})
        return Counter((standort, beginn) for standort, beginn in rows)

    def remove_expired(self, jetzt: datetime, slot: Slot | None = None, mandant: str | None = None) -> int:
        """Delete reservations whose time is up, of one slot or of all. Returns how many."""
        query = delete(_ROWS).where(_ROWS.c.zustand == RESERVIERT, _ROWS.c.ablauf <= jetzt)
        if slot is not None:
            query = query.where(_ROWS.c.mandant == mandant, _is(slot))
        return self._count(query)

    def take(self, mandant: str, slot: Slot, plaetze: int, antrag: str | None, ablauf: datetime) -> str | None:
        """Reserve the first place nobody holds; the id of the reservation, or None where all are taken.

        No look before: the unique constraint decides, whoever else writes.
        """
        insert = postgresql_insert if self.session.get_bind().dialect.name == "postgresql" else sqlite_insert
        for platz in range(plaetze):
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
        query = _EXTEND if slot is None else _EXTEND.where(_is(slot))
        return self._count(query, {"fuer": antrag, "ablauf": ablauf})

    def of_vorgang(self, vorgang: str) -> Buchung | None:
        return self.session.scalars(select(Buchung).where(Buchung.vorgang == vorgang)).first()

    def confirm(self, antrag: str, slot: Slot, vorgang: str) -> bool:
        """Turn the reservation of a draft into the appointment of its case; False where it no longer exists."""
        query = update(_ROWS).where(_ROWS.c.antrag == antrag, _is(slot), _ROWS.c.zustand == RESERVIERT)
        return self._count(query.values(zustand=GEBUCHT, ablauf=None, vorgang=vorgang)) > 0

    def move(self, buchung: str, vorgang: str) -> None:
        """Make a reservation the appointment of a case in place of the one it had."""
        self._count(delete(_ROWS).where(_ROWS.c.vorgang == vorgang))
        query = update(_ROWS).where(_ROWS.c.id == buchung)
        self._count(query.values(zustand=GEBUCHT, ablauf=None, vorgang=vorgang))

    def release(self, antrag: str, keep: Slot | None = None) -> None:
        """Give back what a draft reserved, except ``keep``."""
        self._count(_RELEASE if keep is None else _RELEASE.where(not_(_is(keep))), {"fuer": antrag})

    def cancel(self, vorgang: str) -> int:
        return self._count(delete(_ROWS).where(_ROWS.c.vorgang == vorgang))

    def _count(self, statement: UpdateBase, values: Mapping[str, object] | None = None) -> int:
        forget(self.session, Buchung.__tablename__)
        result = self.session.connection().execute(statement, values)
        assert isinstance(result, CursorResult)  # noqa: S101 - narrows the type of a DML result
        return int(result.rowcount)


def _is(slot: Slot) -> ColumnElement[bool]:
    return and_(_ROWS.c.kalender == slot.kalender, _ROWS.c.standort == slot.standort, _ROWS.c.beginn == slot.beginn)
