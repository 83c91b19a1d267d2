"""The search index: which case or draft has which properties, none of them in the clear."""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base

_Nummer = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up only what it calls INTEGER."""


class Sucheintrag(Base):
    """One case or one draft that can be found. It goes with it, by the database itself."""

    __tablename__ = "sucheintraege"
    __table_args__ = (
        CheckConstraint("(vorgang IS NULL) <> (antrag IS NULL)", name="genau_eins"),
        Index("ix_sucheintraege_fassung", "fassung"),
    )

    id: Mapped[int] = mapped_column(_Nummer, primary_key=True, autoincrement=True)
    mandant: Mapped[str] = mapped_column(String(64))
    vorgang: Mapped[str | None] = mapped_column(ForeignKey("vorgaenge.id", ondelete="CASCADE"), unique=True)
    antrag: Mapped[str | None] = mapped_column(ForeignKey("antraege.id", ondelete="CASCADE"), unique=True)
    fassung: Mapped[int] = mapped_column()
    """Of the rules it was made by; upkeep makes older ones anew."""


class Suchmerkmal(Base):
    """One property: 63 bits of an HMAC over the town, the kind of property and its normalised value."""

    __tablename__ = "suchmerkmale"
    __table_args__ = (Index("ix_suchmerkmale_eintrag", "eintrag"), {"sqlite_with_rowid": False})

    merkmal: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    eintrag: Mapped[int] = mapped_column(
        _Nummer, ForeignKey("sucheintraege.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
