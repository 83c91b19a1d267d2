"""Word lists of the towns: streets, items, letters of the plates. Read once per process; no rule of a town."""

import functools
from pathlib import Path

from bot.nlu.leistungsdateien import content_root
from bot.nlu.text import fold
from bot.nlu.yaml_datei import read_yaml_if_there


def _folders() -> list[Path]:
    root = content_root() / "mandanten"
    return sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []


@functools.lru_cache(maxsize=1)
def items() -> dict[str, str]:
    """Folded word → kind of item, over all towns and lists. The first kind that names a word keeps it."""
    words: dict[str, str] = {}
    for folder in _folders():
        for liste in (read_yaml_if_there(folder / "gegenstaende.yml").get("listen") or {}).values():
            for entry in liste.get("gegenstaende", []):
                for word in (entry["titel"], entry.get("mehrzahl"), entry["art"], *entry.get("worte", [])):
                    if word:
                        words.setdefault(fold(str(word)), entry["art"])
    return words


@functools.lru_cache(maxsize=1)
def streets() -> dict[str, str]:
    """Folded name → name of every street in a directory."""
    names: dict[str, str] = {}
    for folder in _folders():
        data = read_yaml_if_there(folder / "strassen.yml")
        for entry in data.get("strassen", []) if isinstance(data.get("strassen"), list) else []:
            name = entry if isinstance(entry, str) else entry.get("strasse")
            if name:
                names.setdefault(fold(str(name)), str(name))
    return names


@functools.lru_cache(maxsize=1)
def towns() -> tuple[str, ...]:
    """Names of the towns and the places in them that a directory names."""
    names = []
    for folder in _folders():
        ort = read_yaml_if_there(folder / "strassen.yml").get("ort")
        if ort:
            names.append(str(ort))
    return tuple(names)


@functools.lru_cache(maxsize=8)
def plate_prefix(mandant: str) -> str:
    """Letters of the town's own number plates, "" where unknown."""
    return str(read_yaml_if_there(content_root() / "mandanten" / mandant / "mandant.yml").get("kuerzel") or "")


@functools.lru_cache(maxsize=1)
def town_letters() -> dict[str, str]:
    """Folded names of every town → the letters its numbers of cases begin with."""
    letters = {}
    for folder in _folders():
        town = read_yaml_if_there(folder / "mandant.yml")
        for name in (town.get("name"), town.get("kurzname")):
            if name and town.get("kuerzel"):
                letters[fold(str(name))] = str(town["kuerzel"])
    return letters
