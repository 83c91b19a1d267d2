"""Begin and end that an agent looks along. The citizen is told both wherever the conversation is open."""

from pathlib import Path

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.lage import read_zustand
from api.gespraeche.models import Gespraech
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.schemas import Ausgang
from api.gespraeche.service import GespraechService
from api.gespraeche.stand import build_stand
from api.gespraeche.zustand import Begleitung
from api.textdatei import Textdatei

say = Textdatei(Path(__file__).with_name("worte.yml")).say


class BegleitungService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def begin(self, gespraech: Gespraech, anruf: str, name: str) -> None:
        """The agent of a call looks along from now on. The row must be locked; the same again changes nothing."""
        neu = Begleitung(anruf=anruf, name=name)
        if read_zustand(gespraech).begleitung != neu:
            self._store(gespraech, neu)
            self._tell(gespraech, "begonnen", name)

    def end(self, gespraech: str, anruf: str) -> None:
        """The agent of this call looks along no longer. Where another one does, or nothing is left, nothing changes."""
        row = GespraechRepository(self.session).get(gespraech, lock=True)
        begleitung = read_zustand(row).begleitung if row else None
        if row is not None and begleitung is not None and begleitung.anruf == anruf:
            self._store(row, None)
            self._tell(row, "beendet", begleitung.name)

    def _store(self, gespraech: Gespraech, begleitung: Begleitung | None) -> None:
        zustand = read_zustand(gespraech)
        zustand.begleitung = begleitung
        gespraech.zustand = zustand.model_dump(mode="json")
        gespraech.stand = build_stand(self.context, self.session, gespraech)

    def _tell(self, gespraech: Gespraech, anlass: str, name: str) -> None:
        text = say(anlass, gespraech.einfache_sprache, name=name)
        service = GespraechService(self.context, self.session)
        service.append(gespraech, [Ausgang(text, art="hinweis", von="system")], zu=None)
