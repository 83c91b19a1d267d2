"""The migrations lead exactly to what the models describe."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from api.database import create_db_engine
from api.migrations.tables import metadata
from api.migrations.upgrade import upgrade


def test_migrations_and_models_agree(datenbank_url: str) -> None:
    engine = create_db_engine(datenbank_url)
    with engine.begin() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), metadata())
    engine.dispose()
    assert difference == []


def test_upgrade_again_changes_nothing(datenbank_url: str) -> None:
    upgrade(datenbank_url)
    test_migrations_and_models_agree(datenbank_url)
