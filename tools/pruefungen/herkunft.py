"""Kein Paketserver und kein Pfad eines bestimmten Rechners steht im Baum."""

import re
from pathlib import Path

from tools.pruefungen._dateien import place, tracked

BINARY = {".png", ".jpg", ".ico", ".woff", ".woff2", ".gz", ".pdf"}
DOT = re.escape(".")
HOSTS = [
    f"pypi{DOT}org",
    f"pythonhosted{DOT}org",
    f"registry{DOT}npmjs",
    f"registry{DOT}yarnpkg",
    f"deb{DOT}debian{DOT}org",
]
PATHS = [f"(?<![\\w.])/{folder}/" for folder in ("work", "root", "home", "tmp", "Users")]
PATTERN = re.compile("|".join(HOSTS + PATHS))


def check(root: Path) -> list[str]:
    return [
        f"{place(root, path, number)}: „{match.group()}“"
        for path in tracked(root)
        if path.suffix not in BINARY
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (match := PATTERN.search(line))
    ]
