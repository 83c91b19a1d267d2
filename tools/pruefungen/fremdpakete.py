"""Jedes fremde Paket steht nur dort, wo es hingehört: rasa in bot/, rasa_sdk in actions/, sqlalchemy in api/ …"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.pruefungen._dateien import files, parse, place

ALLOWED = {
    "rasa": ("bot/",),
    "rasa_sdk": ("actions/",),
    "sqlalchemy": ("api/", "bot/tracker"),
    "alembic": ("api/",),
    "telegram": ("integrations/telegram/",),
}
WHERE = ("api", "actions", "bot", "integrations", "tools")


def check(root: Path) -> list[str]:
    return [
        f"{place(root, path, line)}: {package} darf nur in {' und '.join(ALLOWED[package])} stehen"
        for path in files(root, ".py", under=WHERE)
        for line, package in imported(parse(path))
        if package in ALLOWED and not str(path.relative_to(root)).startswith(ALLOWED[package])
    ]


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, top-level package) of every import, wherever in the file it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.lineno, node.module.split(".")[0]
