"""Staff of the console: accounts, roles, sessions, invitations, wrong tries; the log of what they do."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "konten",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("anmeldename_hash", sa.String(length=64), nullable=False),
        sa.Column("anmeldename", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("passwort", sa.String(length=255), nullable=True),
        sa.Column("totp", sa.LargeBinary(), nullable=True),
        sa.Column("totp_schritt", sa.BigInteger(), nullable=True),
        sa.Column("oidc", sa.String(length=64), nullable=True),
        sa.Column("gesperrt", sa.DateTime(timezone=True), nullable=True),
        sa.Column("angelegt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("angemeldet", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_konten"),
        sa.UniqueConstraint("anmeldename_hash", name="uq_konten_anmeldename_hash"),
        sa.UniqueConstraint("oidc", name="uq_konten_oidc"),
    )
    op.create_table(
        "konto_rollen",
        sa.Column("konto", sa.String(length=36), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("rolle", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["konto"], ["konten.id"], name="fk_konto_rollen_konto", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("konto", "mandant", "rolle", name="pk_konto_rollen"),
    )
    create_signing_in()
    op.create_table(
        "protokoll",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("zeit", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mandant", sa.String(length=64), nullable=False),
        sa.Column("konto", sa.String(length=36), nullable=True),
        sa.Column("was", sa.String(length=40), nullable=False),
        sa.Column("vorgang", sa.String(length=16), nullable=True),
        sa.Column("gespraech", sa.String(length=36), nullable=True),
        sa.Column("einzelheiten", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_protokoll"),
    )
    op.create_index("ix_protokoll_mandant", "protokoll", ["mandant", "zeit"])
    op.create_index("ix_protokoll_zeit", "protokoll", ["zeit"])


def create_signing_in() -> None:
    op.create_table(
        "konsolensitzungen",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("konto", sa.String(length=36), nullable=False),
        sa.Column("halb", sa.Boolean(), nullable=False),
        sa.Column("zuletzt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("endet", sa.DateTime(timezone=True), nullable=False),
        sa.Column("abmeldung", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["konto"], ["konten.id"], name="fk_konsolensitzungen_konto", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_konsolensitzungen"),
    )
    op.create_index("ix_konsolensitzungen_konto", "konsolensitzungen", ["konto"])
    op.create_index("ix_konsolensitzungen_endet", "konsolensitzungen", ["endet"])
    op.create_table(
        "einladungen",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("konto", sa.String(length=36), nullable=False),
        sa.Column("totp", sa.LargeBinary(), nullable=False),
        sa.Column("gueltig_bis", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["konto"], ["konten.id"], name="fk_einladungen_konto", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_einladungen"),
        sa.UniqueConstraint("konto", name="uq_einladungen_konto"),
    )
    op.create_index("ix_einladungen_gueltig_bis", "einladungen", ["gueltig_bis"])
    op.create_table(
        "anmeldeversuche",
        sa.Column("schluessel", sa.String(length=64), nullable=False),
        sa.Column("anzahl", sa.Integer(), nullable=False),
        sa.Column("zuletzt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gesperrt_bis", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("schluessel", name="pk_anmeldeversuche"),
    )
    op.create_index("ix_anmeldeversuche_zuletzt", "anmeldeversuche", ["zuletzt"])
