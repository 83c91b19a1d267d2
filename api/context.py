"""Everything the backend needs, built once per process."""

from dataclasses import dataclass

from api.clock import Clock, SystemClock
from api.crypto import Cipher
from api.database import Database
from api.leistungen.glossar import Glossar
from api.leistungen.katalog import Katalog
from api.mandanten.verzeichnis import Mandanten
from api.settings import Settings


@dataclass(frozen=True)
class ApiContext:
    settings: Settings
    db: Database
    clock: Clock
    cipher: Cipher
    katalog: Katalog
    mandanten: Mandanten
    glossar: Glossar


def build_context(settings: Settings, *, clock: Clock | None = None) -> ApiContext:
    """Load the Leistungen and Mandanten and open the database, whose schema must be up to date (see migrations)."""
    cipher = Cipher(settings.schluessel)
    mandanten = Mandanten.load(settings.inhalte)
    return ApiContext(
        settings=settings,
        db=Database(settings.datenbank, cipher),
        clock=clock or SystemClock(),
        cipher=cipher,
        katalog=Katalog.load(settings.inhalte, mandanten),
        mandanten=mandanten,
        glossar=Glossar.load(settings.inhalte),
    )
