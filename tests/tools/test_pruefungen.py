"""Every check of our own passes on a clean tree and fails on a tree with the one thing it looks for."""

import importlib
from pathlib import Path

import pytest

from tests.tools.baum import GOOD, make
from tools.pruefungen.__main__ import FOLDER, run

NAMES = sorted(file.stem for file in FOLDER.glob("[a-z]*.py"))
SERVER = "https://files.python" + "hosted.org/x.whl"

BROKEN: list[tuple[str, str, str]] = [
    ("anrede", "data/leistungen/laubsack.yml", "kurz: Wir liefern sofort!\n"),
    ("anrede", "data/leistungen/laubsack.yml", "kurz: Damit kannst du starten.\n"),
    ("anrede", "data/mandanten/musterstadt/texte.yml", "gruss: Schön, dass Sie da sind!\n"),
    ("anrede", "actions/texte.yml", "frage:\n  - Wie heißt dein Hund?\n"),
    ("anrede", "api/errors.py", 'raise ValueError("Das geht nicht! Bitte neu.")\n'),
    ("anrede", "integrations/seite.html", "<!doctype html><p>Willkommen!</p>"),
    ("fremdpakete", "integrations/server.py", "from sqlalchemy import text\n"),
    ("fremdpakete", "api/engine.py", "def lazy():\n    import rasa_sdk\n"),
    ("fremdpakete", "actions/turn.py", "import rasa.shared\n"),
    ("fremdpakete", "integrations/website/bot.py", "import telegram\n"),
    ("fremdpakete", "bot/reading.py", "import sqlalchemy\n"),
    ("herkunft", "docs/betrieb.md", f"lade {SERVER}\n"),
    ("herkunft", "tools/x.py", 'PATH = "/' + 'home/anna/lotse"\n'),
    ("laenge", "api/lang.py", "x = 1\n" * 301),
    ("laenge", "tests/test_lang.py", "x = 1\n" * 401),
    ("laenge", "api/lang.py", "def f():\n" + "    x = 1\n" * 60),
    ("leistungsschluessel", "actions/turn.py", 'if key == "laubsack":\n    pass\n'),
    ("leistungsschluessel", "bot/reading.py", "# only for laubsack\n"),
    ("leistungsschluessel", "data/rules/form.yml", "rules: [{rule: laubsack starten}]\n"),
    ("leistungsschluessel", "actions/turn.py", 'if stand.leistung == "termin":\n    pass\n'),
    ("leistungsschluessel", "actions/turn.py", 'begin(leistung="termin")\n'),
    ("leistungsschluessel", "actions/turn.py", 'befehl = {"leistung": "termin"}\n'),
    ("leistungsschluessel", "actions/turn.py", 'leistung = "termin"\n'),
    ("mandantennamen", "api/engine.py", 'if mandant == "musterstadt":\n    pass\n'),
    ("mandantennamen", "integrations/seite.html", "<title>Musterstadt</title>"),
    ("sperrdateien", "requirements/app.txt", "fastapi>=0.165\n"),
    ("sperrdateien", "requirements/app.txt", "fastapi==0.165.0\n"),
    ("sperrdateien", "requirements/bot.txt", f"--index-url {SERVER}\n" + GOOD["requirements/bot.txt"]),
    ("sperrdateien", "pyproject.toml", '[project]\ndependencies = ["FastAPI", "httpx"]\n'),
    ("sperrdateien", "package-lock.json", '{"packages": {"node_modules/kern": {"integrity": "x", "resolved": "y"}}}'),
    ("sperrdateien", "package-lock.json", '{"packages": {"node_modules/kern": {}}}'),
    ("trainingsdaten", "data/nlu/noch.yml", "nlu:\n- intent: antrag\n  examples: |\n    - Hallo!\n"),
    ("trainingsdaten", "data/nlu/noch.yml", "nlu:\n- intent: antrag\n  examples: |\n    - '[moin](gruss)'\n"),
    ("trainingsdaten", "data/leistungen/kompost.yml", "beispiele:\n  - ich brauche einen termin\n"),
]


def findings(name: str, root: Path) -> list[str]:
    found = importlib.import_module(f"tools.pruefungen.{name}").check(root)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_clean_tree_passes(name: str, tmp_path: Path) -> None:
    assert findings(name, make(tmp_path)) == []


@pytest.mark.parametrize(("name", "path", "text"), BROKEN)
def test_broken_tree_fails_and_names_the_file(name: str, path: str, text: str, tmp_path: Path) -> None:
    found = findings(name, make(tmp_path, **{path: text}))
    assert found
    named = "requirements/app.txt" if path == "pyproject.toml" else path
    assert any(named in line for line in found)


def test_every_check_has_a_broken_tree() -> None:
    assert {name for name, _, _ in BROKEN} == set(NAMES)


def test_all_together_name_the_rule_before_what_breaks_it(tmp_path: Path) -> None:
    lines = run(make(tmp_path, **{"api/engine.py": "import rasa_sdk\n"}))
    assert lines[0].startswith("fremdpakete: ")
    assert lines[1].strip().startswith("api/engine.py:1")
