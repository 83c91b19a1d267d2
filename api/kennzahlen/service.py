"""Count what happens. Nobody waits for it: all counts of a transaction are written in one statement as it commits."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, event
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.kennzahlen.dauern import OHNE_DAUER, class_of
from api.kennzahlen.models import Anwesend, Kennzahl

MERKER = "kennzahlen"
AUFBEWAHRUNG = timedelta(days=730)
Zeile = tuple[date, str, str, str, int]


class Kennzahlen:
    """Counts in the caller's transaction: what is undone was not counted."""

    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def count(
        self,
        mandant: str,
        art: str,
        schluessel: str = "",
        *,
        anzahl: int = 1,
        sekunden: float | None = None,
        tag: date | None = None,
    ) -> None:
        """Add to a figure of the day (today unless `tag`). `sekunden`: how long it took, None where nothing lasted.

        Never a person in `schluessel`: it is kept in the clear.
        """
        klasse = OHNE_DAUER if sekunden is None else class_of(sekunden)
        zeile = (tag or self.context.clock.today(), mandant, art, schluessel, klasse)
        summe = self._pending()[zeile]
        summe[0] += anzahl
        summe[1] += max(0, round(sekunden or 0)) * anzahl

    def present(self, mandant: str, konto: str) -> None:
        """Somebody works today. Says later only how many did, so that figures of few people are not shown."""
        tag = self.context.clock.today()
        wer = self.context.cipher.keyed_hash(f"kennzahlen-anwesend:{tag}:{mandant}", konto)
        is_postgresql = self.session.get_bind().dialect.name == "postgresql"
        insert = postgresql_insert if is_postgresql else sqlite_insert
        values = {"tag": tag, "mandant": mandant, "wer": wer}
        self.session.execute(insert(Anwesend).values(values).on_conflict_do_nothing())

    def _pending(self) -> dict[Zeile, list[int]]:
        """The counts of this transaction, which are written when it commits.

        Sorted and last of all: two transactions never wait for each other's rows in turn, and a row that everybody
        counts on is held no longer than a commit takes.
        """
        info = self.session.info
        if MERKER not in info:
            info[MERKER] = defaultdict(lambda: [0, 0])
            event.listen(self.session, "before_commit", _write)
        pending: dict[Zeile, list[int]] = info[MERKER]
        return pending


def _write(session: Session) -> None:
    pending: dict[Zeile, list[int]] = session.info[MERKER]
    if not pending:
        return
    namen = ("tag", "mandant", "art", "schluessel", "klasse")
    rows = [
        {**dict(zip(namen, zeile, strict=True)), "anzahl": anzahl, "sekunden": sekunden}
        for zeile, (anzahl, sekunden) in sorted(pending.items())
    ]
    pending.clear()
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    neu: Any = insert(Kennzahl).values(rows)
    mehr = {"anzahl": Kennzahl.anzahl + neu.excluded.anzahl, "sekunden": Kennzahl.sekunden + neu.excluded.sekunden}
    session.execute(neu.on_conflict_do_update(index_elements=namen, set_=mehr))


def remove_old_figures(context: ApiContext, session: Session) -> int:
    """Delete figures older than two years."""
    ende = context.clock.today() - AUFBEWAHRUNG
    result = session.execute(delete(Kennzahl).where(Kennzahl.tag < ende))
    return int(getattr(result, "rowcount", 0))
