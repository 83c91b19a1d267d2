"""Runs all checks of this folder: ``python -m tools.pruefungen``."""

import importlib
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def run(root: Path) -> list[str]:
    """All findings; a line with the rule stands before the findings that break it."""
    lines = []
    for file in sorted(FOLDER.glob("[a-z]*.py")):
        module = importlib.import_module(f"tools.pruefungen.{file.stem}")
        found = module.check(root)
        if found:
            lines += [f"{file.stem}: {(module.__doc__ or '').splitlines()[0]}", *(f"  {line}" for line in found)]
    return lines


if __name__ == "__main__":
    findings = run(FOLDER.parent.parent)
    print("\n".join(findings))
    sys.exit(1 if findings else 0)
