"""All queries on the figures."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.clock import BERLIN
from api.kennzahlen.models import Kennzahl, Unverstanden
from api.rueckmeldungen.models import Rueckmeldung

WORTE_HOECHSTENS = 2000


class Gezaehlt(NamedTuple):
    tag: date
    art: str
    schluessel: str
    klasse: int
    anzahl: int
    sekunden: int


class KennzahlRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def between(self, mandant: str, von: date, bis: date) -> list[Gezaehlt]:
        """Every figure of the days, both included."""
        query = select(
            Kennzahl.tag, Kennzahl.art, Kennzahl.schluessel, Kennzahl.klasse, Kennzahl.anzahl, Kennzahl.sekunden
        ).where(Kennzahl.mandant == mandant, Kennzahl.tag.between(von, bis))
        return [Gezaehlt(*row) for row in self.session.execute(query)]

    def opinions(self, mandant: str, von: date, bis: date) -> list[tuple[date, bool]]:
        """Day and thumb of every opinion."""
        beginn, ende = midnight(von), midnight(bis + timedelta(days=1))
        query = select(Rueckmeldung.zeit, Rueckmeldung.gut).where(
            Rueckmeldung.mandant == mandant, Rueckmeldung.zeit >= beginn, Rueckmeldung.zeit < ende
        )
        return [(zeit.astimezone(BERLIN).date(), gut) for zeit, gut in self.session.execute(query)]

    def words(self, mandant: str, von: date, bis: date) -> list[tuple[str, Sequence[str]]]:
        """(conversation, words) of what was not understood, the newest."""
        query = select(Unverstanden.gespraech, Unverstanden.worte).where(
            Unverstanden.mandant == mandant, Unverstanden.tag.between(von, bis)
        )
        query = query.order_by(Unverstanden.tag.desc()).limit(WORTE_HOECHSTENS)
        return [(gespraech, worte) for gespraech, worte in self.session.execute(query)]

    def first_day(self, mandant: str) -> date | None:
        """Since when anything was counted."""
        return self.session.scalar(select(func.min(Kennzahl.tag)).where(Kennzahl.mandant == mandant))


def midnight(tag: date) -> datetime:
    return datetime.combine(tag, time(), BERLIN)
