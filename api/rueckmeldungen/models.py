"""Table of feedback."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class Rueckmeldung(Base):
    """One opinion on one answer. When its conversation is forgotten the figure stays, without words and link."""

    __tablename__ = "rueckmeldungen"
    __table_args__ = (UniqueConstraint("gespraech", "nr"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    mandant: Mapped[str] = mapped_column(String(64), index=True)
    gespraech: Mapped[str | None] = mapped_column(ForeignKey("gespraeche.id", ondelete="SET NULL"))
    nr: Mapped[int] = mapped_column()
    """Number of the message in the journal."""
    gut: Mapped[bool] = mapped_column()
    wort: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """What the citizen added; deleted together with the conversation."""
    absicht: Mapped[str | None] = mapped_column(String(32))
    """How the message before was read, as far as it is known."""
    leistung: Mapped[str | None] = mapped_column(String(64))
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)
