"""Who wrote a message that came from a human of the office."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("nachrichten", sa.Column("name", sa.LargeBinary(), nullable=True))
