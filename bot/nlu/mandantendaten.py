"""Word lists of the towns: streets, items, letters of the plates. Read once per process; no rule of a town."""

import functools
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.leistungsdateien import content_root
from bot.nlu.text import fold


def _load(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or {}  # noqa: S506 - a safe loader


def _folders() -> list[Path]:
    root = content_root() / "mandanten"
    return sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []


@functools.lru_cache(maxsize=1)
def items() -> dict[str, str]:
    """Folded word → kind of item, over all towns and lists. The first kind that names a word keeps it."""
    words: dict[str, str] = {}
    for folder in _folders():
        for liste in (_load(folder / "gegenstaende.yml").get("listen") or {}).values():
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
        data = _load(folder / "strassen.yml")
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
        ort = _load(folder / "strassen.yml").get("ort")
        if ort:
            names.append(str(ort))
    return tuple(names)


@functools.lru_cache(maxsize=8)
def plate_prefix(mandant: str) -> str:
    """Letters of the town's own number plates, "" where unknown."""
    return str(_load(content_root() / "mandanten" / mandant / "mandant.yml").get("kuerzel") or "")


@functools.lru_cache(maxsize=1)
def town_letters() -> dict[str, str]:
    """Folded names of every town → the letters its numbers of cases begin with."""
    letters = {}
    for folder in _folders():
        town = _load(folder / "mandant.yml")
        for name in (town.get("name"), town.get("kurzname")):
            if name and town.get("kuerzel"):
                letters[fold(str(name))] = str(town["kuerzel"])
    return letters
