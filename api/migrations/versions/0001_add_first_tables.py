"""The first schema: drafts, cases, appointments, conversations, uploaded files."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_aktenzeichen_zaehler()
    create_antraege()
    create_buchungen()
    create_dateien()
    create_fehlversuche()
    create_gespraeche()
    create_vorgaenge()
    create_nachrichten()
    create_vorgang_schritte()
    create_zuege()


def create_aktenzeichen_zaehler() -> None:
    op.create_table(
        "aktenzeichen_zaehler",
        sa.Column("kuerzel", sa.String(length=4), nullable=False),
        sa.Column("jahr", sa.Integer(), nullable=False),
        sa.Column("stand", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kuerzel", "jahr", name="pk_aktenzeichen_zaehler"),
    )


def create_antraege() -> None:
    op.create_table(
        "antraege",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("leistung", sa.String(length=64), nullable=False),
        sa.Column("kanal", sa.String(length=16), nullable=False),
        sa.Column("gespraech", sa.String(length=36), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("zustand", sa.String(length=16), nullable=False),
        sa.Column("angaben", sa.LargeBinary(), nullable=False),
        sa.Column("teilwerte", sa.LargeBinary(), nullable=False),
        sa.Column("uebersprungen", sa.JSON(), nullable=False),
        sa.Column("reihenfolge", sa.JSON(), nullable=False),
        sa.Column("erneut", sa.String(length=64), nullable=True),
        sa.Column("wuensche", sa.JSON(), nullable=False),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("geaendert", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ablauf", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_antraege"),
    )
    op.create_index("ix_antraege_ablauf", "antraege", ["ablauf"])
    op.create_index("ix_antraege_gespraech", "antraege", ["gespraech"])


def create_buchungen() -> None:
    op.create_table(
        "buchungen",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("kalender", sa.String(length=64), nullable=False),
        sa.Column("standort", sa.String(length=64), nullable=False),
        sa.Column("beginn", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ende", sa.DateTime(timezone=True), nullable=False),
        sa.Column("platz", sa.Integer(), nullable=False),
        sa.Column("zustand", sa.String(length=16), nullable=False),
        sa.Column("ablauf", sa.DateTime(timezone=True), nullable=True),
        sa.Column("antrag", sa.String(length=36), nullable=True),
        sa.Column("vorgang", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_buchungen"),
        sa.UniqueConstraint("mandant", "kalender", "standort", "beginn", "platz", name="uq_buchungen_platz"),
    )
    op.create_index("ix_buchungen_ablauf", "buchungen", ["zustand", "ablauf"])
    op.create_index("ix_buchungen_antrag", "buchungen", ["antrag"])
    op.create_index("ix_buchungen_vorgang", "buchungen", ["vorgang"])


def create_dateien() -> None:
    op.create_table(
        "dateien",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("gespraech", sa.String(length=36), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("typ", sa.String(length=32), nullable=False),
        sa.Column("groesse", sa.Integer(), nullable=False),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dateien"),
    )
    op.create_index("ix_dateien_gespraech", "dateien", ["gespraech"])


def create_fehlversuche() -> None:
    op.create_table(
        "fehlversuche",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("schluessel", sa.String(length=64), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fehlversuche"),
    )
    op.create_index("ix_fehlversuche_schluessel_zeit", "fehlversuche", ["schluessel", "zeit"])
    op.create_index("ix_fehlversuche_zeit", "fehlversuche", ["zeit"])


def create_gespraeche() -> None:
    op.create_table(
        "gespraeche",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("kanal", sa.String(length=16), nullable=False),
        sa.Column("einfache_sprache", sa.Boolean(), nullable=False),
        sa.Column("zustand", sa.LargeBinary(), nullable=True),
        sa.Column("stand", sa.LargeBinary(), nullable=True),
        sa.Column("zuletzt_verstanden", sa.LargeBinary(), nullable=True),
        sa.Column("letzte_nr", sa.Integer(), nullable=False),
        sa.Column("pacht_inhaber", sa.String(length=36), nullable=True),
        sa.Column("pacht_bis", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("geaendert", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ablauf", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_gespraeche"),
    )
    op.create_index("ix_gespraeche_ablauf", "gespraeche", ["ablauf"])
    op.create_index("ix_gespraeche_mandant", "gespraeche", ["mandant"])


def create_vorgaenge() -> None:
    op.create_table(
        "vorgaenge",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("aktenzeichen", sa.String(length=16), nullable=False),
        sa.Column("abrufcode_hash", sa.String(length=64), nullable=False),
        sa.Column("antrag", sa.String(length=36), nullable=True),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("leistung", sa.String(length=64), nullable=False),
        sa.Column("kanal", sa.String(length=16), nullable=False),
        sa.Column("gespraech", sa.String(length=36), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("phase", sa.String(length=64), nullable=False),
        sa.Column("angaben", sa.LargeBinary(), nullable=False),
        sa.Column("anzeige", sa.LargeBinary(), nullable=False),
        sa.Column("gebuehr", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("unterlagen", sa.JSON(), nullable=False),
        sa.Column("adresse_hash", sa.String(length=64), nullable=True),
        sa.Column("eingang", sa.DateTime(timezone=True), nullable=False),
        sa.Column("geaendert", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_vorgaenge"),
        sa.UniqueConstraint("aktenzeichen", name="uq_vorgaenge_aktenzeichen"),
        sa.UniqueConstraint("antrag", name="uq_vorgaenge_antrag"),
    )
    op.create_index("ix_vorgaenge_adresse", "vorgaenge", ["mandant", "leistung", "adresse_hash", "eingang"])
    op.create_index("ix_vorgaenge_eingang", "vorgaenge", ["eingang"])
    op.create_index("ix_vorgaenge_gespraech", "vorgaenge", ["gespraech"])


def create_nachrichten() -> None:
    op.create_table(
        "nachrichten",
        sa.Column("gespraech", sa.String(length=36), nullable=False),
        sa.Column("nr", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nachricht", sa.String(length=36), nullable=True),
        sa.Column("von", sa.String(length=8), nullable=False),
        sa.Column("art", sa.String(length=12), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("wert", sa.LargeBinary(), nullable=True),
        sa.Column("wahl", sa.LargeBinary(), nullable=True),
        sa.Column("kontext", sa.LargeBinary(), nullable=True),
        sa.Column("optionen", sa.LargeBinary(), nullable=True),
        sa.Column("karte", sa.LargeBinary(), nullable=True),
        sa.Column("zustand", sa.String(length=12), nullable=False),
        sa.Column("zu", sa.Integer(), nullable=True),
        sa.Column("versuche", sa.Integer(), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gespraech"], ["gespraeche.id"], name="fk_nachrichten_gespraech", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("gespraech", "nr", name="pk_nachrichten"),
        sa.UniqueConstraint("gespraech", "nachricht", name="uq_nachrichten_gespraech_nachricht"),
    )
    op.create_index("ix_nachrichten_zustand", "nachrichten", ["zustand", "gespraech"])


def create_vorgang_schritte() -> None:
    op.create_table(
        "vorgang_schritte",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("vorgang", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.Column("phase", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("von", sa.String(length=64), nullable=False),
        sa.Column("notiz", sa.LargeBinary(), nullable=True),
        sa.Column("nachricht", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["vorgang"], ["vorgaenge.id"], name="fk_vorgang_schritte_vorgang", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_vorgang_schritte"),
        sa.UniqueConstraint("vorgang", "nr", name="uq_vorgang_schritte_vorgang_nr"),
    )


def create_zuege() -> None:
    op.create_table(
        "zuege",
        sa.Column("gespraech", sa.String(length=36), nullable=False),
        sa.Column("nachricht", sa.String(length=36), nullable=False),
        sa.Column("schritt", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ergebnis", sa.LargeBinary(), nullable=False),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gespraech"], ["gespraeche.id"], name="fk_zuege_gespraech", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("gespraech", "nachricht", "schritt", name="pk_zuege"),
    )
