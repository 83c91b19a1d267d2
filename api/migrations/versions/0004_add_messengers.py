"""Chats of a messenger, what comes in from them, what goes out to them, and the buttons they are shown."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "messenger_bots",
        sa.Column("messenger", sa.String(length=16), nullable=False),
        sa.Column("bot", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("stand", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("messenger", name="pk_messenger_bots"),
    )
    create_chats()
    create_eingangspost()
    op.create_table(
        "messenger_sendungen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat", sa.String(length=36), nullable=False),
        sa.Column("schluessel", sa.String(length=80), nullable=False),
        sa.Column("inhalt", sa.LargeBinary(), nullable=False),
        sa.Column("zustand", sa.String(length=10), nullable=False),
        sa.Column("nach", sa.BigInteger(), nullable=True),
        sa.Column("nach_allen", sa.BigInteger(), nullable=True),
        sa.Column("versuche", sa.Integer(), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat"], ["messenger_chats.id"], name="fk_messenger_sendungen_chat", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_messenger_sendungen"),
        sa.UniqueConstraint("chat", "schluessel", name="uq_messenger_sendungen_chat_schluessel"),
    )
    op.create_table(
        "messenger_knoepfe",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("chat", sa.String(length=36), nullable=False),
        sa.Column("inhalt", sa.LargeBinary(), nullable=False),
        sa.Column("benutzt", sa.Boolean(), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat"], ["messenger_chats.id"], name="fk_messenger_knoepfe_chat", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_messenger_knoepfe"),
    )
    op.create_index("ix_messenger_knoepfe_chat", "messenger_knoepfe", ["chat"])


def create_chats() -> None:
    op.create_table(
        "messenger_chats",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("messenger", sa.String(length=16), nullable=False),
        sa.Column("bot", sa.String(length=20), nullable=False),
        sa.Column("kennung_hash", sa.String(length=64), nullable=False),
        sa.Column("kennung", sa.LargeBinary(), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=True),
        sa.Column("gespraech", sa.String(length=36), nullable=True),
        sa.Column("token", sa.LargeBinary(), nullable=True),
        sa.Column("zugestellt_nr", sa.Integer(), nullable=False),
        sa.Column("tasten", sa.BigInteger(), nullable=True),
        sa.Column("letzte_id", sa.BigInteger(), nullable=True),
        sa.Column("vorab", sa.LargeBinary(), nullable=True),
        sa.Column("will_nachrichten", sa.Boolean(), nullable=True),
        sa.Column("nachrichten_gefragt", sa.Boolean(), nullable=False),
        sa.Column("gesperrt_am", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erstellt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("geaendert", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gespraech"], ["gespraeche.id"], name="fk_messenger_chats_gespraech", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_messenger_chats"),
        sa.UniqueConstraint("kennung_hash", name="uq_messenger_chats_kennung_hash"),
    )
    op.create_index("ix_messenger_chats_gespraech", "messenger_chats", ["gespraech"])


def create_eingangspost() -> None:
    op.create_table(
        "messenger_eingangspost",
        sa.Column("bot", sa.String(length=20), nullable=False),
        sa.Column("nummer", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kennung_hash", sa.String(length=64), nullable=False),
        sa.Column("inhalt", sa.LargeBinary(), nullable=True),
        sa.Column("zustand", sa.String(length=8), nullable=False),
        sa.Column("nachricht", sa.String(length=36), nullable=True),
        sa.Column("stamm", sa.String(length=36), nullable=True),
        sa.Column("versuche", sa.Integer(), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bot", "nummer", name="pk_messenger_eingangspost"),
    )
    op.create_index("ix_messenger_eingangspost_kennung_hash", "messenger_eingangspost", ["kennung_hash"])
    op.create_index("ix_messenger_eingangspost_zustand", "messenger_eingangspost", ["zustand", "bot", "nummer"])
