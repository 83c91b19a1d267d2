"""The two virtual environments, and the stamp that tells whether one is as its lock says."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from tools.environment.console import ROOT, output, run, run_told_briefly, say
from tools.environment.interpreters import APP, BOT, Need, find_or_download
from tools.environment.uv import environment as uv_environment

FORMAT = "1"  # raise it to have every environment made anew


class Venv(NamedTuple):
    name: str
    need: Need
    about: str

    @property
    def folder(self) -> Path:
        return ROOT / self.name

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def lock(self) -> Path:
        return ROOT / "requirements" / (self.name.replace(".venv-", "") + ".txt")


ALL = (
    Venv(".venv-app", APP, "Server, Aktionen und Werkzeuge"),
    Venv(".venv-bot", BOT, "Rasa; die großen Pakete brauchen beim ersten Mal einige Minuten"),
)


def stamp_of(*inputs: Path) -> str:
    """Hash over the contents of files."""
    digest = hashlib.sha256(FORMAT.encode())
    for file in inputs:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def is_stamped(folder: Path, stamp: str) -> bool:
    file = folder / ".stamp"
    return file.is_file() and file.read_text() == stamp


def is_ready(venv: Venv) -> bool:
    """Without starting anything: the stamp fits the lock and the interpreter behind the link still exists."""
    return venv.python.exists() and is_stamped(venv.folder, stamp_of(venv.lock))


def build(venv: Venv, uv: str) -> None:
    """Make the environment, or bring it to its lock. The stamp comes last, so a broken run is repeated."""
    stamp = venv.folder / ".stamp"
    if stamp.exists():
        stamp.unlink()
    if not (venv.python.exists() and output([str(venv.python), "-I", "-c", "pass"]) is not None):
        python = find_or_download(venv.need, uv)
        say(f"{venv.name}: neue Umgebung mit {python}")
        run(
            [uv, "venv", "--quiet", "--clear", "--python", str(python), str(venv.folder)],
            f"{venv.name} ließ sich nicht anlegen.",
        )
    say(f"{venv.name}: Pakete nach {venv.lock.relative_to(ROOT)} ({venv.about}) …")
    env = {**uv_environment(), "VIRTUAL_ENV": str(venv.folder)}
    trouble = (
        f"Die Pakete für {venv.name} ließen sich nicht installieren. "
        "Bitte prüfen Sie die Verbindung zum Paketverzeichnis."
    )
    run_told_briefly(
        [uv, "pip", "sync", "--require-hashes", str(venv.lock)], trouble, env, chatter=(" + ", " - ", " ~ ", "Using ")
    )
    stamp.write_text(stamp_of(venv.lock))
