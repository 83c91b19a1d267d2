"""Prints the targets of a Makefile in their groups: lines ``##@ group`` and ``target: … ## text``."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def help_of(makefile: str) -> str:
    lines = ["Bürgerlotse – aufrufen mit: make ZIEL"]
    for line in makefile.splitlines():
        group = re.match(r"##@ (.+)", line)
        target = re.match(r"([a-z0-9-]+):.*?## (.+)", line)
        if group:
            lines += ["", group.group(1)]
        elif target:
            lines.append(f"  {target.group(1):<14}{target.group(2)}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(help_of(Path(sys.argv[1]).read_text(encoding="utf-8")))
