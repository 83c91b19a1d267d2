"""Jede Sperrdatei nennt zu jedem Paket Fassung und Prüfsumme, keinen Server, und passt zu ihrem pyproject.toml."""

import json
import re
import tomllib
from pathlib import Path

from tools.pruefungen._dateien import place

ENTRY = re.compile(r"^([A-Za-z0-9._-]+)(\[[^\]]*\])?==\S+( ;.*)? \\$")
SOURCES = {"app": "pyproject.toml", "bot": "bot/pyproject.toml"}


def check(root: Path) -> list[str]:
    found = []
    for name, source in SOURCES.items():
        lock = root / "requirements" / f"{name}.txt"
        if not lock.is_file():
            found.append(f"requirements/{name}.txt fehlt (make lock)")
            continue
        found += check_lock(root, lock)
        found += check_complete(root, lock, root / source)
    return found + check_npm(root)


def check_lock(root: Path, lock: Path) -> list[str]:
    found = []
    lines = lock.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if "://" in line or line.startswith("-"):
            found.append(f"{place(root, lock, number)}: nennt einen Server oder eine Option")
        elif line and not line.startswith((" ", "#")):
            following = lines[number] if number < len(lines) else ""
            if not ENTRY.match(line) or not following.startswith("    --hash=sha256:"):
                found.append(f"{place(root, lock, number)}: ohne feste Fassung oder Prüfsumme")
    return found


def check_complete(root: Path, lock: Path, source: Path) -> list[str]:
    """Names only; which version fits is what resolving decides."""
    project = tomllib.loads(source.read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project.get("dependency-groups", {}).get("dev", [])]
    locked = {_normal(match.group(1)) for line in lock.read_text().splitlines() if (match := ENTRY.match(line))}
    names = [re.match(r"[A-Za-z0-9._-]+", entry) for entry in wanted]
    return [
        f"{lock.relative_to(root)}: {match.group()} aus {source.relative_to(root)} fehlt (make lock)"
        for match in names
        if match and _normal(match.group()) not in locked
    ]


def check_npm(root: Path) -> list[str]:
    lock = root / "package-lock.json"
    if not lock.is_file():
        return ["package-lock.json fehlt"]
    found = []
    for name, entry in json.loads(lock.read_text(encoding="utf-8")).get("packages", {}).items():
        if "resolved" in entry:
            found.append(f"package-lock.json: {name} nennt einen Server (npm mit omit-lockfile-registry-resolved)")
        if name and "integrity" not in entry:
            found.append(f"package-lock.json: {name} ohne Prüfsumme")
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
