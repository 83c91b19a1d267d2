"""All Mandanten, found by folder name under ``data/mandanten``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from api.errors import NichtGefunden
from api.leistungen.lesen import read
from api.leistungen.modell import Anpassung
from api.leistungen.yamldatei import DatenFehler, load
from api.mandanten.gegenstaende import Gegenstandsverzeichnis
from api.mandanten.modell import (
    Farben,
    GegenstaendeDatei,
    Kalender,
    KalenderDatei,
    MandantDatei,
    ParkzonenDatei,
    Standort,
    StandorteDatei,
    Stelle,
    StrassenDatei,
)
from api.mandanten.parkzonen import Parkzonen
from api.mandanten.strassen import Strassenverzeichnis

DATEIEN = frozenset(
    {
        *("mandant.yml", "standorte.yml", "strassen.yml", "parkzonen.yml"),
        *("gegenstaende.yml", "kalender.yml", "textbausteine.yml"),
    }
)


class MandantUnbekannt(NichtGefunden):
    titel = "Kommune nicht bekannt"
    text = "Diese Kommune gibt es hier nicht."


@dataclass(frozen=True)
class Mandant:
    """A municipality with everything the engine may look up. Pure data, read once at start."""

    datei: MandantDatei
    standorte: Mapping[str, Standort]
    strassen: Strassenverzeichnis
    parkzonen: Parkzonen
    gegenstaende: Mapping[str, Gegenstandsverzeichnis]
    kalender: Mapping[str, Kalender]
    anpassungen: Mapping[str, Anpassung] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.datei.mandant

    @property
    def name(self) -> str:
        return self.datei.name

    @property
    def ort(self) -> str:
        """The name of the place as it stands in an address."""
        return self.datei.kurzname

    @property
    def kuerzel(self) -> str:
        """Two to four capitals, the first part of an Aktenzeichen."""
        return self.datei.kuerzel

    @property
    def land(self) -> str:
        """Two letters of the Bundesland; decides the public holidays."""
        return self.datei.land

    @property
    def telefon(self) -> str:
        return self.datei.telefon.wert

    @property
    def plz(self) -> tuple[str, ...]:
        """The postal codes of the area."""
        return self.datei.plz

    @property
    def farben(self) -> Farben:
        return self.datei.farben

    @property
    def stellen(self) -> Mapping[str, Stelle]:
        return self.datei.stellen

    def stelle(self, key: str | None) -> Stelle:
        """The office of that key; the main office where the Mandant has none of that name."""
        return self.stellen.get(key or "") or self.stellen[self.datei.hauptstelle]


class Mandanten:
    """The Mandanten by key."""

    def __init__(self, mandanten: Mapping[str, Mandant]) -> None:
        self._mandanten = dict(mandanten)

    @classmethod
    def load(cls, root: Path) -> "Mandanten":
        """Read ``root``/mandanten/*/ ; raises DatenFehler with every finding of every file."""
        gefunden: dict[str, Mandant] = {}
        meldungen: list[str] = []
        for ordner in sorted(pfad for pfad in (root / "mandanten").iterdir() if pfad.is_dir()):
            try:
                gefunden[ordner.name] = load_mandant(ordner)
            except DatenFehler as fehler:
                meldungen += fehler.meldungen
        if meldungen:
            raise DatenFehler(meldungen)
        return cls(gefunden)

    def mandant(self, key: str) -> Mandant:
        """Raises :class:`MandantUnbekannt`."""
        try:
            return self._mandanten[key]
        except (KeyError, TypeError):
            raise MandantUnbekannt from None

    def alle(self) -> list[Mandant]:
        return list(self._mandanten.values())

    def __iter__(self) -> Iterator[Mandant]:
        return iter(self._mandanten.values())


def load_mandant(ordner: Path) -> Mandant:
    """One folder; a file that is missing means the Mandant has nothing of the kind (mandant.yml must be there)."""
    fremd = sorted(pfad.name for pfad in ordner.iterdir() if pfad.name not in DATEIEN | {"leistungen"})
    if fremd:
        raise DatenFehler([f"data/mandanten/{ordner.name}/{name}: Diese Datei ist nicht bekannt." for name in fremd])
    datei = _read(ordner, "mandant.yml", MandantDatei, None)
    if datei.mandant != ordner.name:
        raise DatenFehler([f"data/mandanten/{ordner.name}/mandant.yml:1: „mandant“ muss „{ordner.name}“ heißen."])
    standorte = _read(ordner, "standorte.yml", StandorteDatei, {"standorte": {}}).standorte
    leer = {"ort": datei.kurzname, "quellen": {}, "strassen": []}
    strassen = _read(ordner, "strassen.yml", StrassenDatei, leer)
    zonen = _read(ordner, "parkzonen.yml", ParkzonenDatei, {})
    listen = _read(ordner, "gegenstaende.yml", GegenstaendeDatei, {"listen": {}}).listen
    kalender = _read(ordner, "kalender.yml", KalenderDatei, {"kalender": {}}).kalender
    mandant = Mandant(
        datei=datei,
        standorte=standorte,
        strassen=Strassenverzeichnis(strassen.strassen, strassen.vollstaendig, strassen.ort),
        parkzonen=Parkzonen(zonen.zonen, zonen.unbekannt, zonen.vollstaendig),
        gegenstaende={name: Gegenstandsverzeichnis(liste) for name, liste in listen.items()},
        kalender=kalender,
        anpassungen=_anpassungen(ordner),
    )
    _check_references(mandant, ordner.name)
    return mandant


def _read[M: BaseModel](ordner: Path, name: str, modell: type[M], vorgabe: dict[str, Any] | None) -> M:
    pfad = ordner / name
    datei = f"data/mandanten/{ordner.name}/{name}"
    if not pfad.exists():
        if vorgabe is None:
            raise DatenFehler([f"{datei}: Die Datei fehlt."])
        return modell.model_validate(vorgabe)
    return read(modell, load(pfad), datei)


def _anpassungen(ordner: Path) -> dict[str, Anpassung]:
    ergebnis: dict[str, Anpassung] = {}
    for pfad in sorted((ordner / "leistungen").glob("*.yml")):
        datei = f"data/mandanten/{ordner.name}/leistungen/{pfad.name}"
        anpassung = read(Anpassung, load(pfad), datei)
        if anpassung.leistung is not None and anpassung.leistung != pfad.stem:
            raise DatenFehler([f"{datei}:1: „leistung“ muss „{pfad.stem}“ heißen."])
        ergebnis[pfad.stem] = anpassung
    return ergebnis


def _check_references(mandant: Mandant, ordner: str) -> None:
    meldungen: list[str] = []
    wo = f"data/mandanten/{ordner}"
    if mandant.datei.hauptstelle not in mandant.stellen:
        meldungen.append(f"{wo}/mandant.yml: Die hauptstelle „{mandant.datei.hauptstelle}“ steht nicht unter stellen.")
    for name, stelle in mandant.stellen.items():
        if stelle.standort is not None and stelle.standort not in mandant.standorte:
            meldungen.append(
                f"{wo}/mandant.yml: Der standort „{stelle.standort}“ von „{name}“ steht nicht in standorte.yml."
            )
    for name, kalender in mandant.kalender.items():
        for ort in kalender.orte:
            if ort not in mandant.standorte:
                meldungen.append(f"{wo}/kalender.yml: Der standort „{ort}“ von „{name}“ steht nicht in standorte.yml.")
    if meldungen:
        raise DatenFehler(meldungen)
