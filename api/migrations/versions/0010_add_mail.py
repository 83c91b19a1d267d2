"""Mail on its way."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "briefe",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("schluessel", sa.String(length=160), nullable=False),
        sa.Column("vorgang", sa.String(length=16), nullable=True),
        sa.Column("inhalt", sa.LargeBinary(), nullable=True),
        sa.Column("zustand", sa.String(length=10), nullable=False),
        sa.Column("versuche", sa.Integer(), nullable=False),
        sa.Column("faellig", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erledigt", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_briefe"),
        sa.UniqueConstraint("mandant", "schluessel", name="uq_briefe_mandant_schluessel"),
    )
    op.create_index("ix_briefe_faellig", "briefe", ["zustand", "faellig"])
    op.create_index("ix_briefe_vorgang", "briefe", ["vorgang"])
