"""The chats of a messenger: found, made, bound to a conversation, marked as blocked, forgotten."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.gespraeche.models import Gespraech
from api.messenger.models import Eingangspost, MessengerBot, MessengerChat, Sendung

TELEGRAM = "telegram"
RUHE = timedelta(days=30)
"""A chat without a conversation that wants no news is forgotten after so long."""


@dataclass(frozen=True)
class Chatlage:
    """A chat as the adapter needs it, and where its conversation stands (`stand` of the outer contract)."""

    id: str
    kennung: int
    kennung_hash: str
    mandant: str | None
    gespraech: str | None
    token: str | None
    war_im_gespraech: bool
    """It had a conversation once, which may be gone by now."""
    tasten: int | None
    gesperrt: bool
    will_nachrichten: bool | None
    nachrichten_gefragt: bool
    vorab: tuple[dict[str, Any], ...]
    einfach: bool
    stand: dict[str, Any]


def hash_of(context: ApiContext, messenger: str, bot: str, kennung: int) -> str:
    """What a chat is found by."""
    return context.cipher.keyed_hash("messenger-chat", f"{messenger}:{bot}:{kennung}")


class MessengerService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def set_bot(self, messenger: str, bot: str, name: str) -> None:
        """Remember how the bot is called there, for links."""
        row = self.session.get(MessengerBot, messenger)
        now = self.context.clock.now()
        if row is None:
            self.session.add(MessengerBot(messenger=messenger, bot=bot, name=name, stand=now))
        elif (row.bot, row.name) != (bot, name):
            row.bot, row.name, row.stand = bot, name, now

    def bot_name(self, messenger: str) -> str | None:
        """User name of the bot of this installation there; None where none runs, or it has not started yet."""
        telegram, row = self.context.settings.telegram, self.session.get(MessengerBot, messenger)
        return row.name if telegram and row and row.bot == telegram.bot else None

    def bot_address(self, messenger: str) -> str | None:
        """Where a chat with that bot opens."""
        name = self.bot_name(messenger)
        return f"https://t.me/{name}" if name else None

    def highest_id(self, bot: str) -> int:
        """The highest message number known in any chat of the bot."""
        return self.session.scalar(select(func.max(MessengerChat.letzte_id)).where(MessengerChat.bot == bot)) or 0

    def find(self, kennung_hash: str, *, lock: bool = False) -> MessengerChat | None:
        query = select(MessengerChat).where(MessengerChat.kennung_hash == kennung_hash)
        if lock:
            query = query.with_for_update().execution_options(populate_existing=True)
        return self.session.scalar(query)

    def get(self, chat: str, *, lock: bool = False) -> MessengerChat | None:
        query = select(MessengerChat).where(MessengerChat.id == chat)
        if lock:
            query = query.with_for_update().execution_options(populate_existing=True)
        return self.session.scalar(query)

    def meet(self, messenger: str, bot: str, kennung: int) -> MessengerChat:
        """The chat of this number, made where there is none; whoever writes does not block us (any more)."""
        kennung_hash = hash_of(self.context, messenger, bot, kennung)
        row = self.find(kennung_hash, lock=True)
        now = self.context.clock.now()
        if row is None:
            row = MessengerChat(
                id=str(uuid.uuid4()),
                messenger=messenger,
                bot=bot,
                kennung_hash=kennung_hash,
                kennung=kennung,
                zugestellt_nr=0,
                nachrichten_gefragt=False,
                erstellt=now,
                geaendert=now,
            )
            self.session.add(row)
            self.session.flush()
        elif row.gesperrt_am is not None:
            row.gesperrt_am, row.geaendert = None, now
            self._skip_missed(row)
        return row

    def _skip_missed(self, row: MessengerChat) -> None:
        """What was said while nobody could hear it is not told late."""
        gespraech = self.session.get(Gespraech, row.gespraech) if row.gespraech else None
        if gespraech is not None:
            row.zugestellt_nr = gespraech.letzte_nr

    def view(self, row: MessengerChat) -> Chatlage:
        gespraech = self.session.get(Gespraech, row.gespraech) if row.gespraech else None
        return Chatlage(
            id=row.id,
            kennung=int(row.kennung),
            kennung_hash=row.kennung_hash,
            mandant=row.mandant,
            gespraech=gespraech.id if gespraech else None,
            token=row.token if gespraech else None,
            war_im_gespraech=row.token is not None,
            tasten=row.tasten,
            gesperrt=row.gesperrt_am is not None,
            will_nachrichten=row.will_nachrichten,
            nachrichten_gefragt=row.nachrichten_gefragt,
            vorab=tuple(row.vorab or ()),
            einfach=bool(gespraech and gespraech.einfache_sprache),
            stand=dict((gespraech.stand if gespraech else None) or {}),
        )

    def bind(self, row: MessengerChat, gespraech: str, token: str, zugestellt_nr: int = 0) -> None:
        """Let the chat carry this conversation; what stands in its journal up to `zugestellt_nr` is not sent."""
        row.gespraech, row.token, row.zugestellt_nr = gespraech, token, zugestellt_nr
        row.geaendert = self.context.clock.now()

    def unbind(self, row: MessengerChat) -> None:
        """The conversation is gone; the chat stays."""
        row.gespraech = row.token = None
        row.zugestellt_nr = 0

    def block(self, row: MessengerChat) -> None:
        """The citizen blocks the bot: nothing more is sent, and nothing is announced."""
        row.gesperrt_am = row.geaendert = self.context.clock.now()
        row.will_nachrichten = None if row.will_nachrichten is None else False
        self.session.execute(delete(Sendung).where(Sendung.chat == row.id))

    def move(self, row: MessengerChat, kennung: int) -> None:
        """The messenger gave the chat another number."""
        kennung_hash = hash_of(self.context, row.messenger, row.bot, kennung)
        other = self.find(kennung_hash)
        if other is not None and other.id != row.id:
            self.session.delete(other)
            self.session.flush()
        row.kennung, row.kennung_hash = kennung, kennung_hash

    def forget(self, row: MessengerChat) -> None:
        """The chat, what is on its way to it, and its buttons; of what came in only the bare numbers stay."""
        mine = update(Eingangspost).where(Eingangspost.kennung_hash == row.kennung_hash)
        self.session.execute(
            mine.where(Eingangspost.zustand == "erledigt").values(
                kennung_hash="", inhalt=None, nachricht=None, stamm=None
            )
        )
        self.session.delete(row)


def remove_idle_chats(context: ApiContext, session: Session) -> int:
    """Chats nobody needs any more. Returns how many."""
    idle = (MessengerChat.gespraech.is_(None), MessengerChat.geaendert < context.clock.now() - RUHE)
    unasked = MessengerChat.will_nachrichten.is_not(True)
    gone = delete(MessengerChat).where(*idle, unasked)
    return len(session.scalars(gone.returning(MessengerChat.id)).all())
