"""Tables of the messengers (ADR 0011).

What identifies a person at the messenger (chat id) is encrypted; rows are found by a keyed hash of it. Nothing here
belongs to a Mandant's cases: chats outlive conversations, and a case lives without both.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class MessengerBot(Base):
    """The bot of this installation at a messenger, as the messenger names it. One row per messenger."""

    __tablename__ = "messenger_bots"

    messenger: Mapped[str] = mapped_column(String(16), primary_key=True)
    bot: Mapped[str] = mapped_column(String(20))
    """Its number there."""
    name: Mapped[str] = mapped_column(String(64))
    """Its user name without "@", for links."""
    stand: Mapped[datetime] = mapped_column(UtcDateTime)


class MessengerChat(Base):
    """A private chat of one citizen with the bot."""

    __tablename__ = "messenger_chats"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    messenger: Mapped[str] = mapped_column(String(16))
    bot: Mapped[str] = mapped_column(String(20))
    kennung_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """HMAC of messenger, bot and chat id, see `api.messenger.service.hash_of`."""
    kennung: Mapped[Any] = mapped_column(EncryptedJson)
    """The chat id, a number."""
    mandant: Mapped[str | None] = mapped_column(String(64))
    """Null: not chosen yet."""
    gespraech: Mapped[str | None] = mapped_column(ForeignKey("gespraeche.id", ondelete="SET NULL"), index=True)
    token: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """Token of that conversation."""
    zugestellt_nr: Mapped[int] = mapped_column(default=0)
    """Number of the newest journal message that was put among the `Sendung` of this chat, or needs none."""
    tasten: Mapped[int | None] = mapped_column(BigInteger)
    """The message that shows buttons now, by its number at the messenger."""
    letzte_id: Mapped[int | None] = mapped_column(BigInteger)
    """The highest message number known in this chat."""
    vorab: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """What was written before the Mandant was chosen: [{id, text}]."""
    will_nachrichten: Mapped[bool | None] = mapped_column()
    """Asked for word about status and appointments? Null: neither asked for nor declined."""
    nachrichten_gefragt: Mapped[bool] = mapped_column(default=False)
    """The chat was asked once whether it wants them."""
    gesperrt_am: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The citizen has blocked the bot since; nothing is sent."""
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)
    geaendert: Mapped[datetime] = mapped_column(UtcDateTime)


class Eingangspost(Base):
    """One update of the messenger, stored before it is acknowledged. What it says goes once it is dealt with."""

    __tablename__ = "messenger_eingangspost"
    __table_args__ = (Index("ix_messenger_eingangspost_zustand", "zustand", "bot", "nummer"),)

    bot: Mapped[str] = mapped_column(String(20), primary_key=True)
    nummer: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """The messenger's number of the update; the same again is known by it."""
    kennung_hash: Mapped[str] = mapped_column(String(64), index=True)
    """The chat it comes from; updates of one chat are dealt with in order."""
    inhalt: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    zustand: Mapped[str] = mapped_column(String(8))
    """offen or erledigt."""
    nachricht: Mapped[str | None] = mapped_column(String(36))
    """Id under which it went into the conversation."""
    stamm: Mapped[str | None] = mapped_column(String(36))
    """The same for a message and all later versions of it."""
    versuche: Mapped[int] = mapped_column(default=0)
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)


class Sendung(Base):
    """One message on its way to a chat. It goes when the messenger has taken it."""

    __tablename__ = "messenger_sendungen"
    __table_args__ = (UniqueConstraint("chat", "schluessel"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    chat: Mapped[str] = mapped_column(ForeignKey("messenger_chats.id", ondelete="CASCADE"))
    schluessel: Mapped[str] = mapped_column(String(80))
    """What it comes from; the same is not put in twice."""
    inhalt: Mapped[Any] = mapped_column(EncryptedJson)
    """A `api.messenger.schemas.Entwurf`."""
    zustand: Mapped[str] = mapped_column(String(10))
    """offen, or unterwegs from just before it is sent."""
    nach: Mapped[int | None] = mapped_column(BigInteger)
    """The highest message number known in this chat when it set out."""
    nach_allen: Mapped[int | None] = mapped_column(BigInteger)
    """The same in all chats of the bot. Had it arrived, its number would follow one of the two."""
    versuche: Mapped[int] = mapped_column(default=0)
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)


class Knopf(Base):
    """A button under a message. What it stands for stays here; the messenger sees its random id only."""

    __tablename__ = "messenger_knoepfe"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    chat: Mapped[str] = mapped_column(ForeignKey("messenger_chats.id", ondelete="CASCADE"), index=True)
    inhalt: Mapped[Any] = mapped_column(EncryptedJson)
    benutzt: Mapped[bool] = mapped_column(default=False)
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)
