"""Tables of the queue for a human, and of who is on duty."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime

_OFFEN = text("beendet IS NULL")


class Uebergabe(Base):
    """A conversation whose citizen asked for a human: waiting, with one, over. It goes with its conversation."""

    __tablename__ = "uebergaben"
    __table_args__ = (
        Index("uq_uebergaben_offen", "gespraech", unique=True, sqlite_where=_OFFEN, postgresql_where=_OFFEN),
        Index("ix_uebergaben_mandant_angefordert", "mandant", "angefordert"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    mandant: Mapped[str] = mapped_column(String(64))
    gespraech: Mapped[str] = mapped_column(ForeignKey("gespraeche.id", ondelete="CASCADE"), index=True)
    thema: Mapped[str | None] = mapped_column(String(64))
    """The Leistung that was spoken about."""
    team: Mapped[str | None] = mapped_column(String(64))
    """The Stelle that shall take it; null: any."""
    anliegen: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """What the citizen wrote when asking."""
    angefordert: Mapped[datetime] = mapped_column(UtcDateTime)
    """When the citizen began to wait; again when it came back to the queue."""
    angeboten: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When a call-back was offered because nobody had taken it."""
    genommen: Mapped[datetime | None] = mapped_column(UtcDateTime)
    konto: Mapped[str | None] = mapped_column(String(36), index=True)
    name: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """What the citizen is told the human is called."""
    gelesen: Mapped[int] = mapped_column(default=0)
    """Number of the newest message that human has seen."""
    gesehen: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The last sign of life of that human's browser."""
    beendet: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ausgang: Mapped[str | None] = mapped_column(String(16))
    """abgeschlossen, zurueck, buerger (the citizen left), rueckruf or niemand."""
    abschluss: Mapped[str | None] = mapped_column(String(40))
    """Key of the wrap-up code."""
    notiz: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)


class Dienstzeit(Base):
    """Somebody is on duty for a Mandant; a browser that shows no sign of life any more doesn't count."""

    __tablename__ = "dienstzeiten"

    konto: Mapped[str] = mapped_column(String(36), primary_key=True)
    mandant: Mapped[str] = mapped_column(String(64), primary_key=True)
    begonnen: Mapped[datetime] = mapped_column(UtcDateTime)
    gesehen: Mapped[datetime] = mapped_column(UtcDateTime)
