"""The places taken in the calendars."""

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, UtcDateTime


class Buchung(Base):
    """One place of one slot, taken. The unique constraint alone keeps two citizens from getting the same."""

    __tablename__ = "buchungen"
    __table_args__ = (
        UniqueConstraint("mandant", "kalender", "standort", "beginn", "platz", name="uq_buchungen_platz"),
        Index("ix_buchungen_ablauf", "zustand", "ablauf"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    mandant: Mapped[str] = mapped_column(String(64))
    kalender: Mapped[str] = mapped_column(String(64))
    standort: Mapped[str] = mapped_column(String(64))  # "" where the town comes to the citizen: NULL is never unique
    beginn: Mapped[datetime] = mapped_column(UtcDateTime)
    ende: Mapped[datetime] = mapped_column(UtcDateTime)
    platz: Mapped[int]  # 0 … number of places of the slot - 1
    zustand: Mapped[str] = mapped_column(String(16))  # reserviert | gebucht
    ablauf: Mapped[datetime | None] = mapped_column(UtcDateTime)  # end of the reservation
    antrag: Mapped[str | None] = mapped_column(String(36), index=True)
    vorgang: Mapped[str | None] = mapped_column(String(36), index=True)
