"""Keine Datei ist länger als 300 Zeilen, keine Funktion länger als 60."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.pruefungen._dateien import files, parse, place

FILE_LINES = 300
FUNCTION_LINES = 60
WHERE = ("api", "actions", "bot", "integrations", "tools", "tests")


def check(root: Path) -> list[str]:
    found = []
    for path in files(root, ".py", ".js", ".html", ".css", under=WHERE):
        text = path.read_text(encoding="utf-8")
        lines = len(text.splitlines())
        if lines > FILE_LINES:
            found.append(f"{place(root, path, lines)}: {lines} Zeilen, höchstens {FILE_LINES}")
        if path.suffix == ".py":
            found += [
                f"{place(root, path, line)}: {name} hat {length} Zeilen, höchstens {FUNCTION_LINES}"
                for line, name, length in functions(parse(path))
                if length > FUNCTION_LINES
            ]
    return found


def functions(tree: ast.AST) -> Iterator[tuple[int, str, int]]:
    """(line, name, lines) of every function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, node.name, (node.end_lineno or node.lineno) - node.lineno + 1
