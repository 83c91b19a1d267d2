"""Let a chat of a messenger take part in a conversation of the website.

The website draws a code, the chat brings it, the website is asked whether that is its citizen. Only its yes opens
anything. Locks are taken in the order conversation, chat.
"""

import unicodedata
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from api.benachrichtigungen import worte
from api.benachrichtigungen.service import BenachrichtigungService
from api.context import ApiContext
from api.errors import Konflikt, NichtGefunden
from api.gespraeche.lage import Lage, read_lage
from api.gespraeche.models import Gespraech
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.schemas import Ausgang, NachrichtAnsicht
from api.gespraeche.service import GespraechService, hash_token
from api.messenger.models import MessengerChat
from api.messenger.service import TELEGRAM, MessengerService
from api.uebergaenge.service import UebergangService
from api.verbindungen.models import Verbindung
from api.verbindungen.repository import VerbindungRepository

FRIST = timedelta(minutes=15)
NAME_MAX = 64
WEB = "web"

type Begruessung = Callable[[Lage], list[Ausgang]]


class KeinMessenger(Konflikt):
    titel = "Telegram ist hier nicht eingerichtet"
    text = "In Telegram geht es hier leider nicht weiter. Bitte schreiben Sie weiter auf der Webseite."


class VerbindungUnbekannt(NichtGefunden):
    """Answered, withdrawn, replaced by another or too old."""

    titel = "Anfrage nicht gefunden"
    text = "Diese Anfrage gilt nicht mehr. Für Telegram holen Sie sich bitte einen neuen Link."


class VerbindungService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.repository = VerbindungRepository(session)
        self.messenger = MessengerService(context, session)
        self.benachrichtigungen = BenachrichtigungService(context, session)

    def bot_name(self) -> str | None:
        """User name of the bot citizens are led to; None where there is none (yet)."""
        return self.messenger.bot_name(TELEGRAM)

    def link(self, code: str) -> str:
        """Address that opens the bot with this code. Raises `KeinMessenger`."""
        bot = self.messenger.bot_address(TELEGRAM)
        if bot is None:
            raise KeinMessenger
        return f"{bot}?start={code}"

    def claim(self, code: str, chat: str, name: str) -> Verbindung:
        """A chat (id of its row) brings the code of a conversation; the website is asked about it.

        `name`: what the account calls itself. The same chat may come again with the same code. Raises `CodeUngueltig`.
        """
        now = self.context.clock.now()
        self.session.flush()
        row = UebergangService(self.context, self.session).claim(code, ("telegram",), chat)
        found = self.repository.waiting(row.id, now)
        if found is not None and found[0].chat == chat:
            return found[0]
        self.repository.forget_waiting(row.id)
        verbindung = Verbindung(
            id=str(uuid4()), gespraech=row.id, chat=chat, name=clean_name(name), gueltig_bis=now + FRIST
        )
        self.session.add(verbindung)
        row.geaendert = now  # whoever listens to it reads its `stand` again
        self.session.flush()
        return verbindung

    def answer(self, gespraech: Gespraech, verbindung: str, ja: bool, greet: Begruessung) -> list[NachrichtAnsicht]:
        """The website (conversation locked) says whether the chat is its citizen's; the messages written because of it.

        `greet` is what the chat is told first. Raises `VerbindungUnbekannt`.
        """
        found = self.repository.waiting(gespraech.id, self.context.clock.now())
        chat = self.messenger.get(found[0].chat, lock=True) if found and found[0].id == verbindung else None
        if chat is None:
            raise VerbindungUnbekannt
        self.repository.forget_waiting(gespraech.id)
        UebergangService(self.context, self.session).forget(gespraech, "telegram")
        gespraech.geaendert = self.context.clock.now()
        if not ja:
            self._tell(chat, f"abgelehnt:{verbindung}", "verbindung_abgelehnt", gespraech)
            return []
        return self._connect(gespraech, chat, greet)

    def end(self, gespraech: Gespraech) -> list[NachrichtAnsicht]:
        """The conversation (locked) is open on the website only, from now on."""
        self.repository.forget_waiting(gespraech.id)
        UebergangService(self.context, self.session).forget(gespraech, "telegram")
        gespraech.geaendert = self.context.clock.now()
        chats = self.repository.chats(gespraech.id)
        if not chats:
            return []
        text = worte.say("verbindung_beendet", gespraech.einfache_sprache)
        neu = self._append(gespraech, [Ausgang(text, art="hinweis", von="system")], WEB)
        for chat in chats:
            self._take_token(chat)
            chat.gespraech = None
            self._tell(chat, f"getrennt:{gespraech.id}:{gespraech.letzte_nr}", "verbindung_getrennt", gespraech)
        return neu

    def _connect(self, gespraech: Gespraech, chat: MessengerChat, greet: Begruessung) -> list[NachrichtAnsicht]:
        self._take_token(chat)
        chat.gespraech = gespraech.id
        chat.mandant = gespraech.mandant
        chat.token = GespraechService(self.context, self.session).add_token(gespraech, chat.messenger)
        chat.zugestellt_nr = gespraech.letzte_nr
        chat.geaendert = self.context.clock.now()
        text = worte.say("verbindung_offen", gespraech.einfache_sprache)
        neu = self._append(gespraech, [Ausgang(text, art="hinweis", von="system")], WEB)
        said = greet(read_lage(self.context, self.session, gespraech, kanal=chat.messenger))
        neu += self._append(gespraech, said, chat.messenger)
        self.benachrichtigungen.moved(chat)
        return neu

    def _take_token(self, chat: MessengerChat) -> None:
        """What this chat was given to read its conversation opens nothing any more."""
        if chat.token is not None:
            GespraechRepository(self.session).remove_token(hash_token(chat.token))
            chat.token = None

    def _append(self, gespraech: Gespraech, ausgaenge: list[Ausgang], kanal: str) -> list[NachrichtAnsicht]:
        return GespraechService(self.context, self.session).append(gespraech, ausgaenge, zu=None, kanal=kanal)

    def _tell(self, chat: MessengerChat, schluessel: str, anlass: str, gespraech: Gespraech) -> None:
        self.benachrichtigungen.tell(chat.id, schluessel, worte.say(anlass, gespraech.einfache_sprache))


def clean_name(name: str) -> str:
    """A name as it can be shown: one line, nothing invisible, nothing that turns the direction of writing."""
    shown = "".join(" " if zeichen.isspace() else zeichen for zeichen in name)
    shown = "".join(zeichen for zeichen in shown if unicodedata.category(zeichen)[0] != "C")
    shown = " ".join(shown.split())
    return shown if len(shown) <= NAME_MAX else shown[: NAME_MAX - 1].rstrip() + "…"


def remove_expired_links(context: ApiContext, session: Session) -> int:
    """Delete requests nobody has answered in time. Returns how many."""
    return VerbindungRepository(session).remove_expired(context.clock.now())
