"""What comes in and goes out of a conversation, as values. Times are aware, in Europe/Berlin."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from api.gespraeche.models import Nachricht
from api.unterlagen.ablage import Abgelegt


@dataclass(frozen=True)
class Eingang:
    """One message of a citizen: words, the value of a pressed option, a command, or an uploaded file."""

    id: str
    """UUID drawn by the client, in canonical form."""
    text: str | None = None
    wert: str | None = None
    befehl: str | None = None
    """Name of one of the `KURZBEFEHLE`."""
    ersetzt: str | None = None
    """Id of the message this text is a later version of."""
    datei: Abgelegt | None = None
    kanal: str | None = None
    """Where it came from. Behind a token the token says so, whatever stands here."""

    @property
    def art(self) -> str:
        if self.datei is not None:
            return "datei"
        if self.befehl is not None:
            return "befehl"
        return "text" if self.wert is None else "wert"


@dataclass(frozen=True)
class Ausgang:
    """One message to the citizen. `art` is antwort, frage, erinnerung, hinweis, stoerung or status."""

    text: str
    art: str = "antwort"
    von: str = "bot"
    optionen: tuple[dict[str, Any], ...] = ()
    karte: dict[str, Any] | None = None
    id: str | None = None
    """Drawn by whoever wrote it, for a message of a human."""
    name: str | None = None
    """Who wrote it, for a message of a human."""


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
    kanal: str | None = None
    """Channel this belongs to; None: to every one."""
    name: str | None = None
    ersetzt: str | None = None

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
            kanal=row.kanal,
            name=row.name,
            ersetzt=row.ersetzt,
        )

    def to_json(self) -> dict[str, Any]:
        daten: dict[str, Any] = {"nr": self.nr, "von": self.von, "art": self.art, "text": self.text}
        daten |= {"zeit": self.zeit.isoformat(), "optionen": list(self.optionen), "karte": self.karte}
        if self.id is not None:
            daten["id"] = self.id
        if self.kanal is not None:
            daten["kanal"] = self.kanal
        if self.name is not None:
            daten["name"] = self.name
        if self.ersetzt is not None:
            daten["ersetzt"] = self.ersetzt
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
class Uebernommen:
    """A conversation carried over from elsewhere: its whole journal, and a token for who took it."""

    id: str
    token: str
    mandant: str
    antwort: Antwort
    neu: tuple[NachrichtAnsicht, ...]
    """What was written because of it, for those who listen."""
    ziel: str | None = None
    """What the code was for."""


@dataclass(frozen=True)
class Uebergeben:
    """A conversation a human took over or gave back: where it stands, and what was written because of it."""

    stand: dict[str, Any]
    neu: tuple[NachrichtAnsicht, ...] = ()


@dataclass(frozen=True)
class Auftrag:
    """The one message of a conversation whose turn it is.

    `kontext` is None for what is answered without the bot: `hinweis` says why (a pressed option that no longer holds,
    an edit of what was sent already). `allein`: nothing ran when the message came in, so its answers are not held back
    for what came after it.
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
    hinweis: str = "veraltet"
    aktenzeichen: str = ""
    """Of the case the `hinweis` is about."""


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
    written, for those who listen; `bis` is the newest number and the last change with them. `verloren`: another server
    has taken the conversation over, or it was deleted.
    """

    neu: tuple[NachrichtAnsicht, ...] = ()
    antworten: dict[str, Antwort] = field(default_factory=dict)
    stand: dict[str, Any] | None = None
    naechster: Auftrag | None = None
    loeschen: bool = False
    verloren: bool = False
    bis: tuple[int, datetime] | None = None
