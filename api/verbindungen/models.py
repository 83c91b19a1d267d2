"""Table of the chats that wait to be let in."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class Verbindung(Base):
    """A chat that has brought the code of a conversation. It may read nothing of it before the website has said yes."""

    __tablename__ = "verbindungen"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    gespraech: Mapped[str] = mapped_column(ForeignKey("gespraeche.id", ondelete="CASCADE"), unique=True)
    chat: Mapped[str] = mapped_column(ForeignKey("messenger_chats.id", ondelete="CASCADE"), index=True)
    name: Mapped[Any] = mapped_column(EncryptedJson)
    """What the account calls itself; anybody may call themselves anything."""
    gueltig_bis: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
