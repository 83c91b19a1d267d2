"""The submitted case, its history, the counter of its numbers and the wrong tries to read it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, EncryptedJson, UtcDateTime


class Vorgang(Base):
    """A case. ``antrag`` is unique: by construction a draft becomes one case, however often it is submitted."""

    __tablename__ = "vorgaenge"
    __table_args__ = (Index("ix_vorgaenge_adresse", "mandant", "leistung", "adresse_hash", "eingang"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    aktenzeichen: Mapped[str] = mapped_column(String(16), unique=True)
    abrufcode_hash: Mapped[str] = mapped_column(String(64))
    antrag: Mapped[str | None] = mapped_column(String(36), unique=True)
    mandant: Mapped[str] = mapped_column(String(64))
    leistung: Mapped[str] = mapped_column(String(64))
    kanal: Mapped[str] = mapped_column(String(16))
    gespraech: Mapped[str | None] = mapped_column(String(36), index=True)
    erfasst_von: Mapped[str | None] = mapped_column(String(36))
    """Account of the member of staff who filled in for the applicant; None where nobody did."""
    status: Mapped[str] = mapped_column(String(16))
    phase: Mapped[str] = mapped_column(String(64))
    angaben: Mapped[dict[str, Any]] = mapped_column(EncryptedJson)  # {feld: typed value}
    anzeige: Mapped[dict[str, str]] = mapped_column(EncryptedJson)  # {feld: display text}
    gebuehr: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    unterlagen: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    adresse_hash: Mapped[str | None] = mapped_column(String(64))  # keyed, see api.antraege.fakten
    eingang: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    geaendert: Mapped[datetime] = mapped_column(UtcDateTime)

    schritte: Mapped[list["VorgangSchritt"]] = relationship(order_by="VorgangSchritt.nr", lazy="raise")


class VorgangSchritt(Base):
    """One entry of the history. ``notiz`` is for staff, ``nachricht`` is told to the citizen."""

    __tablename__ = "vorgang_schritte"
    __table_args__ = (UniqueConstraint("vorgang", "nr"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    vorgang: Mapped[str] = mapped_column(ForeignKey("vorgaenge.id", ondelete="CASCADE"))
    mandant: Mapped[str] = mapped_column(String(64))
    nr: Mapped[int]
    zeit: Mapped[datetime] = mapped_column(UtcDateTime)
    phase: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(16))
    titel: Mapped[str] = mapped_column(String(200))
    von: Mapped[str] = mapped_column(String(64))
    notiz: Mapped[str | None] = mapped_column(EncryptedJson)
    nachricht: Mapped[str | None] = mapped_column(EncryptedJson)


class AktenzeichenZaehler(Base):
    """The last number given out per sign of a Mandant and year. Gaps are fine, repetitions are not."""

    __tablename__ = "aktenzeichen_zaehler"

    kuerzel: Mapped[str] = mapped_column(String(4), primary_key=True)
    jahr: Mapped[int] = mapped_column(primary_key=True)
    stand: Mapped[int]


class Fehlversuch(Base):
    """One wrong try to read a status, by number or by address, both as keyed hashes."""

    __tablename__ = "fehlversuche"
    __table_args__ = (Index("ix_fehlversuche_schluessel_zeit", "schluessel", "zeit"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    schluessel: Mapped[str] = mapped_column(String(64))
    zeit: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
