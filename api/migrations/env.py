"""Alembic's entry: run by ``api.migrations.upgrade`` with a connection at hand."""

from typing import Any, Literal

from alembic import context

from api.database import EncryptedJson, UtcDateTime
from api.migrations.tables import metadata

PLAIN_TYPES = {EncryptedJson: "sa.LargeBinary()", UtcDateTime: "sa.DateTime(timezone=True)"}


def render_item(kind: str, item: Any, _autogenerate: Any) -> str | Literal[False]:
    """A migration names the plain types, so that it never changes its meaning with our classes."""
    return PLAIN_TYPES.get(type(item), False) if kind == "type" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    render_as_batch=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
