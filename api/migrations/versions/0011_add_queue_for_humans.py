"""The queue of citizens who asked for a human, and who is on duty."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

OFFEN = sa.text("beendet IS NULL")


def upgrade() -> None:
    op.create_table(
        "uebergaben",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("gespraech", sa.String(length=36), nullable=False),
        sa.Column("thema", sa.String(length=64), nullable=True),
        sa.Column("team", sa.String(length=64), nullable=True),
        sa.Column("anliegen", sa.LargeBinary(), nullable=True),
        sa.Column("angefordert", sa.DateTime(timezone=True), nullable=False),
        sa.Column("angeboten", sa.DateTime(timezone=True), nullable=True),
        sa.Column("genommen", sa.DateTime(timezone=True), nullable=True),
        sa.Column("konto", sa.String(length=36), nullable=True),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("gelesen", sa.Integer(), nullable=False),
        sa.Column("gesehen", sa.DateTime(timezone=True), nullable=True),
        sa.Column("beendet", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ausgang", sa.String(length=16), nullable=True),
        sa.Column("abschluss", sa.String(length=40), nullable=True),
        sa.Column("notiz", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gespraech"], ["gespraeche.id"], name="fk_uebergaben_gespraech_gespraeche", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_uebergaben"),
    )
    op.create_index("ix_uebergaben_gespraech", "uebergaben", ["gespraech"])
    op.create_index("ix_uebergaben_konto", "uebergaben", ["konto"])
    op.create_index("ix_uebergaben_mandant_angefordert", "uebergaben", ["mandant", "angefordert"])
    op.create_index(
        "uq_uebergaben_offen", "uebergaben", ["gespraech"], unique=True, sqlite_where=OFFEN, postgresql_where=OFFEN
    )
    op.create_table(
        "dienstzeiten",
        sa.Column("konto", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("begonnen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gesehen", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("konto", "mandant", name="pk_dienstzeiten"),
    )
