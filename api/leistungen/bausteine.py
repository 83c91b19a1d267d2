"""Fields that many services share, put in place of ``{baustein: name}``."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from api.leistungen.yamldatei import DatenFehler, Karte, Reihe, load

Bausteine = Mapping[str, list[Karte]]
_FUER_ALLE = frozenset({"wenn", "pflicht"})


def load_bausteine(root: Path) -> dict[str, list[Karte]]:
    """Read ``root``/bausteine.yml; empty when there is none."""
    pfad = root / "bausteine.yml"
    if not pfad.exists():
        return {}
    baum = load(pfad)
    bausteine = baum.get("bausteine")
    if set(baum) != {"bausteine"} or not isinstance(bausteine, Karte):
        raise DatenFehler(["data/bausteine.yml:1: Die Datei besteht aus „bausteine:“ und sonst nichts."])
    for name, felder in bausteine.items():
        if not isinstance(felder, Reihe) or not all(isinstance(feld, Karte) and "feld" in feld for feld in felder):
            raise DatenFehler(
                [f"data/bausteine.yml:{bausteine.zeilen[name]}: „{name}“ muss eine Liste von Feldern sein."]
            )
    return dict(bausteine)


def expand(felder: Any, bausteine: Bausteine, datei: str) -> Any:
    """Replace every ``baustein`` in a list of fields. Anything misshapen is left for the schema to complain about."""
    if not isinstance(felder, Reihe):
        return felder
    neu, zeilen = Reihe(), []
    for feld, zeile in zip(felder, felder.zeilen, strict=True):
        ist_aufruf = isinstance(feld, Karte) and "baustein" in feld
        eingesetzt = list(_insert(feld, bausteine, datei)) if ist_aufruf else [feld]
        neu.extend(eingesetzt)
        zeilen += [zeile] * len(eingesetzt)
    neu.zeilen, neu.zeile = zeilen, felder.zeile
    return neu


def _insert(aufruf: Karte, bausteine: Bausteine, datei: str) -> Iterable[Karte]:
    name = aufruf["baustein"]
    if name not in bausteine:
        raise DatenFehler([f"{datei}:{aufruf.zeilen['baustein']}: Den Baustein „{name}“ gibt es nicht."])
    vorlagen = bausteine[name]
    fremd = set(aufruf) - {"baustein"}
    if len(vorlagen) == 1:
        return [_overlay(vorlagen[0], aufruf, fremd)]
    erlaubt = _FUER_ALLE | {vorlage["feld"] for vorlage in vorlagen}
    for schluessel in fremd - erlaubt:
        zeile = aufruf.zeilen[schluessel]
        raise DatenFehler(
            [f"{datei}:{zeile}: „{schluessel}“ geht bei „{name}“ nicht, nur {', '.join(sorted(erlaubt))}."]
        )
    return [_for_one(vorlage, aufruf) for vorlage in vorlagen]


def _for_one(vorlage: Karte, aufruf: Karte) -> Karte:
    eigenes = aufruf.get(vorlage["feld"])
    feld = _overlay(vorlage, aufruf, _FUER_ALLE & set(aufruf))
    return _overlay(feld, eigenes, set(eigenes)) if isinstance(eigenes, Karte) else feld


def _overlay(unten: Karte, oben: Karte, schluessel: Iterable[str]) -> Karte:
    """A copy of ``unten`` with some keys of ``oben``; every line number points to where the call stands."""
    neu = Karte(unten)
    neu.zeile, neu.zeilen = oben.zeile, dict.fromkeys(unten, oben.zeile)
    for eins in schluessel:
        neu[eins] = oben[eins]
        neu.zeilen[eins] = oben.zeilen[eins]
    return neu
