"""Texte für Bürgerinnen und Bürger siezen und kommen ohne Ausrufezeichen aus."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.pruefungen._dateien import files, place, python_texts, yaml_texts

SPOKEN_BY_CITIZENS = frozenset({"beispiele", "stichworte", "worte", "quelle", "url"})
DU = re.compile(r"(?<![\w-])(du|dich|dir|dein(e|er|en|em|es)?|euch|euer|eure[rnms]?)(?![\w-])", re.IGNORECASE)
EXCLAMATION = re.compile(r"[a-zäöüß)“\"0-9]!(?=[\s“\"<)]|$)", re.IGNORECASE)
MARKUP = re.compile(
    r"<!--.*?-->|<!doctype[^>]*>|<script.*?</script>|<style.*?</style>|\{[{%#].*?[}%#]\}", re.IGNORECASE | re.DOTALL
)


def check(root: Path) -> list[str]:
    return [
        f"{place(root, path, line)}: {what}: „{text.strip()[:60]}“"
        for path, line, text in texts(root)
        for what, pattern in (("Ausrufezeichen", EXCLAMATION), ("Du-Form", DU))
        if pattern.search(text)
    ]


def texts(root: Path) -> Iterator[tuple[Path, int, str]]:
    """Everything that may be shown to a citizen. Docstrings, comments and cases are not."""
    for path in files(
        root,
        ".yml",
        under=("data/leistungen", "data/mandanten", "data/bausteine.yml", "actions", "integrations", "api"),
    ):
        if not path.stem.endswith(".faelle"):
            yield from ((path, line, text) for line, text in yaml_texts(path, SPOKEN_BY_CITIZENS))
    for path in files(root, ".py", under=("api", "actions", "integrations")):
        yield from ((path, line, text) for line, text in python_texts(path) if "(?" not in text)  # no patterns
    for path in files(root, ".html", under=("integrations", "api")):
        plain = MARKUP.sub(lambda match: "\n" * match.group().count("\n"), path.read_text(encoding="utf-8"))
        yield from ((path, line, text) for line, text in enumerate(plain.splitlines(), 1))
