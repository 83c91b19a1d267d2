"""The contracts in pyproject.toml break when a room imports what it must not know."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("api", "actions", "integrations", "bot", "tools")
FORBIDDEN = [
    ("api", "actions"),
    ("api", "bot"),
    ("api", "integrations"),
    ("actions", "api"),
    ("actions", "integrations"),
    ("integrations", "actions"),
    ("integrations", "bot"),
    ("bot", "api"),
    ("bot", "actions"),
]


def lint(tmp_path: Path, room: str, imported: str) -> subprocess.CompletedProcess[str]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)["tool"]["importlinter"]["root_packages"]) == set(ROOMS)
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    for name in ROOMS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("")
        (tmp_path / name / "work.py").write_text("")
    (tmp_path / room / "work.py").write_text(f"def lazy():\n    import {imported}.work\n")
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("room", "imported"), FORBIDDEN)
def test_forbidden_import_fails(room: str, imported: str, tmp_path: Path) -> None:
    done = lint(tmp_path, room, imported)
    assert done.returncode != 0
    assert "1 broken" in done.stdout


def test_integrations_may_use_api(tmp_path: Path) -> None:
    assert lint(tmp_path, "integrations", "api").returncode == 0
