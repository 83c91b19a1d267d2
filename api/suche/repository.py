"""All queries on the search index."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, ColumnElement, column, delete, distinct, exists, func, insert, select, values
from sqlalchemy.orm import Session

from api.antraege.models import Antrag
from api.suche.models import Sucheintrag, Suchmerkmal
from api.vorgaenge.models import Vorgang

EINGEREICHT = "eingereicht"


@dataclass(frozen=True)
class Gruppe:
    """Properties of which an entry must have ``noetig`` to answer part ``teil`` of what was typed."""

    teil: int
    merkmale: frozenset[int]
    noetig: int


class SuchRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def entry(self, *, vorgang: str | None = None, antrag: str | None = None) -> Sucheintrag | None:
        query = select(Sucheintrag).where(_is(vorgang, antrag))
        return self.session.scalar(query)

    def write(self, eintrag: Sucheintrag, merkmale: Iterable[int]) -> None:
        """Let the entry have exactly these properties."""
        self.session.add(eintrag)
        self.session.flush()
        self.session.execute(delete(Suchmerkmal).where(Suchmerkmal.eintrag == eintrag.id))
        rows = [{"merkmal": merkmal, "eintrag": eintrag.id} for merkmal in sorted(set(merkmale))]
        if rows:
            self.session.execute(insert(Suchmerkmal), rows)

    def drop(self, *, vorgang: str | None = None, antrag: str | None = None) -> None:
        self.session.execute(delete(Sucheintrag).where(_is(vorgang, antrag)))

    def candidates(self, mandant: str, gruppen: Sequence[Gruppe], limit: int) -> Sequence[Sucheintrag]:
        """Those of this Mandant that may fit most parts, the newest of equals first."""
        names = [column(name, BigInteger) for name in ("merkmal", "gruppe", "teil", "noetig")]
        rows = [(key, nr, each.teil, each.noetig) for nr, each in enumerate(gruppen) for key in each.merkmale]
        asked = values(*names, name="gefragt").data(rows).cte()
        anzahl = func.count()
        hit = (
            select(Suchmerkmal.eintrag, asked.c.teil, anzahl.label("anzahl"), func.max(asked.c.noetig).label("noetig"))
            .join(asked, asked.c.merkmal == Suchmerkmal.merkmal)
            .group_by(Suchmerkmal.eintrag, asked.c.gruppe, asked.c.teil)
            .having(anzahl >= func.max(asked.c.noetig))
            .subquery()
        )
        best = (
            select(
                hit.c.eintrag, func.count(distinct(hit.c.teil)).label("teile"), func.sum(hit.c.anzahl).label("summe")
            )
            .group_by(hit.c.eintrag)
            .subquery()
        )
        query = (
            select(Sucheintrag)
            .join(best, best.c.eintrag == Sucheintrag.id)
            .where(Sucheintrag.mandant == mandant)
            .order_by(best.c.teile.desc(), best.c.summe.desc(), Sucheintrag.id.desc())
            .limit(limit)
        )
        return self.session.scalars(query).all()

    def cases(self, mandant: str, keys: Iterable[str]) -> Sequence[Vorgang]:
        query = select(Vorgang).where(Vorgang.mandant == mandant, Vorgang.id.in_(list(keys)))
        return self.session.scalars(query).all()

    def case_by_number(self, mandant: str, aktenzeichen: str) -> Vorgang | None:
        query = select(Vorgang).where(Vorgang.mandant == mandant, Vorgang.aktenzeichen == aktenzeichen)
        return self.session.scalar(query)

    def drafts(self, mandant: str, keys: Iterable[str]) -> Sequence[Antrag]:
        query = select(Antrag).where(Antrag.mandant == mandant, Antrag.id.in_(list(keys)))
        return self.session.scalars(query.where(Antrag.zustand != EINGEREICHT)).all()

    def cases_to_index(self, fassung: int, limit: int) -> Sequence[Vorgang]:
        current = exists().where(Sucheintrag.vorgang == Vorgang.id, Sucheintrag.fassung == fassung)
        return self.session.scalars(select(Vorgang).where(~current).order_by(Vorgang.eingang).limit(limit)).all()

    def drafts_to_index(self, fassung: int, limit: int) -> Sequence[Antrag]:
        current = exists().where(Sucheintrag.antrag == Antrag.id, Sucheintrag.fassung == fassung)
        query = select(Antrag).where(~current, Antrag.zustand != EINGEREICHT, Antrag.gespraech.is_not(None))
        return self.session.scalars(query.order_by(Antrag.erstellt).limit(limit)).all()


def _is(vorgang: str | None, antrag: str | None) -> ColumnElement[bool]:
    if vorgang is not None:
        return Sucheintrag.vorgang == vorgang
    if antrag is not None:
        return Sucheintrag.antrag == antrag
    raise ValueError("a case or a draft")
