"""Bring a database to the newest schema: ``upgrade(url)``, or ``python -m api.migrations.upgrade``."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from api.database import create_db_engine
from api.settings import load_settings

FOLDER = Path(__file__).parent
LOCK_KEY = 0x4C6F747365  # any number, the same for every process that migrates


def upgrade(database_url: str) -> None:
    """Run what is missing, in one transaction. Processes that start together wait for each other."""
    engine = create_db_engine(database_url)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
            command.upgrade(alembic_config(connection), "head")
    finally:
        engine.dispose()


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration without a file of its own, bound to a connection."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


if __name__ == "__main__":
    upgrade(load_settings().datenbank)
