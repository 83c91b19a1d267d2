"""The queue as values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Puls:
    """What a console has to notice of one open entry."""

    id: str
    mandant: str
    gespraech: str
    konto: str | None
    angefordert: datetime
    genommen: bool
    letzte_nr: int
    geaendert: datetime
