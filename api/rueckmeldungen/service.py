"""Keep what a citizen thinks of an answer."""

from uuid import uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import UngueltigeEingabe
from api.gespraeche.models import Gespraech, Nachricht
from api.rueckmeldungen.models import Rueckmeldung

VOM_AMT = ("bot", "mensch")
"""Whose messages can be judged."""


class RueckmeldungService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def give(self, gespraech: Gespraech, nr: int, gut: bool | None, wort: str | None) -> None:
        """Remember an opinion on message `nr`; a later one takes its place, None takes it back.

        Raises `UngueltigeEingabe` where there is no such answer.
        """
        nachricht = self.session.get(Nachricht, (gespraech.id, nr))
        if nachricht is None or nachricht.von not in VOM_AMT:
            text = "Zu dieser Nachricht lässt sich nichts bewerten."
            raise UngueltigeEingabe(text, felder={"nr": text})
        same = (Rueckmeldung.gespraech == gespraech.id, Rueckmeldung.nr == nr)
        if gut is None:
            self.session.execute(delete(Rueckmeldung).where(*same))
            return
        row = self.session.scalar(select(Rueckmeldung).where(*same))
        if row is None:
            row = Rueckmeldung(id=str(uuid4()), mandant=gespraech.mandant, gespraech=gespraech.id, nr=nr)
            self.session.add(row)
        gelesen = gespraech.zuletzt_verstanden if nr > gespraech.letzte_nr - 3 else None
        row.gut, row.wort, row.zeit = gut, wort, self.context.clock.now()
        row.absicht = (gelesen or {}).get("absicht") or row.absicht
        row.leistung = (gespraech.stand or {}).get("leistung") or (gelesen or {}).get("leistung") or row.leistung

    def forget(self, gespraech: str) -> None:
        """The words go with their conversation, the figure stays and belongs to nobody."""
        mine = update(Rueckmeldung).where(Rueckmeldung.gespraech == gespraech)
        self.session.execute(mine.values(wort=None, gespraech=None))
