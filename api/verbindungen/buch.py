"""Links of a conversation as the website uses them: every method is one short transaction, for a worker thread."""

from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import NichtErlaubt
from api.gespraeche.models import Gespraech
from api.gespraeche.schemas import Antwort
from api.gespraeche.service import GespraechService
from api.uebergaenge.service import NeuerUebergang, UebergangService
from api.verbindungen.service import Begruessung, VerbindungService


class NurAufDerWebseite(NichtErlaubt):
    """Whoever holds only the token of a messenger may let nobody in."""

    text = "Das geht nur auf der Webseite."


class Verbindungsbuch:
    """One per server process. Everything raises `GespraechUnbekannt` and `NurAufDerWebseite`."""

    def __init__(self, context: ApiContext) -> None:
        self.context = context

    def link(self, gespraech: str, token: str) -> tuple[NeuerUebergang, str]:
        """A code with which a chat of a messenger may ask to take part, and the address that opens that chat.

        Raises `KeinMessenger`.
        """
        with self.context.db.transaction() as session:
            row = self._on_website(session, gespraech, token)
            neu = UebergangService(self.context, session).issue(row, "telegram")
            return neu, VerbindungService(self.context, session).link(neu.code)

    def answer(self, gespraech: str, token: str, verbindung: str, ja: bool, greet: Begruessung) -> Antwort:
        """The website says whether the chat that asks is its citizen's; what was written because of it.

        Raises `VerbindungUnbekannt`.
        """
        with self.context.db.transaction() as session:
            row = self._on_website(session, gespraech, token)
            neu = VerbindungService(self.context, session).answer(row, verbindung, ja, greet)
            session.flush()
            return Antwort(tuple(neu), GespraechService(self.context, session).stand(row))

    def end(self, gespraech: str, token: str) -> Antwort:
        """No messenger has this conversation any more; what was written because of it."""
        with self.context.db.transaction() as session:
            row = self._on_website(session, gespraech, token)
            neu = VerbindungService(self.context, session).end(row)
            session.flush()
            return Antwort(tuple(neu), GespraechService(self.context, session).stand(row))

    def _on_website(self, session: Session, gespraech: str, token: str) -> Gespraech:
        """The conversation, locked, for whoever holds a token of the website."""
        service = GespraechService(self.context, session)
        row = service.by_token(gespraech, token, lock=True)
        if service.channel(row, token) == "telegram":
            raise NurAufDerWebseite
        return row
