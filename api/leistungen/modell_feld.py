"""The field of a form, as it stands in the YAML."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from api.leistungen.bedingungen import Bedingung
from api.leistungen.lesen import Abschnitt, Feldname, Gefuellt, Liste, Schluessel, Text, Texte, Wahrheit

Wenn = Annotated[Bedingung, BeforeValidator(lambda wert: wert if isinstance(wert, Bedingung) else Bedingung(wert))]
Grenzwert = Annotated[
    str,
    BeforeValidator(lambda wert: str(wert) if isinstance(wert, int) and not isinstance(wert, bool) else wert),
    StringConstraints(
        pattern=r"^(-?[0-9]+(\.[0-9]+)?|heute([+-]P[0-9]+[YMWD])?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2})$"
    ),
]


class Option(Abschnitt):
    """One choice. ``worte`` are other ways to say it; ``kalender`` is where its appointments come from."""

    titel: Text
    worte: Texte = ()
    kalender: Schluessel | None = None
    hinweis: Text | None = None


class Regel(Abschnitt):
    """A named check or a condition; when it strikes, ``meldung`` asks again and ``abbruch`` ends the form."""

    pruefung: Schluessel | None = None
    wenn: Wenn | None = None
    meldung: Text | None = None
    abbruch: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Regel":
        if (self.pruefung is None) == (self.wenn is None):
            raise ValueError("Eine Regel hat entweder pruefung oder wenn.")
        if (self.meldung is None) == (self.abbruch is None):
            raise ValueError("Eine Regel hat entweder meldung oder abbruch.")
        return self


class AusGrenze(Abschnitt):
    """``{grenze: menge_max}``: the number stands with the Mandant."""

    grenze: Schluessel


class AusFeld(Abschnitt):
    """``{aus: anliegen}``: decided by the answer to another field."""

    aus: Schluessel


class Vorschlagsquelle(Abschnitt):
    """Where a proposal comes from: a named one or a path, and the condition under which it is made."""

    aus: Text
    wenn: Wenn | None = None


class Spalte(Abschnitt):
    """One column of a ``liste``."""

    feld: Feldname
    typ: Schluessel
    titel: Text
    frage: Text | None = None
    pflicht: Wahrheit = True
    einheit: Text | None = None
    min: Grenzwert | None = None
    max: Grenzwert | None = None
    optionen: dict[str, Option] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _options(cls, wert: Any) -> Any:
        return expand_options(wert)


def _as_source(wert: Any) -> Any:
    return {"aus": wert} if isinstance(wert, str) else wert


class Feld(Abschnitt):
    """One question of the form. See docs/leistung-schreiben.md for every key."""

    feld: Feldname
    typ: Schluessel
    titel: Text
    klasse: Literal["allgemein", "person", "sozial", "bank", "dokument"] | None = None
    """What kind of data it is, where the type says too little; see ``datenklassen``."""
    frage: Text = "–"
    anders: Text | None = None
    hilfe: Text | None = None
    warum: Text | None = None
    beispiel: Text | None = None
    pflicht: Wahrheit = True
    wenn: Wenn | None = None
    stichworte: Texte = ()
    worte: Texte = ()
    einheit: Text | None = None
    min: Grenzwert | AusGrenze | None = None
    max: Grenzwert | AusGrenze | None = None
    max_laenge: int | None = None
    muster: Text | None = None
    muster_hilfe: Text | None = None
    optionen: dict[str, Option] = Field(default_factory=dict)
    optionen_aus: Schluessel | None = None
    liste: Schluessel | None = None
    kalender: Schluessel | AusFeld | None = None
    standort: AusFeld | None = None
    gebiet: Wahrheit = False
    eigene: Wahrheit = True
    spalten: Liste[Spalte] = ()
    zeilen: AusFeld | None = None
    noch: Text | None = None
    vorschlag: Annotated[Vorschlagsquelle, BeforeValidator(_as_source)] | None = None
    abgeleitet: Text | None = None
    sonst: Text | None = None
    vorbelegt: Text | None = None
    hinweis: Feldname | None = None
    autocomplete: Text | None = None
    regeln: Liste[Regel] = ()

    @model_validator(mode="before")
    @classmethod
    def _options(cls, wert: Any) -> Any:
        return expand_options(wert)

    @model_validator(mode="after")
    def _fits(self) -> "Feld":
        if self.frage == "–" and self.abgeleitet is None:
            raise ValueError("Dem Feld fehlt die frage.")
        if self.typ in ("auswahl", "mehrfachauswahl") and not (self.optionen or self.optionen_aus):
            raise ValueError("Eine Auswahl braucht optionen.")
        if self.sonst is not None and self.abgeleitet is None:
            raise ValueError("sonst gibt es nur mit abgeleitet.")
        return self


def expand_options(wert: Any) -> Any:
    """``{hof: Im Hof}`` → ``{hof: {titel: Im Hof}}``; ``{aus: standorte, …}`` → the named source and its additions."""
    if not isinstance(wert, Mapping) or not isinstance(wert.get("optionen"), Mapping):
        return wert
    optionen = dict(wert["optionen"])
    neu = dict(wert)
    if isinstance(optionen.get("aus"), str):
        neu["optionen_aus"] = optionen.pop("aus")
    neu["optionen"] = {
        schluessel: {"titel": inhalt} if isinstance(inhalt, str | int) and not isinstance(inhalt, bool) else inhalt
        for schluessel, inhalt in optionen.items()
    }
    return neu


def limit(grenze: Grenzwert | AusGrenze | None, grenzen: Mapping[str, Decimal]) -> str | None:
    """The limit as written, or looked up among ``grenzen``; None when nobody sets one."""
    if isinstance(grenze, AusGrenze):
        wert = grenzen.get(grenze.grenze)
        return None if wert is None else str(wert)
    return grenze


__all__ = [
    "AusFeld",
    "AusGrenze",
    "Feld",
    "Gefuellt",
    "Option",
    "Regel",
    "Spalte",
    "Vorschlagsquelle",
    "Wenn",
    "expand_options",
    "limit",
]
