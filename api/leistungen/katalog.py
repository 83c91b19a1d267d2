"""All services, found by file name under ``data/leistungen``, and what each Mandant makes of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.errors import NichtGefunden
from api.leistungen.bausteine import Bausteine, expand, load_bausteine
from api.leistungen.ergebnis import JsonWert
from api.leistungen.lesen import read
from api.leistungen.modell import Anpassung, EinfacheSprache, Gebuehr, Leistung, Unterlage
from api.leistungen.modell_feld import Feld, Option, Regel, expand_options
from api.leistungen.stimmig import check_leistung
from api.leistungen.yamldatei import DatenFehler, load
from api.mandanten.verzeichnis import Mandanten

FAELLE = ".faelle.yml"
TERMIN_LEISTUNGEN = "termin_leistungen"


class LeistungUnbekannt(NichtGefunden):
    titel = "Leistung nicht bekannt"
    text = "Diese Leistung gibt es hier nicht."


class LeistungAus(NichtGefunden):
    titel = "Leistung nicht verfügbar"
    text = "Diese Leistung bietet die Kommune hier nicht an."


@dataclass(frozen=True)
class Start:
    """Which form a wish opens, and with which answers filled in already."""

    leistung: str
    angaben: Mapping[str, JsonWert]


class Katalog:
    """The services by key; ``fuer`` gives them as one Mandant offers them."""

    def __init__(self, leistungen: Mapping[str, Leistung], mandanten: Mandanten | None = None) -> None:
        self._leistungen = dict(leistungen)
        self._anpassungen = {mandant.key: mandant.anpassungen for mandant in mandanten or ()}
        self._gemischt: dict[tuple[str, str], Leistung] = {}

    @classmethod
    def load(cls, root: Path, mandanten: Mandanten | None = None) -> "Katalog":
        """Read ``root``/leistungen/*.yml (and the Mandanten unless handed in); raises DatenFehler with all findings."""
        bausteine = load_bausteine(root)
        gefunden: dict[str, Leistung] = {}
        meldungen: list[str] = []
        for pfad in leistung_files(root):
            try:
                gefunden[pfad.stem] = load_leistung(pfad, bausteine)
            except DatenFehler as fehler:
                meldungen += fehler.meldungen
        if meldungen:
            raise DatenFehler(meldungen)
        return cls(gefunden, mandanten or Mandanten.load(root))

    def leistung(self, key: str) -> Leistung:
        """As written, without any Mandant. Raises :class:`LeistungUnbekannt`."""
        try:
            return self._leistungen[key]
        except (KeyError, TypeError):
            raise LeistungUnbekannt from None

    def alle(self) -> list[Leistung]:
        """Everything a citizen may find; not what is internal."""
        return [leistung for leistung in self._leistungen.values() if not leistung.intern]

    def __iter__(self) -> Iterator[Leistung]:
        return iter(self._leistungen.values())

    def fuer(self, mandant_key: str, leistung_key: str) -> Leistung:
        """With the Mandant's file merged in. Raises :class:`LeistungUnbekannt` or :class:`LeistungAus`."""
        schluessel = (mandant_key, leistung_key)
        if schluessel not in self._gemischt:
            leistung = self.leistung(leistung_key)
            anpassung = self._anpassungen.get(mandant_key, {}).get(leistung_key, Anpassung())
            if anpassung.aus:
                raise LeistungAus
            self._gemischt[schluessel] = merge(leistung, anpassung, self._appointments(mandant_key, leistung))
        return self._gemischt[schluessel]

    def von(self, mandant_key: str) -> list[Leistung]:
        """All services of one Mandant, merged, without what is switched off or internal."""
        anpassungen = self._anpassungen.get(mandant_key, {})
        aus = {key for key, anpassung in anpassungen.items() if anpassung.aus}
        return [self.fuer(mandant_key, leistung.leistung) for leistung in self.alle() if leistung.leistung not in aus]

    def start(self, mandant_key: str, leistung_key: str) -> Start | None:
        """The form a wish opens: its own, or for ``modus: termin`` the one that offers it. None: information only."""
        leistung = self.fuer(mandant_key, leistung_key)
        if leistung.startbar:
            return Start(leistung.leistung, {})
        if leistung.modus != "termin":
            return None
        for andere in self.von(mandant_key):
            if not andere.startbar:
                continue
            for feld in andere.felder:
                if leistung_key in feld.optionen:
                    return Start(
                        andere.leistung, {feld.feld: {"wert": leistung_key, "text": feld.optionen[leistung_key].titel}}
                    )
        return None

    def _appointments(self, mandant_key: str, leistung: Leistung) -> dict[str, Option]:
        """The services one comes to the counter for, as choices; only worked out where a field asks for them."""
        if not any(feld.optionen_aus == TERMIN_LEISTUNGEN for feld in leistung.felder):
            return {}
        anpassungen = self._anpassungen.get(mandant_key, {})
        optionen: dict[str, Option] = {}
        for andere in self.alle():
            eigen = anpassungen.get(andere.leistung, Anpassung())
            termin = eigen.termin or andere.termin
            if andere.modus == "termin" and termin is not None and not eigen.aus:
                optionen[andere.leistung] = Option(
                    titel=andere.titel, worte=andere.stichworte, kalender=termin.kalender
                )
        return optionen


def leistung_files(root: Path) -> list[Path]:
    """Every service file, without the case files beside them."""
    return sorted(pfad for pfad in (root / "leistungen").glob("*.yml") if not pfad.name.endswith(FAELLE))


def load_leistung(pfad: Path, bausteine: Bausteine) -> Leistung:
    """One file, checked in itself: keys, types, conditions, names of types, checks and proposals."""
    datei = f"data/leistungen/{pfad.name}"
    baum = load(pfad)
    if "felder" in baum:
        baum["felder"] = expand(baum["felder"], bausteine, datei)
    leistung = read(Leistung, baum, datei)
    meldungen = check_leistung(leistung, baum, datei)
    if leistung.leistung != pfad.stem:
        meldungen.append(f"{datei}:{baum.zeilen['leistung']}: „leistung“ muss wie die Datei „{pfad.stem}“ heißen.")
    if meldungen:
        raise DatenFehler(meldungen)
    return leistung


def merge(leistung: Leistung, anpassung: Anpassung, termine: Mapping[str, Option]) -> Leistung:
    """The Mandant's word over the service's own, key by key."""
    neu: dict[str, Any] = {
        name: wert
        for name in ("kurz", "stelle", "termin", "verweis", "gebuehren", "unterlagen", "abschluss", "bearbeitungszeit")
        if (wert := getattr(anpassung, name)) is not None
    }
    neu["auskunft"] = {**leistung.auskunft, **anpassung.auskunft}
    neu["grenzen"] = {**leistung.grenzen, **anpassung.grenzen}
    if anpassung.einfache_sprache is not None:
        neu["einfache_sprache"] = _merge_simple(leistung.einfache_sprache, anpassung.einfache_sprache)
    grenzen = {name: grenze.wert for name, grenze in neu["grenzen"].items()}
    felder = (_merge_field(feld, anpassung, termine) for feld in leistung.felder)
    neu["felder"] = tuple(_limited_field(feld, grenzen) for feld in felder)
    neu["gebuehren"] = tuple(_limited(teil, grenzen) for teil in neu.get("gebuehren", leistung.gebuehren))
    neu["unterlagen"] = tuple(_limited(teil, grenzen) for teil in neu.get("unterlagen", leistung.unterlagen))
    return leistung.model_copy(update=neu)


def _limited[A: (Feld, Regel, Gebuehr, Unterlage)](abschnitt: A, grenzen: Mapping[str, str]) -> A:
    """With the numbers of this Mandant in its condition."""
    if abschnitt.wenn is None:
        return abschnitt
    return abschnitt.model_copy(update={"wenn": abschnitt.wenn.with_limits(grenzen)})


def _limited_field(feld: Feld, grenzen: Mapping[str, str]) -> Feld:
    regeln = tuple(_limited(regel, grenzen) for regel in feld.regeln)
    return _limited(feld, grenzen).model_copy(update={"regeln": regeln})


def _merge_simple(unten: EinfacheSprache, oben: EinfacheSprache) -> EinfacheSprache:
    neu: dict[str, Any] = {}
    for name in EinfacheSprache.model_fields:
        alt, wert = getattr(unten, name), getattr(oben, name)
        neu[name] = {**alt, **wert} if isinstance(alt, dict) else wert or alt
    return unten.model_copy(update=neu)


def _merge_field(feld: Feld, anpassung: Anpassung, termine: Mapping[str, Option]) -> Feld:
    eigene = anpassung.optionen.get(feld.feld)
    if eigene is not None:
        roh = expand_options({"optionen": eigene})["optionen"]
        return feld.model_copy(
            update={"optionen": {key: Option.model_validate(wert) for key, wert in roh.items()}, "optionen_aus": None}
        )
    if feld.optionen_aus == TERMIN_LEISTUNGEN:
        return feld.model_copy(update={"optionen": {**termine, **feld.optionen}})
    return feld
