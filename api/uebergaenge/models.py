"""Table of the codes that open a conversation elsewhere."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, UtcDateTime


class Uebergang(Base):
    """One code. Only its hash is kept; it goes with its conversation."""

    __tablename__ = "uebergaenge"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Of the code without its hyphens: SHA-256 in hex, as 100 random bits can't be guessed and need no salt; of the
    short ones for the telephone HMAC-SHA256 with a key of this installation.
    """
    gespraech: Mapped[str] = mapped_column(ForeignKey("gespraeche.id", ondelete="CASCADE"), index=True)
    ziel: Mapped[str] = mapped_column(String(8))
    """chat, seiten, sicher, spaeter, telegram or telefon."""
    gueltig_bis: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Null: as long as the conversation."""
    eingeloest_von: Mapped[str | None] = mapped_column(String(64))
    """Hash of the id a device drew for its request, so that only that device may ask again after a lost answer."""
