"""What the checks share: the files of the tree and the texts in them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

SKIPPED = {".git", ".venv-app", ".venv-bot", ".venv-tools", "node_modules", "dist", "models", "var", "__pycache__"}


def files(root: Path, *suffixes: str, under: tuple[str, ...] = ("",)) -> list[Path]:
    """Files below the named folders with one of the suffixes, sorted; all suffixes when none is named."""
    found = set()
    for folder in under:
        start = root / folder
        for path in [start] if start.is_file() else sorted(start.rglob("*")):
            inside = path.relative_to(root)
            if path.is_file() and not SKIPPED & set(inside.parts) and (not suffixes or path.suffix in suffixes):
                found.add(path)
    return sorted(found)


def tracked(root: Path) -> list[Path]:
    """Files that git knows, or would take; all files where there is no git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return files(root)
    return sorted(path for name in done.stdout.split("\0") if name and (path := root / name).is_file())


@cache
def parse(path: Path) -> ast.Module:
    """The syntax tree of a Python file; an empty one where it has none, which the linter tells."""
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError:
        return ast.Module([], [])


def place(root: Path, path: Path, line: int) -> str:
    return f"{path.relative_to(root)}:{line}"


def yaml_texts(path: Path, skip: frozenset[str]) -> Iterator[tuple[int, str]]:
    """(line, text) of every string value in a YAML file that does not stand under one of the keys in ``skip``."""
    document = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    if document is not None:
        yield from _texts(document, skip)


def _texts(node: yaml.Node, skip: frozenset[str]) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.start_mark.line + 1, str(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item, skip)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if getattr(key, "value", None) not in skip:
                yield from _texts(value, skip)


def python_texts(path: Path) -> Iterator[tuple[int, str]]:
    """(line, text) of every string in a Python file that is not a docstring."""
    tree = parse(path)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
