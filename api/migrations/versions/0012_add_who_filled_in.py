"""Which account filled a draft in for the citizen, and so the case made of it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("antraege", sa.Column("erfasst_von", sa.String(length=36), nullable=True))
    op.add_column("vorgaenge", sa.Column("erfasst_von", sa.String(length=36), nullable=True))
