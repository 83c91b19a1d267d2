"""The draft of an application."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class Antrag(Base):
    """What has been answered for one Leistung so far. Its Vorgang names it, so that it can become only one."""

    __tablename__ = "antraege"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    mandant: Mapped[str] = mapped_column(String(64))
    leistung: Mapped[str] = mapped_column(String(64))
    kanal: Mapped[str] = mapped_column(String(16))
    gespraech: Mapped[str | None] = mapped_column(String(36), index=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    zustand: Mapped[str] = mapped_column(String(16))  # offen | geparkt | eingereicht
    angaben: Mapped[dict[str, Any]] = mapped_column(EncryptedJson)  # {feld: typed value}
    teilwerte: Mapped[dict[str, Any]] = mapped_column(EncryptedJson)  # {feld: value that still lacks a part}
    uebersprungen: Mapped[list[str]] = mapped_column(JSON)
    reihenfolge: Mapped[list[str]] = mapped_column(JSON)  # fields in the order they were answered or skipped
    erneut: Mapped[str | None] = mapped_column(String(64))  # field to ask next although it is answered
    wuensche: Mapped[dict[str, Any]] = mapped_column(JSON)  # {termin field: wish its offers must match}
    erfasst_von: Mapped[str | None] = mapped_column(String(36))
    """Account of the member of staff who filled in last for the citizen. It is no answer, and never shown as one."""
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)
    geaendert: Mapped[datetime] = mapped_column(UtcDateTime)
    ablauf: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
