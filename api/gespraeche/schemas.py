"""What comes in and goes out of a conversation, as values. Times are aware, in Europe/Berlin."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from api.gespraeche.models import Nachricht


@dataclass(frozen=True)
class Eingang:
    """One message of a citizen: words, the value of a pressed option, or an uploaded file (`wahl`)."""

    id: str
    """UUID drawn by the client, in canonical form."""
    text: str | None = None
    wert: str | None = None
    wahl: dict[str, Any] | None = None

    @property
    def art(self) -> str:
        if self.wahl is not None:
            return "datei"
        return "text" if self.wert is None else "wert"


@dataclass(frozen=True)
class Ausgang:
    """One message to the citizen. `art` is antwort, frage, erinnerung, hinweis or stoerung."""

    text: str
    art: str = "antwort"
    von: str = "bot"
    optionen: tuple[dict[str, Any], ...] = ()
    karte: dict[str, Any] | None = None


@dataclass(frozen=True)
class NachrichtAnsicht:
    """A message of the journal as the outer contract shows it, beside what only the server needs."""

    nr: int
    von: str
    art: str
    text: str
    zeit: datetime
    id: str | None = None
    optionen: tuple[dict[str, Any], ...] = ()
    karte: dict[str, Any] | None = None

    @classmethod
    def of(cls, row: Nachricht) -> "NachrichtAnsicht":
        return cls(
            nr=row.nr,
            von=row.von,
            art=row.art,
            text=row.text,
            zeit=row.zeit,
            id=row.nachricht,
            optionen=tuple(row.optionen or ()),
            karte=row.karte,
        )

    def to_json(self) -> dict[str, Any]:
        daten: dict[str, Any] = {"nr": self.nr, "von": self.von, "text": self.text, "zeit": self.zeit.isoformat()}
        daten |= {"optionen": list(self.optionen), "karte": self.karte}
        if self.id is not None:
            daten["id"] = self.id
        return daten


@dataclass(frozen=True)
class Antwort:
    """What the caller of a turn gets: the answers in order, and where the conversation stands."""

    nachrichten: tuple[NachrichtAnsicht, ...]
    stand: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        return {"nachrichten": [nachricht.to_json() for nachricht in self.nachrichten], "stand": self.stand}


@dataclass(frozen=True)
class Eroeffnet:
    """A new conversation and the only copy of its token."""

    id: str
    token: str
    antwort: Antwort


@dataclass(frozen=True)
class Auftrag:
    """The one message of a conversation whose turn it is.

    `kontext` is None for a pressed option that no longer holds: it is answered without the bot. `allein`: nothing ran
    when the message came in, so its answers are not held back for what came after it.
    """

    gespraech: str
    nr: int
    nachricht: str
    text: str
    kontext: dict[str, Any] | None
    mandant: str
    einfache_sprache: bool
    versuche: int = 0
    allein: bool = False


@dataclass(frozen=True)
class Annahme:
    """What became of a message that came in. `fertig` is set when there is nothing to wait for."""

    nr: int
    neu: bool
    fertig: Antwort | None = None
    auftrag: Auftrag | None = None
    eingegangen: NachrichtAnsicht | None = None


@dataclass(frozen=True)
class Abschluss:
    """What a finished or failed turn left behind.

    `antworten` maps the client's id of each message whose reply is now due to that reply. `neu` are the messages
    written, for those who listen. `verloren`: another server has taken the conversation over, or it was deleted.
    """

    neu: tuple[NachrichtAnsicht, ...] = ()
    antworten: dict[str, Antwort] = field(default_factory=dict)
    stand: dict[str, Any] | None = None
    naechster: Auftrag | None = None
    loeschen: bool = False
    verloren: bool = False
