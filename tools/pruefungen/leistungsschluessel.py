"""Kein Schlüssel einer Leistung steht in actions/, bot/ oder den Regeln des Dialogs.

A key that is also a word of the contract (a question type or a part of one, an intent, a part of the state) or an
everyday word that answers are read by is only found where it is used as a service: compared with, assigned to or
passed as something called ``leistung``.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tools.pruefungen._dateien import files, parse, place

WHERE = ("actions", "bot", "data/rules", "domain.yml", "config.yml", "endpoints.yml", "credentials.yml")
# fmt: off
CONTRACT_WORDS = frozenset({
    "name", "adresse", "datum", "uhrzeit", "termin", "text", "zahl", "betrag", "ja_nein", "auswahl",
    "mehrfachauswahl", "gegenstaende", "liste", "email", "telefon", "iban", "kennzeichen", "datei", "ort",
    "bestaetigung", "hausnummer",
    "antrag", "info", "status", "termin_absagen", "storno", "mensch", "zahlung", "dokument", "konto", "datenschutz",
    "smalltalk", "beschwerde", "notfall", "ausserhalb", "fremdsprache", "rueckruf",
    "rente",
})
# fmt: on


def check(root: Path) -> list[str]:
    keys = {path.stem for path in files(root, ".yml", under=("data/leistungen",)) if not path.stem.endswith(".faelle")}
    plain = sorted(keys - CONTRACT_WORDS)
    pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, plain)) + r")(?![\w-])") if plain else None
    found = []
    for path in files(root, ".py", ".yml", under=WHERE):
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            match = pattern.search(line) if pattern else None
            if match:
                found.append(f"{place(root, path, number)}: nennt die Leistung „{match.group(1)}“")
        if path.suffix == ".py":
            used = uses_as_leistung(parse(path), keys & CONTRACT_WORDS)
            found += [f"{place(root, path, number)}: nennt die Leistung „{key}“" for number, key in used]
    return found


def uses_as_leistung(tree: ast.AST, keys: set[str]) -> Iterator[tuple[int, str]]:
    """Pairs of something called leistung and a string that is one of the keys."""
    for node in ast.walk(tree):
        pairs: list[tuple[ast.AST | None, ast.AST | None]] = []
        if isinstance(node, ast.Compare):
            pairs = [
                (side, other) for side in [node.left, *node.comparators] for other in [node.left, *node.comparators]
            ]
        elif isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.Dict):
            pairs = list(zip(node.keys, node.values, strict=True))
        elif isinstance(node, ast.keyword):
            pairs = [(ast.Name(node.arg or ""), node.value)]
        for about, value in pairs:
            for constant in ast.walk(value) if value else ():
                if isinstance(constant, ast.Constant) and constant.value in keys and _called_leistung(about):
                    yield constant.lineno, str(constant.value)


def _called_leistung(node: ast.AST | None) -> bool:
    names = (
        [getattr(part, "id", "") or getattr(part, "attr", "") or getattr(part, "value", "") for part in ast.walk(node)]
        if node
        else []
    )
    return any(isinstance(name, str) and "leistung" in name.lower() for name in names)
