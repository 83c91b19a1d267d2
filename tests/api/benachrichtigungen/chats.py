"""A messenger chat and a conversation beside it, and an office that works."""

from dataclasses import dataclass
from uuid import uuid4

from api.benachrichtigungen.repository import Faellig
from api.benachrichtigungen.service import BenachrichtigungService
from api.context import ApiContext
from api.gespraeche.statusmeldung import Statusmeldung
from api.messenger.models import MessengerChat
from api.vorgaenge.schemas import Schritt
from tests.api.gespraeche.conftest import Dialog
from tests.api.gespraeche.test_zuege import bis_zur_uebersicht


@dataclass
class Chat:
    """A chat of a messenger, and what its adapter asks and does."""

    context: ApiContext
    id: str

    def on(self) -> None:
        with self.context.db.transaction() as session:
            BenachrichtigungService(self.context, session).on(self.id)

    def off(self) -> None:
        with self.context.db.transaction() as session:
            BenachrichtigungService(self.context, session).off(self.id)

    def follow(self, aktenzeichen: str) -> None:
        with self.context.db.transaction() as session:
            BenachrichtigungService(self.context, session).follow(self.id, aktenzeichen)

    def due(self) -> list[Faellig]:
        """What the adapter would send to this chat now."""
        with self.context.db.reading() as session:
            found = BenachrichtigungService(self.context, session).due(self.context.clock.now())
        return [each for each in found if each.chat == self.id]

    def told(self) -> list[str]:
        """Send what is due; the texts."""
        found = self.due()
        with self.context.db.transaction() as session:
            for each in found:
                BenachrichtigungService(self.context, session).done(each.id)
        return [each.text for each in found]


def new_chat(context: ApiContext, gespraech: str | None, mandant: str = "schwerin") -> Chat:
    chat = str(uuid4())
    with context.db.transaction() as session:
        now = context.clock.now()
        session.add(
            MessengerChat(
                id=chat, messenger="telegram", bot="1", kennung_hash=chat, kennung=1, mandant=mandant,
                gespraech=gespraech, erstellt=now, geaendert=now,
            )
        )  # fmt: skip
    return Chat(context, chat)


def office(context: ApiContext, aktenzeichen: str, **schritt: str) -> None:
    with context.db.transaction() as session:
        Statusmeldung(context, session).step(aktenzeichen, Schritt(**schritt))


def submit(dialog: Dialog) -> str:
    """A case of the conversation; its number."""
    bis_zur_uebersicht(dialog)
    return str(dialog.zug({"befehl": "einreichen"})["stand"]["vorgang"]["aktenzeichen"])
