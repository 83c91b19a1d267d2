"""Keine Datei ist länger als 300 Zeilen, keine Funktion länger als 60.

Tests dürfen 400 und 100: Ihre Tabellen sind Daten.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.pruefungen._dateien import files, parse, place

CODE = (300, 60)
TESTS = (400, 100)
"""Lines of a file, lines of a function."""
WHERE = ("api", "actions", "bot", "integrations", "tools", "tests")


def check(root: Path) -> list[str]:
    found = []
    for path in files(root, ".py", ".js", ".ts", ".html", ".css", under=WHERE):
        file_lines, function_lines = TESTS if path.is_relative_to(root / "tests") else CODE
        text = path.read_text(encoding="utf-8")
        lines = len(text.splitlines())
        if lines > file_lines:
            found.append(f"{place(root, path, lines)}: {lines} Zeilen, höchstens {file_lines}")
        if path.suffix == ".py":
            found += [
                f"{place(root, path, line)}: {name} hat {length} Zeilen, höchstens {function_lines}"
                for line, name, length in functions(parse(path))
                if length > function_lines
            ]
    return found


def functions(tree: ast.AST) -> Iterator[tuple[int, str, int]]:
    """(line, name, lines) of every function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, node.name, (node.end_lineno or node.lineno) - node.lineno + 1
