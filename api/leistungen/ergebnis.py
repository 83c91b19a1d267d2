"""What goes into the engine and what comes out: plain frozen data, ready for JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

JsonWert = Any
"""Anything JSON can hold. Values of citizens are checked, never trusted to have a shape."""


@dataclass(frozen=True)
class Umfeld:
    """What the engine may know of the world: the day, the moment (aware), and named facts (``abholungen_im_jahr``)."""

    heute: date
    jetzt: datetime
    fakten: Mapping[str, JsonWert] = field(default_factory=dict)


@dataclass(frozen=True)
class Wahl:
    """One thing that can be chosen; ``wert`` is the typed value it stands for."""

    titel: str
    wert: JsonWert


@dataclass(frozen=True)
class Vorschlag:
    """A value to confirm or to change."""

    wert: JsonWert
    anzeige: str


@dataclass(frozen=True)
class Frage:
    """The question of one field, worded for this draft. ``einfach`` is its Einfache Sprache, where written."""

    feld: str
    typ: str
    titel: str
    text: str
    anders: str
    pflicht: bool
    hilfe: str | None = None
    warum: str | None = None
    beispiel: str | None = None
    autocomplete: str | None = None
    optionen: tuple[Wahl, ...] = ()
    vorschlag: Vorschlag | None = None
    kalender: str | None = None
    standort: str | None = None
    einfach: str | None = None
    einfache_hilfe: str | None = None
    einfaches_warum: str | None = None
    stichworte: tuple[str, ...] = ()
    spalten: tuple[Mapping[str, JsonWert], ...] = ()


@dataclass(frozen=True)
class Pruefung:
    """The verdict on one value.

    ``ok`` → ``wert`` is whole, normalised and may be stored. ``teil`` → ``wert`` is what is known so far, ``meldung``
    asks for the rest (keep ``wert``, hand it in again as ``bisher``). Otherwise ``meldung`` says what is wrong, or
    ``abbruch`` why the form ends here. ``hinweis`` is to be said although the value was taken. ``vorschlaege`` are
    answers to offer.
    """

    wert: JsonWert = None
    teil: bool = False
    meldung: str | None = None
    abbruch: str | None = None
    hinweis: str | None = None
    vorschlaege: tuple[Wahl, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.teil and self.meldung is None and self.abbruch is None


@dataclass(frozen=True)
class GebuehrErgebnis:
    """The fee that applies. ``betrag`` in euros with two decimals ("0.00"); ``anzeige`` is "1.480,00 €"."""

    gebuehr: str
    betrag: str
    anzeige: str
    text: str
    je: str | None = None
    quelle: str | None = None
    stand: str | None = None


@dataclass(frozen=True)
class UnterlageErgebnis:
    """A document that is needed with the answers given."""

    unterlage: str
    titel: str
    hinweis: str | None
    formate: tuple[str, ...]
    pflicht: bool
    nachreichbar: bool


@dataclass(frozen=True)
class Formularstand:
    """Where a draft stands.

    ``gegeben`` is what to store: the answers given, pruned and normalised. ``angaben`` adds what follows from them
    (derived, preset, single choice). ``fehler`` holds stored answers that no longer pass; they are asked again.
    """

    frage: Frage | None
    offen: tuple[str, ...]
    erreichbar: tuple[str, ...]
    angaben: dict[str, JsonWert]
    gegeben: dict[str, JsonWert]
    anzeige: dict[str, str]
    gestrichen: tuple[str, ...]
    uebersprungen: tuple[str, ...]
    unentschieden: tuple[str, ...]
    gebuehr: GebuehrErgebnis | None
    unterlagen: tuple[UnterlageErgebnis, ...]
    erledigt: int
    gesamt: int
    abbruch: str | None
    fehler: dict[str, str]
    heute: date

    @property
    def vollstaendig(self) -> bool:
        """True when nothing is left to ask and the form may be submitted."""
        return not self.offen and self.abbruch is None


@dataclass(frozen=True)
class Zeile:
    feld: str
    titel: str
    anzeige: str


@dataclass(frozen=True)
class Zusammenfassung:
    """What is shown before submission."""

    zeilen: tuple[Zeile, ...]
    gebuehr: GebuehrErgebnis | None
    gebuehr_text: str
    unterlagen: tuple[UnterlageErgebnis, ...]
    naechstes: str
    naechstes_einfach: str | None
