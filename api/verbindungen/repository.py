"""All queries on what links a conversation with chats of a messenger."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from api.messenger.models import MessengerChat
from api.verbindungen.models import Verbindung

# Asked with every reply, so built once.
_WAITING = (
    select(Verbindung, MessengerChat.messenger)
    .join(MessengerChat, MessengerChat.id == Verbindung.chat)
    .where(Verbindung.gespraech == bindparam("gespraech"), Verbindung.gueltig_bis > bindparam("jetzt"))
)
_MESSENGERS = (
    select(MessengerChat.messenger)
    .where(MessengerChat.gespraech == bindparam("gespraech"))
    .distinct()
    .order_by("messenger")
)


class VerbindungRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def waiting(self, gespraech: str, jetzt: datetime) -> tuple[Verbindung, str] | None:
        """The chat that waits to be let in, and its messenger."""
        found = self.session.execute(_WAITING, {"gespraech": gespraech, "jetzt": jetzt}).one_or_none()
        return (found[0], found[1]) if found else None

    def messengers(self, gespraech: str) -> Sequence[str]:
        """The messengers this conversation is open in."""
        return self.session.scalars(_MESSENGERS, {"gespraech": gespraech}).all()

    def chats(self, gespraech: str) -> Sequence[MessengerChat]:
        """Its chats, locked."""
        query = select(MessengerChat).where(MessengerChat.gespraech == gespraech).order_by(MessengerChat.id)
        return self.session.scalars(query.with_for_update().execution_options(populate_existing=True)).all()

    def forget_waiting(self, gespraech: str) -> None:
        self.session.execute(delete(Verbindung).where(Verbindung.gespraech == gespraech))

    def remove_expired(self, jetzt: datetime) -> int:
        old = delete(Verbindung).where(Verbindung.gueltig_bis <= jetzt).returning(Verbindung.id)
        return len(self.session.scalars(old).all())
