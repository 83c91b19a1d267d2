"""What only the tests need and pip can't bring: a browser and the server binaries of PostgreSQL."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from tools.environment.console import SetupError, run, say

NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/lotse.conf")


class Wanted(NamedTuple):
    what: str
    packages: tuple[str, ...]


BROWSER = Wanted("Chromium für die Browsertests", ("chromium", "chromium-driver"))
POSTGRESQL = Wanted("PostgreSQL für die Tests auf beiden Datenbanken", ("postgresql",))


def missing() -> list[Wanted]:
    found = []
    if not (shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")):
        found.append(BROWSER)
    if not (shutil.which("postgres") or list(Path("/usr/lib/postgresql").glob("*/bin/postgres"))):
        found.append(POSTGRESQL)
    return found


def install(wanted: list[Wanted]) -> None:
    """By apt-get where we may; else one sentence that names the command.

    The tests start servers of their own in temporary folders; the packages are told not to start one.
    """
    packages = [package for entry in wanted for package in entry.packages]
    command = "sudo apt-get install " + " ".join(packages)
    what = " und ".join(entry.what for entry in wanted)
    sentence = f"Es fehlt {what}. Bitte installieren Sie das mit „{command}“; sonst werden diese Tests übersprungen."
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SetupError(sentence)
    say(f"Installiere {what} …")
    if POSTGRESQL in wanted and not NO_CLUSTER.exists():
        NO_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
        NO_CLUSTER.write_text("create_main_cluster = false\n")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], sentence, env)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], sentence, env)
