"""Table of the log."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class Eintrag(Base):
    """One act. It outlives account, case and conversation, so nothing here refers to their tables."""

    __tablename__ = "protokoll"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)
    mandant: Mapped[str] = mapped_column(String(64))
    """Empty for what belongs to none, as a failed sign-in."""
    konto: Mapped[str | None] = mapped_column(String(36))
    was: Mapped[str] = mapped_column(String(40))
    """The act as a key: ``konto_angelegt``, ``nachweis_geprueft``."""
    vorgang: Mapped[str | None] = mapped_column(String(16))
    gespraech: Mapped[str | None] = mapped_column(String(36))
    einzelheiten: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)

    __table_args__ = (Index("ix_protokoll_mandant", "mandant", "zeit"), Index("ix_protokoll_zeit", "zeit"))
