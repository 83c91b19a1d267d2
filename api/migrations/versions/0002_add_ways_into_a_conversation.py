"""Further tokens of a conversation, codes that carry it elsewhere, and feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gespraech_zugaenge",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("gespraech", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["gespraech"], ["gespraeche.id"], name="fk_gespraech_zugaenge_gespraech", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_gespraech_zugaenge"),
    )
    op.create_index("ix_gespraech_zugaenge_gespraech", "gespraech_zugaenge", ["gespraech"])
    op.create_table(
        "uebergaenge",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("gespraech", sa.String(length=36), nullable=False),
        sa.Column("ziel", sa.String(length=8), nullable=False),
        sa.Column("gueltig_bis", sa.DateTime(timezone=True), nullable=True),
        sa.Column("eingeloest_von", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["gespraech"], ["gespraeche.id"], name="fk_uebergaenge_gespraech", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("code_hash", name="pk_uebergaenge"),
    )
    op.create_index("ix_uebergaenge_gespraech", "uebergaenge", ["gespraech"])
    create_rueckmeldungen()


def create_rueckmeldungen() -> None:
    op.create_table(
        "rueckmeldungen",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("gespraech", sa.String(length=36), nullable=True),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("gut", sa.Boolean(), nullable=False),
        sa.Column("wort", sa.LargeBinary(), nullable=True),
        sa.Column("absicht", sa.String(length=32), nullable=True),
        sa.Column("leistung", sa.String(length=64), nullable=True),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gespraech"], ["gespraeche.id"], name="fk_rueckmeldungen_gespraech", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_rueckmeldungen"),
        sa.UniqueConstraint("gespraech", "nr", name="uq_rueckmeldungen_gespraech_nr"),
    )
    op.create_index("ix_rueckmeldungen_mandant", "rueckmeldungen", ["mandant"])
