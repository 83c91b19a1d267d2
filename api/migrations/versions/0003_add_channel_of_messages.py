"""The channel a message came through, and the one a further token is for."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("nachrichten", sa.Column("kanal", sa.String(length=16), nullable=True))
    op.add_column("gespraech_zugaenge", sa.Column("kanal", sa.String(length=16), nullable=False, server_default="web"))
