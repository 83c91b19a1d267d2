"""The outbox of mail."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class Brief(Base):
    """One mail. What it says and to whom goes as soon as it is sent or given up; its key stays for a while."""

    __tablename__ = "briefe"
    __table_args__ = (UniqueConstraint("mandant", "schluessel"), Index("ix_briefe_faellig", "zustand", "faellig"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    mandant: Mapped[str] = mapped_column(String(64))
    schluessel: Mapped[str] = mapped_column(String(160))
    """What it is about; the same is not sent twice."""
    vorgang: Mapped[str | None] = mapped_column(String(16), index=True)
    """Aktenzeichen of the case it belongs to."""
    inhalt: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """{an, betreff, text, anhaenge: [{name, typ, inhalt}]}"""
    zustand: Mapped[str] = mapped_column(String(10))
    """offen, zugestellt or aufgegeben."""
    versuche: Mapped[int] = mapped_column(default=0)
    faellig: Mapped[datetime] = mapped_column(UtcDateTime)
    """When it may be taken. Whoever takes it moves this on, so that nobody else takes it meanwhile."""
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)
    erledigt: Mapped[datetime | None] = mapped_column(UtcDateTime)
