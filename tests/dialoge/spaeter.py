"""Hours later, without waiting for them: the conversation is made to lie that long ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from api.crypto import Cipher
from api.database import Database
from api.gespraeche.models import Gespraech
from api.settings import load_settings
from tests.system import System


def let_time_pass(system: System, gespraech: str, stunden: int) -> None:
    """Set back when something was last said in this conversation."""
    settings = load_settings(system.env)
    db = Database(settings.datenbank, Cipher(settings.schluessel))
    try:
        with db.transaction() as session:
            row = session.get_one(Gespraech, gespraech)
            zuletzt = datetime.fromisoformat(row.zustand["zuletzt_am"]) - timedelta(hours=stunden)
            row.zustand = {**row.zustand, "zuletzt_am": zuletzt.isoformat()}
    finally:
        db.dispose()
