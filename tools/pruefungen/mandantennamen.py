"""Kein Name einer Kommune steht im Code: Was eine Kommune anders macht, steht in data/mandanten/."""

import re
from pathlib import Path

from tools.pruefungen._dateien import files, place

WHERE = ("api", "actions", "bot", "integrations")


def check(root: Path) -> list[str]:
    keys = sorted(folder.name for folder in (root / "data/mandanten").glob("*") if folder.is_dir())
    if not keys:
        return []
    pattern = re.compile(r"(?i)(?<![a-zäöüß])(" + "|".join(map(re.escape, keys)) + r")(?![a-zäöüß])")
    return [
        f"{place(root, path, number)}: nennt die Kommune „{match.group(1)}“"
        for path in files(root, ".py", ".js", ".html", ".css", under=WHERE)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := pattern.search(line))
    ]
