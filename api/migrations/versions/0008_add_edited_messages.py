"""Which message a later version of it replaces."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("nachrichten", sa.Column("ersetzt", sa.String(length=36), nullable=True))
