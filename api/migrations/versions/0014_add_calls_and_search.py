"""Calls of the call centre with what callers proved, and the index that finds cases without a word in the clear."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_calls()
    op.create_table(
        "sucheintraege",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("vorgang", sa.String(length=36), nullable=True),
        sa.Column("antrag", sa.String(length=36), nullable=True),
        sa.Column("fassung", sa.Integer(), nullable=False),
        sa.CheckConstraint("(vorgang IS NULL) <> (antrag IS NULL)", name="ck_sucheintraege_genau_eins"),
        sa.ForeignKeyConstraint(["vorgang"], ["vorgaenge.id"], name="fk_sucheintraege_vorgang", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["antrag"], ["antraege.id"], name="fk_sucheintraege_antrag", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_sucheintraege"),
        sa.UniqueConstraint("vorgang", name="uq_sucheintraege_vorgang"),
        sa.UniqueConstraint("antrag", name="uq_sucheintraege_antrag"),
    )
    op.create_index("ix_sucheintraege_fassung", "sucheintraege", ["fassung"])
    op.create_table(
        "suchmerkmale",
        sa.Column("merkmal", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("eintrag", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["eintrag"], ["sucheintraege.id"], name="fk_suchmerkmale_eintrag", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("merkmal", "eintrag", name="pk_suchmerkmale"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_suchmerkmale_eintrag", "suchmerkmale", ["eintrag"])


def create_calls() -> None:
    op.create_table(
        "anrufe",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("konto", sa.String(length=36), nullable=False),
        sa.Column("begonnen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beendet", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gespraech", sa.String(length=36), nullable=True),
        sa.Column("vorgang", sa.String(length=36), nullable=True),
        sa.Column("abschluss", sa.String(length=64), nullable=True),
        sa.Column("notiz", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_anrufe"),
    )
    offen = sa.text("beendet IS NULL")
    op.create_index(
        "uq_anrufe_offen", "anrufe", ["konto"], unique=True, sqlite_where=offen, postgresql_where=offen
    )  # fmt: skip
    op.create_index("ix_anrufe_beendet", "anrufe", ["beendet"])
    op.create_index("ix_anrufe_gespraech", "anrufe", ["gespraech"])
    op.create_table(
        "anruf_nachweise",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("anruf", sa.String(length=36), nullable=False),
        sa.Column("art", sa.String(length=12), nullable=False),
        sa.Column("ziel", sa.String(length=36), nullable=False),
        sa.Column("tatsache", sa.String(length=64), nullable=False),
        sa.Column("stark", sa.Boolean(), nullable=False),
        sa.Column("stimmt", sa.Boolean(), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["anruf"], ["anrufe.id"], name="fk_anruf_nachweise_anruf", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_anruf_nachweise"),
    )
    op.create_index("ix_anruf_nachweise_ziel", "anruf_nachweise", ["anruf", "ziel"])
