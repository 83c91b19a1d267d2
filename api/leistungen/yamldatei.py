"""YAML as the catalogue means it: no surprise types, no duplicate keys, and every key knows its line.

Plain scalars stay text unless they are ``true``, ``false``, ``null``/``~``/empty or a whole number without leading
zeros. So ``ja``, ``no``, ``2026-11-21``, ``12:30``, ``007`` and ``120.00`` are what they look like: text.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_GANZZAHL = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_BESONDERE = {"true": True, "false": False, "null": None, "~": None, "": None}
_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class DatenFehler(Exception):
    """Something in a data file is wrong. Names file, line and key in German, one line per finding."""

    def __init__(self, meldungen: list[str]) -> None:
        self.meldungen = meldungen
        super().__init__("\n".join(meldungen))


class Karte(dict[str, Any]):
    """A YAML mapping; ``zeilen`` holds the line (from 1) of each key, ``zeile`` its own."""

    zeilen: dict[str, int]
    zeile: int


class Reihe(list[Any]):
    """A YAML sequence; ``zeilen`` holds the line of each element, ``zeile`` its own."""

    zeilen: list[int]
    zeile: int


class _Loader(yaml.CSafeLoader):
    """Composes nodes only; implicit types are decided by :func:`_scalar`, not by YAML 1.1."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:  # noqa: ARG002
        """The tag of a node without one of its own: its kind, nothing more."""
        return _TAGS[kind]

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing depends on the path to a node."""

    def ascend_resolver(self) -> None:
        """See :meth:`descend_resolver`."""


def load(pfad: Path) -> Karte:
    """Read one file. Raises :class:`DatenFehler` for bad syntax, duplicate keys and a top that is no mapping."""
    try:
        text = pfad.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fehler:
        raise DatenFehler([f"{pfad}: Die Datei lässt sich nicht lesen ({type(fehler).__name__})."]) from fehler
    return load_text(text, _kurz(pfad))


def load_text(text: str, datei: str) -> Karte:
    """Like :func:`load`, for text already in memory; ``datei`` is only named in messages."""
    loader = _Loader(text)
    try:
        wurzel = loader.get_single_node()
    except yaml.MarkedYAMLError as fehler:
        zeile = fehler.problem_mark.line + 1 if fehler.problem_mark else 1
        raise DatenFehler([f"{datei}:{zeile}: Das ist kein gültiges YAML ({fehler.problem})."]) from fehler
    except yaml.YAMLError as fehler:
        raise DatenFehler([f"{datei}:1: Das ist kein gültiges YAML ({fehler})."]) from fehler
    finally:
        loader.dispose()
    if not isinstance(wurzel, yaml.MappingNode):
        raise DatenFehler([f"{datei}:1: Die Datei muss aus „Schlüssel: Wert“ bestehen."])
    ergebnis = _construct(wurzel, datei)
    assert isinstance(ergebnis, Karte)  # noqa: S101 - a MappingNode always becomes a Karte
    return ergebnis


def _kurz(pfad: Path) -> str:
    """The path from ``data/`` on, as people know it."""
    teile = pfad.parts
    return str(Path(*teile[teile.index("data") :])) if "data" in teile else str(pfad)


def _construct(knoten: yaml.Node, datei: str) -> Any:
    if knoten.tag != _TAGS[type(knoten)]:
        raise DatenFehler([f"{datei}:{knoten.start_mark.line + 1}: Die Angabe „{knoten.tag}“ ist nicht erlaubt."])
    if isinstance(knoten, yaml.ScalarNode):
        return _scalar(knoten)
    zeile = knoten.start_mark.line + 1
    if isinstance(knoten, yaml.SequenceNode):
        reihe = Reihe([_construct(kind, datei) for kind in knoten.value])
        reihe.zeilen = [kind.start_mark.line + 1 for kind in knoten.value]
        reihe.zeile = zeile
        return reihe
    karte = Karte()
    karte.zeile, karte.zeilen = zeile, {}
    for schluessel_knoten, wert_knoten in knoten.value:
        schluessel = _key(schluessel_knoten, datei)
        if schluessel in karte:
            raise DatenFehler([f"{datei}:{schluessel_knoten.start_mark.line + 1}: „{schluessel}“ steht doppelt."])
        karte.zeilen[schluessel] = schluessel_knoten.start_mark.line + 1
        karte[schluessel] = _construct(wert_knoten, datei)
    return karte


def _key(knoten: yaml.Node, datei: str) -> str:
    zeile = knoten.start_mark.line + 1
    if not isinstance(knoten, yaml.ScalarNode):
        raise DatenFehler([f"{datei}:{zeile}: Ein Schlüssel muss ein Wort sein."])
    if not knoten.style and str(knoten.value) in _BESONDERE:
        raise DatenFehler(
            [f"{datei}:{zeile}: „{knoten.value}“ ist als Schlüssel nicht erlaubt, bitte ein Wort verwenden."]
        )
    return str(knoten.value)


def _scalar(knoten: yaml.ScalarNode) -> str | int | bool | None:
    wert = str(knoten.value)
    if knoten.style:  # quoted or block text; plain is "" from the C parser
        return wert
    if wert in _BESONDERE:
        return _BESONDERE[wert]
    return int(wert) if _GANZZAHL.match(wert) and len(wert) < 16 else wert


def walk(wert: Any, pfad: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a loaded tree with its path, for checks that look at words."""
    if isinstance(wert, str):
        yield pfad, wert
    elif isinstance(wert, dict):
        for schluessel, kind in wert.items():
            yield from walk(kind, (*pfad, schluessel))
    elif isinstance(wert, list):
        for nummer, kind in enumerate(wert):
            yield from walk(kind, (*pfad, nummer))


def line_of(baum: Any, pfad: tuple[str | int, ...]) -> int:
    """The line of the deepest part of ``pfad`` that exists in a loaded tree."""
    zeile = getattr(baum, "zeile", 1)
    for teil in pfad:
        if isinstance(baum, Karte) and teil in baum:
            zeile, baum = baum.zeilen[str(teil)], baum[str(teil)]
        elif isinstance(baum, Reihe) and isinstance(teil, int) and teil < len(baum):
            zeile, baum = baum.zeilen[teil], baum[teil]
        else:
            break
    return zeile
