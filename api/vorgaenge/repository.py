"""Queries on cases."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, selectinload

from api.vorgaenge.models import Vorgang, VorgangSchritt

_FOR_ADDRESS = select(func.count()).where(
    Vorgang.mandant == bindparam("mandant"),
    Vorgang.leistung == bindparam("leistung"),
    Vorgang.adresse_hash == bindparam("adresse_hash"),
    Vorgang.status != "zurueckgezogen",
    Vorgang.eingang >= bindparam("von"),
    Vorgang.eingang < bindparam("bis"),
)
"""Built once: every turn of a form asks this, and building a query takes longer than running it."""


class VorgangRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, vorgang: Vorgang) -> None:
        self.session.add(vorgang)
        self.session.flush()

    def by_aktenzeichen(self, aktenzeichen: str, *, for_update: bool = False) -> Vorgang | None:
        """With its history. ``for_update`` keeps others from moving it until the transaction ends."""
        query = _with_history().where(Vorgang.aktenzeichen == aktenzeichen)
        if for_update:
            query = query.with_for_update().execution_options(populate_existing=True)
        return self.session.scalars(query).one_or_none()

    def by_antrag(self, antrag: str) -> Vorgang | None:
        return self.session.scalars(_with_history().where(Vorgang.antrag == antrag)).one_or_none()

    def code_hash(self, aktenzeichen: str) -> str | None:
        """Only the hash: the same work whatever the case holds."""
        return self.session.scalar(select(Vorgang.abrufcode_hash).where(Vorgang.aktenzeichen == aktenzeichen))

    def list(
        self, gespraech: str | None, status: str | None, mandant: str | None, limit: int
    ) -> Sequence[Vorgang]:  # fmt: skip
        """Newest first."""
        query = _with_history().order_by(Vorgang.eingang.desc(), Vorgang.aktenzeichen.desc()).limit(limit)
        for column, value in ((Vorgang.gespraech, gespraech), (Vorgang.status, status), (Vorgang.mandant, mandant)):
            if value is not None:
                query = query.where(column == value)
        return self.session.scalars(query).all()

    def count_for_address(self, mandant: str, leistung: str, adresse_hash: str, von: datetime, bis: datetime) -> int:
        """Cases of a Leistung that came in between two moments for an address and were not withdrawn."""
        values = {"mandant": mandant, "leistung": leistung, "adresse_hash": adresse_hash, "von": von, "bis": bis}
        return self.session.scalar(_FOR_ADDRESS, values) or 0

    def add_step(self, vorgang: Vorgang, schritt: VorgangSchritt) -> None:
        vorgang.schritte.append(schritt)
        self.session.flush()


def _with_history() -> Select[Vorgang]:
    return select(Vorgang).options(selectinload(Vorgang.schritte))
