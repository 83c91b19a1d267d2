"""Figures per day and Mandant, who was there on a day, which conversations were counted, what was not understood."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kennzahlen",
        sa.Column("tag", sa.Date(), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("art", sa.String(length=32), nullable=False),
        sa.Column("schluessel", sa.String(length=128), nullable=False),
        sa.Column("klasse", sa.Integer(), nullable=False),
        sa.Column("anzahl", sa.BigInteger(), nullable=False),
        sa.Column("sekunden", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tag", "mandant", "art", "schluessel", "klasse", name="pk_kennzahlen"),
    )
    op.create_table(
        "kennzahlen_anwesend",
        sa.Column("tag", sa.Date(), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("wer", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("tag", "mandant", "wer", name="pk_kennzahlen_anwesend"),
    )
    op.create_table(
        "kennzahlen_ausgewertet",
        sa.Column("gespraech", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["gespraech"], ["gespraeche.id"], name="fk_kennzahlen_ausgewertet_gespraech", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gespraech", name="pk_kennzahlen_ausgewertet"),
    )
    op.create_table(
        "kennzahlen_unverstanden",
        sa.Column("gespraech", sa.String(length=36), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("tag", sa.Date(), nullable=False),
        sa.Column("worte", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gespraech"], ["gespraeche.id"], name="fk_kennzahlen_unverstanden_gespraech", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gespraech", "nr", name="pk_kennzahlen_unverstanden"),
    )
    op.create_index("ix_kennzahlen_unverstanden_mandant", "kennzahlen_unverstanden", ["mandant"])
    op.create_index("ix_kennzahlen_unverstanden_tag", "kennzahlen_unverstanden", ["tag"])
