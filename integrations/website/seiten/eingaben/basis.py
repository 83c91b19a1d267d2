"""What every input can do, and what it is told about its question."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from starlette.datastructures import FormData, UploadFile

from api.gespraeche.formularsicht import Fragenblatt
from api.leistungen.ergebnis import Wahl
from api.mandanten.verzeichnis import Mandant
from api.termine.raster import Slot

GEHEIM = frozenset({"csrf", "kennung", "antrag"})
BEHALTEN_MAX = 20_000
"""Characters."""


class Roh:
    """The fields of a form as they were sent; texts only, files apart."""

    def __init__(self, form: FormData | Mapping[str, str]) -> None:
        pairs: Iterable[tuple[str, Any]] = form.multi_items() if isinstance(form, FormData) else form.items()
        self._texts: dict[str, list[str]] = {}
        self.files: dict[str, UploadFile] = {}
        for name, value in pairs:
            if isinstance(value, UploadFile):
                self.files[name] = value
            else:
                self._texts.setdefault(name, []).append(value)

    def get(self, name: str) -> str:
        """The text without blanks around it; empty where there is none."""
        return self._texts.get(name, [""])[0].strip()

    def all(self, name: str) -> list[str]:
        return list(self._texts.get(name, []))

    def names(self) -> list[str]:
        return list(self._texts)

    def dump(self) -> dict[str, list[str]]:
        """What may be shown again: the texts, unless there is more of them than anybody types."""
        texte = {name: values for name, values in self._texts.items() if name not in GEHEIM}
        return texte if sum(len(value) for values in texte.values() for value in values) <= BEHALTEN_MAX else {}

    @classmethod
    def of(cls, texte: Mapping[str, list[str]]) -> "Roh":
        """From what ``dump`` gave."""
        roh = cls({})
        roh._texts = {name: list(values) for name, values in texte.items()}
        return roh

    def digest(self) -> str:
        """A fingerprint of all that was sent, names of files included."""
        files = {name: (file.filename, file.size) for name, file in self.files.items()}
        return hashlib.sha256(json.dumps([self._texts, files], sort_keys=True).encode()).hexdigest()

    def __contains__(self, name: object) -> bool:
        return name in self._texts


@dataclass(frozen=True)
class Zelle:
    """What one input is for: a field of the form, or one column in a row of a list. ``name`` begins its HTML names."""

    name: str
    typ: str
    titel: str
    mandant: Mandant
    wert: Any = None
    text: str | None = None
    """The value as people read it, where it is typed into one box."""
    pflicht: bool = True
    optionen: tuple[Wahl, ...] = ()
    autocomplete: str | None = None
    beispiel: str | None = None
    einheit: str | None = None
    lang: bool = False
    """Is more than a few words expected?"""
    gebiet: bool = False
    liste: str | None = None
    slots: tuple[Slot, ...] = ()
    ab: str | None = None
    """ISO date: appointments are shown from this day on."""


@dataclass(frozen=True)
class Gelesen:
    """What was put in: a typed ``wert``, a ``text`` the bot has to read, nothing, or a ``fehler`` of the page's own."""

    wert: Any = None
    text: str | None = None
    leer: bool = False
    fehler: str | None = None


@dataclass(frozen=True)
class Kasten:
    """One box to type into."""

    name: str
    titel: str
    wert: str = ""
    art: str = "text"
    breite: str = "voll"
    autocomplete: str | None = None
    inputmode: str | None = None
    hinweis: str | None = None
    vorschlaege: tuple[str, ...] = ()
    zeilen: int = 0
    """Lines of a box for longer text; 0 for one line."""


@dataclass
class Bild:
    """What a template shows of an input. ``gruppe``: several controls answer one question."""

    vorlage: str
    gruppe: bool = True
    kaesten: list[Kasten] = field(default_factory=list)
    mehr: dict[str, Any] = field(default_factory=dict)


class Eingabe:
    """One type of input. Names of its controls begin with the name of the cell."""

    vorlage: ClassVar[str] = "kaesten"

    def show(self, zelle: Zelle, roh: Roh | None) -> Bild:
        """What is shown: what was sent, else the value known."""
        raise NotImplementedError

    def read(self, zelle: Zelle, roh: Roh) -> Gelesen:
        raise NotImplementedError

    def fault(self, zelle: Zelle, roh: Roh, teil: Any) -> str:  # noqa: ARG002 - most have one place only
        """The control an error belongs to; ``teil`` is what is known of a half-given answer."""
        return zelle.name

    def needs_file(self) -> bool:
        """Must the form be sent as multipart?"""
        return False


def cell_of(blatt: Fragenblatt, mandant: Mandant, ab: str | None = None) -> Zelle:
    """The cell of a whole question; a proposal stands in for a value that is not there yet."""
    frage, feld = blatt.frage, blatt.feld
    vorschlag = frage.vorschlag
    wert = blatt.wert if blatt.wert is not None else blatt.teil
    text = blatt.anzeige
    if wert is None and vorschlag is not None:
        wert, text = vorschlag.wert, vorschlag.anzeige
    return Zelle(
        name=frage.feld,
        typ=frage.typ,
        titel=frage.titel,
        mandant=mandant,
        wert=wert,
        text=text,
        pflicht=frage.pflicht,
        optionen=frage.optionen,
        autocomplete=frage.autocomplete,
        beispiel=frage.beispiel,
        einheit=feld.einheit,
        lang=feld.muster is None and (feld.max_laenge is None or feld.max_laenge >= LANG),
        gebiet=feld.gebiet,
        liste=feld.liste,
        slots=blatt.slots,
        ab=ab,
    )


LANG = 150
"""Characters from which on a text gets several lines."""
