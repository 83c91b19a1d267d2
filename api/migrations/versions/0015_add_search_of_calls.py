"""What is searched for in a call, encrypted."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("anrufe", sa.Column("suche", sa.LargeBinary(), nullable=True))
