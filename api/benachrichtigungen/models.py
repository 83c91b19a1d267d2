"""Tables of the notifications. They belong to a chat of a messenger, not to a conversation, and outlive it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class Abo(Base):
    """A case a chat wants to hear of."""

    __tablename__ = "abos"

    chat: Mapped[str] = mapped_column(ForeignKey("messenger_chats.id", ondelete="CASCADE"), primary_key=True)
    aktenzeichen: Mapped[str] = mapped_column(String(16), primary_key=True, index=True)
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)


class Benachrichtigung(Base):
    """One message to a chat. What was told stays until `bis` without its text, so that nothing is told twice."""

    __tablename__ = "benachrichtigungen"
    __table_args__ = (
        UniqueConstraint("chat", "schluessel"),
        Index("ix_benachrichtigungen_faellig", "erledigt", "faellig"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    chat: Mapped[str] = mapped_column(ForeignKey("messenger_chats.id", ondelete="CASCADE"))
    art: Mapped[str] = mapped_column(String(12))
    """status, rueckfrage, termin or verbindung."""
    schluessel: Mapped[str] = mapped_column(String(100))
    """What it tells: the step of the case, the appointment, the link to a website."""
    text: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    aktenzeichen: Mapped[str | None] = mapped_column(String(16))
    faellig: Mapped[datetime] = mapped_column(UtcDateTime)
    bis: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    """Not told any more from then on; of a reminder the beginning of the appointment."""
    erledigt: Mapped[datetime | None] = mapped_column(UtcDateTime)
