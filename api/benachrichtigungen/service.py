"""Messages to chats that asked for them. Written in the transaction of what they tell; sent by the messenger's adapter.

Locks are taken in the order conversation, case, chat. Callers hold no lock on a chat when they come here.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.benachrichtigungen import worte
from api.benachrichtigungen.erinnerungen import refresh_reminders
from api.benachrichtigungen.repository import VERBINDUNG, AboRepository, BenachrichtigungRepository, Faellig
from api.context import ApiContext
from api.gespraeche.repository import GespraechRepository
from api.messenger.models import MessengerChat
from api.messenger.service import MessengerService
from api.vorgaenge.models import Vorgang, VorgangSchritt
from api.vorgaenge.neues import describe_news
from api.vorgaenge.oeffentlich import ABGESCHLOSSEN
from api.vorgaenge.schemas import OeffentlicherStatus
from api.vorgaenge.service import VorgangService

FRIST = timedelta(days=7)
"""News that could not be told for so long is told no more."""
ENDE, RUHE = timedelta(days=30), timedelta(days=365)
"""A case is followed so long after it was closed, or after anything last happened in it."""
LIMIT = 200


class BenachrichtigungService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.abos = AboRepository(session)
        self.benachrichtigungen = BenachrichtigungRepository(session)

    def on(self, chat: str) -> None:
        """This chat (id of its row) wants messages: about the cases of its conversation, and those to come."""
        row = self._lock(chat)
        if row is not None:
            row.will_nachrichten = True
            self._follow_conversation(row)

    def off(self, chat: str) -> None:
        """No more messages; what waits is not sent, what was followed is forgotten."""
        row = MessengerService(self.context, self.session).get(chat, lock=True)
        if row is not None:
            row.will_nachrichten = False
            self.abos.forget(chat)
            self.benachrichtigungen.forget(chat)

    def follow(self, chat: str, aktenzeichen: str) -> None:
        """Tell this chat of one more case, whose holder it has proved to be. Raises ``VorgangUnbekannt``."""
        VorgangService(self.context, self.session).get(aktenzeichen)
        self.abos.add(chat, [aktenzeichen], self.context.clock.now())

    def moved(self, chat: MessengerChat) -> None:
        """The chat (locked, after its conversation) goes on with another conversation: follow the cases of that."""
        if chat.will_nachrichten:
            self._follow_conversation(chat)

    def due(self, now: datetime, limit: int = LIMIT) -> list[Faellig]:
        """What is to be sent now, the oldest first; say ``done`` of each that was sent or can't be."""
        return self.benachrichtigungen.due(now, limit)

    def done(self, kennung: str) -> None:
        """It was told; from now on only remembered."""
        self.benachrichtigungen.done(kennung, self.context.clock.now())

    def step(self, vorgang: Vorgang, status: OeffentlicherStatus, schritt: VorgangSchritt, *, gewechselt: bool) -> None:
        """Write down for everyone who follows the case what the office has just done."""
        now = self.context.clock.now()
        art = "rueckfrage" if schritt.nachricht or schritt.status == "rueckfrage" else "status"
        for chat, einfach in self.abos.followers(vorgang.aktenzeichen):
            text = self._news(vorgang, status, schritt.nachricht, gewechselt=gewechselt, einfach=einfach)
            schluessel = f"schritt:{schritt.id}"
            self.benachrichtigungen.add(chat, art, schluessel, text, vorgang.aktenzeichen, now, now + FRIST)

    def tell(self, chat: str, schluessel: str, text: str) -> None:
        """Something about the link between a chat and a website."""
        now = self.context.clock.now()
        self.benachrichtigungen.add(chat, VERBINDUNG, schluessel, text, None, now, now + FRIST)

    def _news(
        self, vorgang: Vorgang, status: OeffentlicherStatus, nachricht: str | None, *, gewechselt: bool, einfach: bool
    ) -> str:
        if worte.is_secret(self.context, vorgang):
            return worte.say("neutral", einfach, **worte.place(self.context, vorgang))
        vorgaenge = VorgangService(self.context, self.session)
        leistung, mandant = vorgaenge.leistung_of(vorgang), self.context.mandanten.mandant(vorgang.mandant)
        text = describe_news(status, leistung, mandant, nachricht, gewechselt=gewechselt, einfach=einfach)
        if not nachricht and status.status != "rueckfrage":
            return text
        weg = "antworten" if vorgaenge.can_change(vorgang) else "anrufen"
        return f"{text}\n\n{worte.say(weg, einfach, telefon=status.telefon)}"

    def _lock(self, chat: str) -> MessengerChat | None:
        """The chat after its conversation, or two who take both in different orders would wait for each other."""
        gespraech = self.session.scalar(select(MessengerChat.gespraech).where(MessengerChat.id == chat))
        if gespraech is not None:
            GespraechRepository(self.session).get(gespraech, lock=True)
        return MessengerService(self.context, self.session).get(chat, lock=True)

    def _follow_conversation(self, chat: MessengerChat) -> None:
        if chat.gespraech is not None:
            vorgaenge = VorgangService(self.context, self.session).of_gespraech(chat.gespraech)
            open_ = [vorgang.aktenzeichen for vorgang in vorgaenge if vorgang.status not in ABGESCHLOSSEN]
            self.abos.add(chat.id, open_, self.context.clock.now())


def keep_notifications(context: ApiContext, session: Session) -> int:
    """Upkeep: reminders to come are written, what has run out is deleted. Returns how many rows went."""
    now = context.clock.now()
    refresh_reminders(context, session)
    gone = BenachrichtigungRepository(session).remove_expired(now)
    return gone + AboRepository(session).remove_old(ABGESCHLOSSEN, now - ENDE, now - RUHE)
