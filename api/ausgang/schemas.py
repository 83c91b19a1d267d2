"""What goes in and out of the outbox."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Anhang:
    """A text file that goes along, such as a calendar entry. `typ` is its media type with parameters."""

    name: str
    typ: str
    inhalt: str = field(repr=False)


@dataclass(frozen=True)
class Sendebrief:
    """A mail taken to be sent. `versuch` tells this taking from any other."""

    id: str
    mandant: str
    an: str = field(repr=False)
    betreff: str = field(repr=False)
    text: str = field(repr=False)
    anhaenge: tuple[Anhang, ...]
    erstellt: datetime
    versuch: int


@dataclass(frozen=True)
class Zustellstand:
    """What became of a mail, without what it says."""

    id: str
    zustand: str
    """offen, zugestellt or aufgegeben."""
    erstellt: datetime
    erledigt: datetime | None
