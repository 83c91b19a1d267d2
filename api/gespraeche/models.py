"""Tables of a conversation.

The journal is also the queue: a citizen's message is stored `offen` before anything is done with it, and whoever
holds the lease (`pacht_*`) of the conversation works the open messages off in order of `nr` (ADR 0005).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class Gespraech(Base):
    """One conversation of one citizen. It belongs to whoever holds its token; only the hash of that token is kept."""

    __tablename__ = "gespraeche"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 in hex of a token with 256 random bits; so much chance needs no salt."""
    mandant: Mapped[str] = mapped_column(String(64), index=True)
    kanal: Mapped[str] = mapped_column(String(16))
    einfache_sprache: Mapped[bool] = mapped_column(default=False)
    zustand: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """Dialogue state (inner contract, section 4); changed by commands only."""
    stand: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """The `stand` of the outer contract after the last turn, without `verstanden`."""
    zuletzt_verstanden: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    letzte_nr: Mapped[int] = mapped_column(default=0)
    """Number of the newest message; drawn under the lock of this row, so numbers have no gaps."""
    pacht_inhaber: Mapped[str | None] = mapped_column(String(36))
    """Server process whose turn it is in this conversation, or null."""
    pacht_bis: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """End of the lease. A process that lives renews it; one that died loses it."""
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)
    geaendert: Mapped[datetime] = mapped_column(UtcDateTime)
    ablauf: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Zugang(Base):
    """A further token of a conversation, for another device or another way of using it."""

    __tablename__ = "gespraech_zugaenge"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    gespraech: Mapped[str] = mapped_column(ForeignKey("gespraeche.id", ondelete="CASCADE"), index=True)
    kanal: Mapped[str] = mapped_column(String(16))
    """The channel of what comes with this token."""


class Nachricht(Base):
    """One message of the journal, of either side."""

    __tablename__ = "nachrichten"
    __table_args__ = (
        UniqueConstraint("gespraech", "nachricht"),
        Index("ix_nachrichten_zustand", "zustand", "gespraech"),
    )

    gespraech: Mapped[str] = mapped_column(ForeignKey("gespraeche.id", ondelete="CASCADE"), primary_key=True)
    nr: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nachricht: Mapped[str | None] = mapped_column(String(36))
    """The id the client drew for its message, or the console for that of a human; null for other answers."""
    von: Mapped[str] = mapped_column(String(8))
    """buerger, bot, mensch or system."""
    name: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """Who wrote it, for `von` mensch."""
    art: Mapped[str] = mapped_column(String(12))
    """Of the citizen: text, wert, befehl or datei. To them: antwort, frage, erinnerung, hinweis, stoerung or status."""
    text: Mapped[Any] = mapped_column(EncryptedJson)
    wert: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """The opaque value of the pressed option, as it came in."""
    wahl: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """What the pressed option or the uploaded file means (inner contract, section 1), once its turn has come."""
    ersetzt: Mapped[str | None] = mapped_column(String(36))
    """Id of the first version of the message this is a later version of."""
    kontext: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """The metadata this message was first handed on with; kept until it is answered, so a repetition reads the same."""
    optionen: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    karte: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    zustand: Mapped[str] = mapped_column(String(12))
    """Of the citizen: offen, beantwortet or gescheitert. To the citizen: fertig."""
    zu: Mapped[int | None] = mapped_column()
    """`nr` of the citizen's message whose reply carries this answer."""
    versuche: Mapped[int] = mapped_column(default=0)
    """How often the message failed although bot and actions were well."""
    kanal: Mapped[str | None] = mapped_column(String(16))
    """Of the citizen's message where it came from; of an answer, that of the message it answers; null: for everyone."""
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)


class Zug(Base):
    """One executed step of commands. The key makes it idempotent: the same step again answers with `ergebnis`."""

    __tablename__ = "zuege"

    gespraech: Mapped[str] = mapped_column(ForeignKey("gespraeche.id", ondelete="CASCADE"), primary_key=True)
    nachricht: Mapped[str] = mapped_column(String(36), primary_key=True)
    schritt: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    ergebnis: Mapped[Any] = mapped_column(EncryptedJson)
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)
