"""Tables of the staff: accounts, roles, sessions, invitations, wrong tries."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class Konto(Base):
    """A member of staff. What names them is encrypted; they are found by a keyed hash of the login name."""

    __tablename__ = "konten"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    anmeldename_hash: Mapped[str] = mapped_column(String(64), unique=True)
    anmeldename: Mapped[str] = mapped_column(EncryptedJson)
    name: Mapped[str] = mapped_column(EncryptedJson)
    """What citizens read, as "Frau Krüger"."""
    passwort: Mapped[str | None] = mapped_column(String(255))
    """argon2id with its parameters; null before the invitation is used, and for who signs in elsewhere only."""
    totp: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """Key of the authenticator app in Base32."""
    totp_schritt: Mapped[int | None] = mapped_column(BigInteger)
    """The last step of time whose code was used; neither it nor one before is taken again."""
    oidc: Mapped[str | None] = mapped_column(String(64), unique=True)
    """Keyed hash of issuer and subject where a provider vouches for this person."""
    gesperrt: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Since when nobody may sign in with it."""
    angelegt: Mapped[datetime] = mapped_column(UtcDateTime)
    angemeldet: Mapped[datetime | None] = mapped_column(UtcDateTime)


class KontoRolle(Base):
    __tablename__ = "konto_rollen"

    konto: Mapped[str] = mapped_column(ForeignKey("konten.id", ondelete="CASCADE"), primary_key=True)
    mandant: Mapped[str] = mapped_column(String(64), primary_key=True)
    rolle: Mapped[str] = mapped_column(String(12), primary_key=True)


class Konsolensitzung(Base):
    """A browser that is signed in, or (``halb``) has given the password and not yet the code."""

    __tablename__ = "konsolensitzungen"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 in hex; 256 random bits need no salt."""
    konto: Mapped[str] = mapped_column(ForeignKey("konten.id", ondelete="CASCADE"), index=True)
    halb: Mapped[bool]
    zuletzt: Mapped[datetime] = mapped_column(UtcDateTime)
    endet: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    """At the latest, whatever is done until then."""
    abmeldung: Mapped[Any] = mapped_column(EncryptedJson, nullable=True)
    """What the provider wants to be told on signing out (its id_token)."""


class Einladung(Base):
    """A link that works once: it sets password and authenticator app."""

    __tablename__ = "einladungen"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    konto: Mapped[str] = mapped_column(ForeignKey("konten.id", ondelete="CASCADE"), unique=True)
    totp: Mapped[Any] = mapped_column(EncryptedJson)
    """The key offered on the page, so that loading it again shows the same."""
    gueltig_bis: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Anmeldeversuch(Base):
    """Wrong tries of one login name, whether there is such an account or not."""

    __tablename__ = "anmeldeversuche"

    schluessel: Mapped[str] = mapped_column(String(64), primary_key=True)
    anzahl: Mapped[int]
    zuletzt: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    gesperrt_bis: Mapped[datetime | None] = mapped_column(UtcDateTime)
