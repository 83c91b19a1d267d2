"""Set-up: which Python is taken, one at a time, nothing to do when all is there, and it runs on an old Python."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.environment import interpreters, uv, venvs
from tools.environment.console import ROOT, SetupError, run_told_briefly
from tools.environment.lock import exclusive

BEFORE_ENVIRONMENTS = [
    *("tools/setup.py", "tools/lock.py", "tools/help.py", "tools/__init__.py"),
    *(f"tools/environment/{path.name}" for path in Path(venvs.__file__).parent.glob("*.py")),
]


def fake_python(folder: Path, name: str, told: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho {told}\n")
    file.chmod(0o755)
    return file


def test_preferred_version_wins_over_a_newer_one(tmp_path: Path) -> None:
    fake_python(tmp_path / "a", "python3.13", "3 13 final cpython")
    wanted = fake_python(tmp_path / "b", "python3", "3 12 final cpython")
    assert interpreters.find(interpreters.APP, [tmp_path / "a", tmp_path / "b"]) == wanted


def test_lowest_fitting_version_without_the_preferred(tmp_path: Path) -> None:
    fake_python(tmp_path, "python3.14", "3 14 final cpython")
    wanted = fake_python(tmp_path, "python3.13", "3 13 final cpython")
    assert interpreters.find(interpreters.APP, [tmp_path]) == wanted


@pytest.mark.parametrize("told", ["3 10 candidate cpython", "3 10 final pypy", "3 11 final cpython", ""])
def test_unfit_interpreters_are_passed_over(told: str, tmp_path: Path) -> None:
    fake_python(tmp_path, "python3", told)
    assert interpreters.find(interpreters.BOT, [tmp_path]) is None


def test_shims_are_passed_over_and_versions_found(tmp_path: Path) -> None:
    fake_python(tmp_path / "pyenv/shims", "python3.10", "3 10 final cpython")
    wanted = fake_python(tmp_path / "pyenv/versions/3.10.13/bin", "python3.10", "3 10 final cpython")
    env = {"PATH": str(tmp_path / "pyenv/shims"), "PYENV_ROOT": str(tmp_path / "pyenv"), "HOME": str(tmp_path)}
    places = [place for place in interpreters.folders(env, None) if place.is_relative_to(tmp_path)]
    assert interpreters.find(interpreters.BOT, places) == wanted


def test_missing_python_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "USUAL_FOLDERS", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    with pytest.raises(SetupError, match=r"^Python 3\.10 fehlt .* Bitte installieren Sie Python 3\.10"):
        interpreters.find_or_download(interpreters.BOT, "/bin/false")


def test_broken_uv_is_not_usable(tmp_path: Path) -> None:
    assert uv.usable(fake_python(tmp_path, "uv", "uv 0.13.9"))
    assert not uv.usable(fake_python(tmp_path, "alt", "uv 0.1.0"))
    assert not uv.usable(fake_python(tmp_path, "shim", "pyenv: uv: command not found"))


def test_stamp_follows_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "app.txt"
    lock.write_text("a==1\n")
    (tmp_path / ".stamp").write_text(venvs.stamp_of(lock))
    assert venvs.is_stamped(tmp_path, venvs.stamp_of(lock))
    lock.write_text("a==2\n")
    assert not venvs.is_stamped(tmp_path, venvs.stamp_of(lock))


def test_second_setup_waits_for_the_first(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tools.environment.lock import exclusive\n"
        "with exclusive(Path(sys.argv[1]), 'ich warte'): print('drin')"
    )
    with exclusive(tmp_path / "lock", "nie"):
        second = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "lock")], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert second.stdout is not None
        assert second.stdout.readline() == "ich warte\n"
        assert second.poll() is None
    assert second.communicate(timeout=20)[0] == "drin\n"


def test_chatter_is_left_out_and_failure_told(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["/bin/sh", "-c", "echo ' + rasa'; echo Installed; exit 3"]
    with pytest.raises(SetupError, match="ging nicht"):
        run_told_briefly(command, "ging nicht", os.environ, chatter=(" + ",))
    assert capsys.readouterr().out == "  Installed\n"


@pytest.mark.parametrize("file", BEFORE_ENVIRONMENTS)
def test_runs_before_anything_is_installed(file: str) -> None:
    """Syntax of Python 3.8, and no import but the standard library and its own."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"), feature_version=(3, 8))
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            first = name.split(".")[0]
            assert first in sys.stdlib_module_names or name.startswith(("tools.environment", "tools"))
