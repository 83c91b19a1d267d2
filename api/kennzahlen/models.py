"""Tables of the figures. None holds an account; the one that knows who was there forgets it after the day."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson


class Kennzahl(Base):
    """How often something happened on one day. Durations are kept by class only, so no single case can be read."""

    __tablename__ = "kennzahlen"

    tag: Mapped[date] = mapped_column(primary_key=True)
    """The day in Europe/Berlin."""
    mandant: Mapped[str] = mapped_column(String(64), primary_key=True)
    art: Mapped[str] = mapped_column(String(32), primary_key=True)
    schluessel: Mapped[str] = mapped_column(String(128), primary_key=True)
    klasse: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Class of the duration (`dauern.GRENZEN`), -1 where nothing lasted."""
    anzahl: Mapped[int] = mapped_column(BigInteger)
    sekunden: Mapped[int] = mapped_column(BigInteger)
    """Sum of the durations, for the mean."""


class Anwesend(Base):
    """Somebody had a call or a chat on this day: a digest under a key of that day, gone when the day is folded."""

    __tablename__ = "kennzahlen_anwesend"

    tag: Mapped[date] = mapped_column(primary_key=True)
    mandant: Mapped[str] = mapped_column(String(64), primary_key=True)
    wer: Mapped[str] = mapped_column(String(64), primary_key=True)


class Ausgewertet(Base):
    """This conversation has been counted."""

    __tablename__ = "kennzahlen_ausgewertet"

    gespraech: Mapped[str] = mapped_column(ForeignKey("gespraeche.id", ondelete="CASCADE"), primary_key=True)


class Unverstanden(Base):
    """What the Lotse did not understand, without what stands for a person.

    Goes with its conversation, after 30 days at the latest.
    """

    __tablename__ = "kennzahlen_unverstanden"

    gespraech: Mapped[str] = mapped_column(ForeignKey("gespraeche.id", ondelete="CASCADE"), primary_key=True)
    nr: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Number of the message in the journal."""
    mandant: Mapped[str] = mapped_column(String(64), index=True)
    tag: Mapped[date] = mapped_column(index=True)
    worte: Mapped[Any] = mapped_column(EncryptedJson)
