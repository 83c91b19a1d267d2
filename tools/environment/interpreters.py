"""Finds the two Pythons where they are: PATH, the usual folders, pyenv's versions, uv's own.

Shims of pyenv are passed over: they stand for whatever version is switched on at the moment and hide the rest.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tools.environment.console import SetupError, output, run, say

USUAL_FOLDERS = ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
NAME = re.compile(r"python3?(\.\d+)?$")
PROBE = "import sys as s, ssl, sqlite3, ctypes; print(*s.version_info[:2], s.version_info[3], s.implementation.name)"

if TYPE_CHECKING:
    Version = tuple[int, int]


class Need(NamedTuple):
    """A range of Python versions, both ends included, and the one we test with."""

    lowest: Version
    highest: Version
    preferred: Version

    @property
    def words(self) -> str:
        low = "{}.{}".format(*self.lowest)
        return low if self.lowest == self.highest else f"{low} oder neuer"


BOT = Need((3, 10), (3, 10), (3, 10))
APP = Need((3, 12), (3, 14), (3, 12))


def folders(env: Mapping[str, str], uv: str | None) -> Iterator[Path]:
    """Every folder in which an interpreter may lie."""
    for entry in env.get("PATH", "").split(os.pathsep):
        if entry and "shims" not in Path(entry).parts:
            yield Path(entry)
    yield from (Path(folder) for folder in USUAL_FOLDERS)
    home = Path(env.get("HOME") or "~").expanduser()
    roots = {env.get("PYENV_ROOT") or str(home / ".pyenv"), str(home / ".pyenv")}
    for root in sorted(roots):
        yield from sorted(Path(root).glob("versions/*/bin"))
    managed = output([uv, "python", "dir"]) if uv else None
    if managed:
        yield from sorted(Path(managed).glob("*/bin"))


def candidates(places: Iterable[Path]) -> Iterator[Path]:
    """Executables called python, python3 or python3.x, each real file once."""
    seen = set()
    for place in places:
        try:
            files = sorted(file for file in place.iterdir() if NAME.match(file.name))
        except OSError:
            continue
        for file in files:
            real = os.path.realpath(str(file))
            if real not in seen and os.access(real, os.X_OK):
                seen.add(real)
                yield file


def version_of(python: Path) -> Version | None:
    """(3, 12) for a released CPython with ssl and sqlite3 that runs, else None."""
    told = output([str(python), "-I", "-c", PROBE])
    if not told:
        return None
    major, minor, level, implementation = told.split()
    return (int(major), int(minor)) if level == "final" and implementation == "cpython" else None


def likely(file: Path, need: Need) -> bool:
    """Whether the name leaves open that this is a version in the range; saves starting a dozen interpreters."""
    minor = re.search(r"3\.(\d+)", file.name)
    return minor is None or need.lowest <= (3, int(minor.group(1))) <= need.highest


def find(need: Need, places: Iterable[Path]) -> Path | None:
    """The best interpreter for ``need``: the preferred version if it is there, else the lowest that fits."""
    found: list[tuple[bool, Version, Path]] = []
    for file in candidates(places):
        version = version_of(file) if likely(file, need) else None
        if version == need.preferred:
            return file
        if version and need.lowest <= version <= need.highest:
            found.append((version != need.preferred, version, file))
    return min(found)[2] if found else None


def find_or_download(need: Need, uv: str) -> Path:
    """As ``find``; where there is none, uv's download is announced and tried last."""
    found = find(need, folders(os.environ, uv))
    if found:
        return found
    wanted = "{}.{}".format(*need.preferred)
    say(
        f"Python {need.words} ist hier nicht installiert. Ich lade Python {wanted} jetzt mit uv herunter (rund 30 MB) …"
    )
    missing = (
        f"Python {need.words} fehlt und ließ sich nicht herunterladen. Bitte installieren Sie Python {wanted}, "
        f"zum Beispiel mit „pyenv install {wanted}“, und rufen Sie den Befehl noch einmal auf."
    )
    run([uv, "python", "install", wanted], missing, {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1", **os.environ})
    found = find(need, folders(os.environ, uv))
    if not found:
        raise SetupError(missing)
    return found
