"""Kein Beispielsatz steht doppelt: weder in data/nlu/ noch in den Beispielen zweier Leistungen."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from tools.pruefungen._dateien import files

ANNOTATION = re.compile(r"\[([^\]]+)\](\([^)]*\)|\{[^}]*\})")


def check(root: Path) -> list[str]:
    return duplicates(nlu_examples(root)) + duplicates(service_examples(root))


def duplicates(examples: Iterator[tuple[str, str]]) -> list[str]:
    first: dict[str, str] = {}
    found = []
    for where, sentence in examples:
        key = " ".join(re.sub(r"[^\w\s]", " ", ANNOTATION.sub(r"\1", sentence).casefold()).split())
        if key and key in first:
            found.append(f"{where}: „{sentence}“ steht schon in {first[key]}")
        first.setdefault(key, where)
    return found


def nlu_examples(root: Path) -> Iterator[tuple[str, str]]:
    for path in files(root, ".yml", under=("data/nlu",)):
        for entry in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("nlu", []):
            if "intent" in entry:
                for line in str(entry.get("examples", "")).splitlines():
                    if line.strip().startswith("-"):
                        yield f"{path.relative_to(root)} ({entry['intent']})", line.strip()[1:].strip()


def service_examples(root: Path) -> Iterator[tuple[str, str]]:
    for path in files(root, ".yml", under=("data/leistungen",)):
        if not path.stem.endswith(".faelle"):
            content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
            for sentence in content.get("beispiele") or []:
                yield str(path.relative_to(root)), str(sentence)
