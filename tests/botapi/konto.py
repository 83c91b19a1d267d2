"""The state of one bot account: chats, messages, files, pending updates. Every access holds the lock of `aenderung`."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.botapi.fehler import ApiFehler, falsch

STANDARD_UPDATES = frozenset({
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer", "my_chat_member",
    "chat_join_request",
})  # fmt: skip
"""What comes where `allowed_updates` is empty: all but a few that must be asked for."""
RUFFRIST_SECONDS = 60.0
"""A press that is answered later than this is too old."""


@dataclass
class Nachricht:
    """`inhalt` holds what is not text: document, photo, location …, as the API shows it."""

    id: int
    chat: int
    vom_bot: bool
    zeit: int
    text: str = ""
    markup: dict[str, Any] | None = None
    inhalt: dict[str, Any] = field(default_factory=dict)
    absender: dict[str, Any] = field(default_factory=dict)
    geaendert: int | None = None
    geloescht: bool = False

    @property
    def tasten(self) -> list[dict[str, Any]]:
        """The inline buttons it shows now."""
        return [taste for zeile in (self.markup or {}).get("inline_keyboard", ()) for taste in zeile]

    @property
    def titel(self) -> list[str]:
        return [taste["text"] for taste in self.tasten]


@dataclass
class Chat:
    """`stand`: aktiv, blockiert, deaktiviert, verlassen. `nachfolger` is the supergroup a group has become."""

    id: int
    typ: str
    angaben: dict[str, Any]
    stand: str = "aktiv"
    nachfolger: int | None = None
    nachrichten: list[Nachricht] = field(default_factory=list)

    @property
    def body(self) -> dict[str, Any]:
        return {"id": self.id, "type": self.typ, **self.angaben}


@dataclass
class Ruf:
    """A press of a button that waits for its answer."""

    id: str
    chat: int
    zeit: float
    antwort: dict[str, Any] | None = None


@dataclass
class Update:
    """`einmal`: delivered once, whatever has been acknowledged: a duplicate, or one that comes late."""

    id: int
    art: str
    chat: int
    inhalt: dict[str, Any]
    einmal: bool = False

    @property
    def body(self) -> dict[str, Any]:
        return {"update_id": self.id, self.art: self.inhalt}


class Konto:
    """`aenderung` is notified whenever anything changes."""

    def __init__(self, token: str, username: str, uhr: Callable[[], float] = time.time) -> None:
        self.token = token
        self.uhr = uhr
        self.aenderung = threading.Condition(threading.RLock())
        self.wecker: list[Callable[[], None]] = []
        """Called when updates are pending."""
        self.bot = {"id": int(token.split(":")[0]), "is_bot": True, "first_name": "Lotse", "username": username}
        self.chats: dict[int, Chat] = {}
        self.dateien: dict[str, tuple[str, bytes]] = {}
        self.rufe: dict[str, Ruf] = {}
        self.befehle: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.updates: list[Update] = []
        self.verlauf: list[Update] = []
        """All there ever were."""
        self.erlaubt: frozenset[str] = STANDARD_UPDATES
        self.angehalten: list[Update] | None = None
        self._nachricht = 100
        self._eigene: dict[int, int] = {}
        self._update = random.randrange(10**8, 9 * 10**8)

    # -- chats and messages --------------------------------------------------------------------------------------

    def next_id(self, chat: Chat) -> int:
        """Private chats and basic groups share the account's one sequence, a supergroup has its own."""
        if chat.typ == "supergroup":
            self._eigene[chat.id] = self._eigene.get(chat.id, 0) + 1
            return self._eigene[chat.id]
        self._nachricht += 1
        return self._nachricht

    def chat_to_write(self, chat_id: Any) -> Chat:
        """The chat, where the bot may write in it. Raises what the real API answers otherwise."""
        if chat_id in (None, ""):
            raise falsch("chat_id is empty")
        try:
            chat = self.chats.get(int(chat_id))
        except ValueError:
            chat = None
        if chat is None:
            raise falsch("chat not found")
        if chat.nachfolger is not None:
            raise ApiFehler(400, "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.nachfolger)
        words = {
            "blockiert": "bot was blocked by the user",
            "deaktiviert": "user is deactivated",
            "verlassen": f"bot was kicked from the {'group' if chat.typ == 'group' else 'supergroup'} chat",
        }
        if chat.stand in words:
            raise ApiFehler(403, words[chat.stand])
        return chat

    def message(self, chat: Chat, message_id: Any) -> Nachricht | None:
        return next((n for n in chat.nachrichten if str(n.id) == str(message_id) and not n.geloescht), None)

    def add(self, chat: Chat, nachricht: Nachricht) -> Nachricht:
        chat.nachrichten.append(nachricht)
        self.aenderung.notify_all()
        return nachricht

    def message_body(self, nachricht: Nachricht) -> dict[str, Any]:
        """As the bot sees it."""
        body: dict[str, Any] = {
            "message_id": nachricht.id,
            "date": nachricht.zeit,
            "chat": self.chats[nachricht.chat].body,
            "from": self.bot if nachricht.vom_bot else nachricht.absender,
            **nachricht.inhalt,
        }
        if nachricht.text:
            body["caption" if "document" in body or "photo" in body else "text"] = nachricht.text
        if nachricht.text.startswith("/"):
            befehl = nachricht.text.split()[0]
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(befehl)}]
        if nachricht.geaendert is not None:
            body["edit_date"] = nachricht.geaendert
        if nachricht.markup and "inline_keyboard" in nachricht.markup:
            body["reply_markup"] = nachricht.markup
        return body

    def keep_file(self, name: str, content: bytes) -> dict[str, Any]:
        """Make it downloadable; its file_id, unique id and size."""
        kennung = f"BQACAgIAAxkBAAI{len(self.dateien):04d}"
        ordner = "documents" if "." in name else "files"
        self.dateien[kennung] = (
            f"{ordner}/file_{len(self.dateien)}{name[name.rfind('.') :] if '.' in name else ''}",
            content,
        )
        return {"file_id": kennung, "file_unique_id": f"AgAD{len(self.dateien):04d}", "file_size": len(content)}

    # -- updates -------------------------------------------------------------------------------------------------

    def update(self, art: str, chat: int, inhalt: dict[str, Any]) -> Update | None:
        """Put one in the queue; None where its kind is not asked for."""
        if art not in self.erlaubt:
            return None
        with self.aenderung:
            self._update += 1
            update = Update(self._update, art, chat, inhalt)
            self.verlauf.append(update)
            if self.angehalten is not None:
                self.angehalten.append(update)
            else:
                self.queue(update)
        return update

    def queue(self, *updates: Update) -> None:
        self.updates += updates
        self.aenderung.notify_all()
        for wecker in self.wecker:
            wecker()

    def hold(self) -> None:
        """Keep back what people do from now on."""
        self.angehalten = []

    def release(self, reihenfolge: Callable[[list[Update]], list[Update]] = lambda updates: updates) -> None:
        """Deliver what was kept back, in this order, each once, whatever was acknowledged meanwhile."""
        with self.aenderung:
            updates, self.angehalten = self.angehalten or [], None
            for update in updates:
                update.einmal = True
            self.queue(*reihenfolge(updates))

    def repeat(self, update: Update) -> None:
        """Deliver an update once more, as after a lost acknowledgement."""
        with self.aenderung:
            self.queue(Update(update.id, update.art, update.chat, update.inhalt, einmal=True))

    def take_updates(self, offset: int | None, limit: int) -> list[Update]:
        """As getUpdates does: what lies below the offset is forgotten; a negative one counts from the end."""
        if offset is not None and offset < 0:
            self.updates = self.updates[offset:]
        elif offset:
            self.updates = [update for update in self.updates if update.id >= offset or update.einmal]
        taken = self.updates[:limit]
        self.updates = [update for update in self.updates if not (update.einmal and update in taken)]
        return taken
