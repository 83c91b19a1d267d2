"""The Leistung as it stands in the YAML: closed and frozen. The order of the fields is the order of the sections."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from api.leistungen.lesen import (
    Abschnitt,
    Betrag,
    Dauer,
    Dezimal,
    Feldname,
    Liste,
    Schluessel,
    Tag,
    Text,
    Texte,
    Wahrheit,
)
from api.leistungen.modell_feld import Feld, Wenn

Modus = Literal["dialog", "termin", "info", "extern"]
Status = Literal["eingegangen", "in_bearbeitung", "rueckfrage", "entschieden", "erledigt", "zurueckgezogen"]
Thema = Literal[
    "kosten", "unterlagen", "dauer", "voraussetzungen", "frist", "rechtsgrundlage", "ueberblick", "oeffnungszeiten"
]


class Hinweis(Abschnitt):
    """A sentence for people, with where it comes from when it states a fact."""

    text: Text
    quelle: Text | None = None
    stand: Text | None = None


def _as_hint(wert: Any) -> Any:
    return {"text": wert} if isinstance(wert, str) else wert


Auskunftstext = Annotated[Hinweis, BeforeValidator(_as_hint)]
Auskuenfte = dict[Thema, Auskunftstext]


class EinfacheSprache(Abschnitt):
    """The same in short sentences; ``fragen`` replaces the question of a field."""

    titel: Text | None = None
    kurz: Text | None = None
    auskunft: dict[Thema, Text] = Field(default_factory=dict)
    fragen: dict[Feldname, Text] = Field(default_factory=dict)
    hilfe: dict[Feldname, Text] = Field(default_factory=dict)
    warum: dict[Feldname, Text] = Field(default_factory=dict)
    abschluss: Text | None = None


class Gebuehr(Abschnitt):
    """One fee rule; the first that holds applies. ``betrag`` in euros; ``mal`` multiplies by a number field.

    With ``weitere`` the first piece costs ``betrag`` and each further one of ``mal`` that much.
    """

    gebuehr: Feldname
    wenn: Wenn | None = None
    betrag: Betrag
    mal: Feldname | None = None
    weitere: Betrag | None = None
    je: Text | None = None
    text: Text | None = None
    quelle: Text | None = None
    stand: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Gebuehr":
        if self.weitere is not None and self.mal is None:
            raise ValueError("weitere gibt es nur mit mal.")
        return self


class Unterlage(Abschnitt):
    """A document that is needed while its condition holds."""

    unterlage: Feldname
    titel: Text
    hinweis: Text | None = None
    wenn: Wenn | None = None
    formate: Texte = ()
    pflicht: Wahrheit = True
    nachreichbar: Wahrheit = False
    quelle: Text | None = None
    stand: Text | None = None


class Phase(Abschnitt):
    """One step of the service's own process. ``durch``: who may set it (``amt`` unless told otherwise)."""

    phase: Feldname
    status: Status
    titel: Text
    buergertext: Text | None = None
    einfach: Text | None = None
    durch: Literal["amt", "buerger", "system"] = "amt"
    frist: Dauer | None = None
    ende: Wahrheit = False
    weiter: Texte = ()


class Bearbeitungszeit(Abschnitt):
    """How long it takes, ISO 8601."""

    ziel: Dauer
    text: Text | None = None
    quelle: Text | None = None
    stand: Text | None = None


class Datenschutz(Abschnitt):
    """What the answers are used for, on which ground, and how long they are kept (ISO 8601)."""

    zweck: Text
    grundlage: Text | None = None
    quelle: Text | None = None
    stand: Text | None = None
    loeschung: Dauer
    sozialdaten: Wahrheit = False


class Grenze(Abschnitt):
    """A quota or limit a text or a field may name."""

    wert: Annotated[
        str,
        BeforeValidator(lambda w: str(w) if isinstance(w, int) else w),
        StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?$"),
    ]
    einheit: Text | None = None
    quelle: Text | None = None
    stand: Text | None = None


class Berechnung(Abschnitt):
    """Tables of numbers from the law, for a named proposal that computes. Valid from ``gilt_ab`` to ``gilt_bis``."""

    gilt_ab: Tag
    gilt_bis: Tag
    quelle: Text
    stand: Text
    tabellen: dict[Feldname, dict[str, Liste[Dezimal]]]

    def holds_on(self, tag: date) -> bool:
        """Whether these are the numbers of that day."""
        return self.gilt_ab <= tag.isoformat() <= self.gilt_bis


class Verweis(Abschnitt):
    """Where else it is done."""

    titel: Text
    url: Text


class Terminwunsch(Abschnitt):
    """For ``modus: termin``: the calendar its appointments come from."""

    kalender: Schluessel


class Leistung(Abschnitt):
    """A service. What a Mandant changes has already been merged in when it comes from ``Katalog.fuer``."""

    leistung: Schluessel
    titel: Text
    kurz: Text
    leika: Annotated[str, StringConstraints(pattern=r"^[0-9]{14}$")] | None = None
    lebenslagen: Liste[Schluessel] = Field(min_length=1)
    stelle: Schluessel
    modus: Modus
    termin: Terminwunsch | None = None
    intern: Wahrheit = False
    verweis: Verweis | None = None
    beispiele: Texte = ()
    stichworte: Texte = ()
    auskunft: Auskuenfte = Field(default_factory=dict)
    einfache_sprache: EinfacheSprache = EinfacheSprache()
    felder: Liste[Feld] = ()
    grenzen: dict[Feldname, Grenze] = Field(default_factory=dict)
    berechnung: Berechnung | None = None
    gebuehren: Liste[Gebuehr] = ()
    unterlagen: Liste[Unterlage] = ()
    prozess: Liste[Phase] = ()
    abschluss: Text | None = None
    bearbeitungszeit: Bearbeitungszeit | None = None
    datenschutz: Datenschutz | None = None

    def feld(self, name: str) -> Feld | None:
        """The field of that key, or None."""
        return next((feld for feld in self.felder if feld.feld == name), None)

    @property
    def beschrieben(self) -> bool:
        """True when the form is there; a dialog service without one behaves like ``info``."""
        return bool(self.felder)

    @property
    def startbar(self) -> bool:
        """True when a citizen can begin a form of this very service."""
        return self.modus == "dialog" and self.beschrieben

    def phase(self, name: str) -> Phase | None:
        """The phase of that key, or None."""
        return next((phase for phase in self.prozess if phase.phase == name), None)


class Anpassung(Abschnitt):
    """What one Mandant does differently: ``data/mandanten/<mandant>/leistungen/<leistung>.yml``."""

    leistung: Schluessel | None = None
    aus: Wahrheit = False
    kurz: Text | None = None
    stelle: Schluessel | None = None
    termin: Terminwunsch | None = None
    verweis: Verweis | None = None
    auskunft: Auskuenfte = Field(default_factory=dict)
    einfache_sprache: EinfacheSprache | None = None
    optionen: dict[Feldname, dict[str, Any]] = Field(default_factory=dict)
    grenzen: dict[Feldname, Grenze] = Field(default_factory=dict)
    gebuehren: Liste[Gebuehr] | None = None
    unterlagen: Liste[Unterlage] | None = None
    abschluss: Text | None = None
    bearbeitungszeit: Bearbeitungszeit | None = None
