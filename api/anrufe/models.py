"""Tables of calls and of what callers proved."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime

_OFFEN = text("beendet IS NULL")


class Anruf(Base):
    """One call. The database itself keeps an account from having two open ones."""

    __tablename__ = "anrufe"
    __table_args__ = (
        Index("uq_anrufe_offen", "konto", unique=True, sqlite_where=_OFFEN, postgresql_where=_OFFEN),
        Index("ix_anrufe_beendet", "beendet"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    mandant: Mapped[str] = mapped_column(String(64))
    konto: Mapped[str] = mapped_column(String(36))
    begonnen: Mapped[datetime] = mapped_column(UtcDateTime)
    beendet: Mapped[datetime | None] = mapped_column(UtcDateTime)
    gespraech: Mapped[str | None] = mapped_column(String(36), index=True)
    """The conversation the agent writes in for the caller."""
    vorgang: Mapped[str | None] = mapped_column(String(36))
    """The case that was looked at last."""
    suche: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """What was searched for last, so that the hits stand beside every page; forgotten when the call ends."""
    abschluss: Mapped[str | None] = mapped_column(String(64))
    """Code of the wrap-up; null in an ended call: upkeep ended it."""
    notiz: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)


class Nachweis(Base):
    """One thing the caller was asked, and whether the answer was right. What they said is not kept."""

    __tablename__ = "anruf_nachweise"
    __table_args__ = (Index("ix_anruf_nachweise_ziel", "anruf", "ziel"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    anruf: Mapped[str] = mapped_column(ForeignKey("anrufe.id", ondelete="CASCADE"))
    art: Mapped[str] = mapped_column(String(12))
    """vorgang or gespraech."""
    ziel: Mapped[str] = mapped_column(String(36))
    tatsache: Mapped[str] = mapped_column(String(64))
    """Key of the field, `aktenzeichen`, `abrufcode`, or `uebernommen`: a conversation came by a way that proves it."""
    stark: Mapped[bool] = mapped_column()
    """Is it something neighbours don't know?"""
    stimmt: Mapped[bool] = mapped_column()
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)
