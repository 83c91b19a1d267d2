"""Notifications of messenger chats, and chats that wait to be linked with a conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "abos",
        sa.Column("chat", sa.String(length=36), nullable=False),
        sa.Column("aktenzeichen", sa.String(length=16), nullable=False),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat"], ["messenger_chats.id"], name="fk_abos_chat", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat", "aktenzeichen", name="pk_abos"),
    )
    op.create_index("ix_abos_aktenzeichen", "abos", ["aktenzeichen"])
    create_benachrichtigungen()
    op.create_table(
        "verbindungen",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("gespraech", sa.String(length=36), nullable=False),
        sa.Column("chat", sa.String(length=36), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("gueltig_bis", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gespraech"], ["gespraeche.id"], name="fk_verbindungen_gespraech", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["chat"], ["messenger_chats.id"], name="fk_verbindungen_chat", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_verbindungen"),
        sa.UniqueConstraint("gespraech", name="uq_verbindungen_gespraech"),
    )
    op.create_index("ix_verbindungen_chat", "verbindungen", ["chat"])
    op.create_index("ix_verbindungen_gueltig_bis", "verbindungen", ["gueltig_bis"])


def create_benachrichtigungen() -> None:
    op.create_table(
        "benachrichtigungen",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("chat", sa.String(length=36), nullable=False),
        sa.Column("art", sa.String(length=12), nullable=False),
        sa.Column("schluessel", sa.String(length=100), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("aktenzeichen", sa.String(length=16), nullable=True),
        sa.Column("faellig", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bis", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erledigt", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat"], ["messenger_chats.id"], name="fk_benachrichtigungen_chat", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_benachrichtigungen"),
        sa.UniqueConstraint("chat", "schluessel", name="uq_benachrichtigungen_chat_schluessel"),
    )
    op.create_index("ix_benachrichtigungen_faellig", "benachrichtigungen", ["erledigt", "faellig"])
    op.create_index("ix_benachrichtigungen_bis", "benachrichtigungen", ["bis"])
