"""Finds uv, or installs it into a folder of the checkout, by hash."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.environment import interpreters
from tools.environment.console import ROOT, SetupError, output, say

OLDEST = (0, 5)
FOLDER = ROOT / ".venv-tools"
LOCK = ROOT / "requirements" / "uv.txt"


def environment() -> dict[str, str]:
    """For calls of uv: certificates of the machine count, as they do for pip and npm."""
    return {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1", **os.environ}


def usable(uv: Path) -> bool:
    """Whether this uv runs (a pyenv shim may not) and knows the options used here."""
    version = re.match(r"uv (\d+)\.(\d+)", output([str(uv), "--version"]) or "")
    return bool(version) and (int(version.group(1)), int(version.group(2))) >= OLDEST  # type: ignore[union-attr]


def places() -> Iterator[Path]:
    on_path = shutil.which("uv")
    if on_path:
        yield Path(on_path)
    home = Path.home()
    yield from (FOLDER / "bin" / "uv", home / ".local/bin/uv", home / ".cargo/bin/uv")
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv")
    yield from sorted(pyenv.glob("versions/*/bin/uv"), reverse=True)


def find() -> str | None:
    return next((str(uv) for uv in places() if uv.exists() and usable(uv)), None)


def find_or_install() -> str:
    found = find()
    if found:
        return found
    say("uv fehlt und wird nach .venv-tools installiert …")
    for python in pythons_with_pip():
        if install_with(python) and usable(FOLDER / "bin" / "uv"):
            return str(FOLDER / "bin" / "uv")
    raise SetupError(
        "uv fehlt und ließ sich nicht installieren: "
        "Keines der Python-Programme hier kann Pakete aus dem Paketverzeichnis laden. "
        "Bitte installieren Sie uv oder pip und rufen Sie den Befehl noch einmal auf."
    )


def pythons_with_pip() -> Iterator[str]:
    """Interpreters to try, this one first. Debian's own Python often has no pip; one of pyenv's then has."""
    yield sys.executable
    for file in interpreters.candidates(interpreters.folders(os.environ, None)):
        if os.path.realpath(str(file)) != os.path.realpath(sys.executable):
            yield str(file)


def install_with(python: str) -> bool:
    """Into a folder of its own: needs no root, works where the system Python belongs to the distribution (PEP 668)."""
    command = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--upgrade",
        "--require-hashes",
        "--target",
        str(FOLDER),
        "-r",
        str(LOCK),
    ]
    return output(command) is not None
