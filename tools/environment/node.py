"""The browser assets, by the npm that comes with the app environment."""

from __future__ import annotations

import os
from pathlib import Path

from tools.environment import venvs
from tools.environment.console import ROOT, run, say

CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"  # node brings a list of its own and passes the machine's over
FOLDER = ROOT / "node_modules"
PROGRAM = venvs.ALL[0].folder / "bin" / "node"
INPUTS = (ROOT / "package.json", ROOT / "package-lock.json")


def is_ready() -> bool:
    return venvs.is_stamped(FOLDER, venvs.stamp_of(*INPUTS))


def build() -> None:
    say("node_modules: Dateien für die Webseite …")
    tools = venvs.ALL[0].folder / "bin"
    env = {**os.environ, "PATH": str(tools) + os.pathsep + os.environ.get("PATH", "")}
    if Path(CERTIFICATES).exists():
        env.setdefault("NODE_EXTRA_CA_CERTS", CERTIFICATES)
    command: list[str] = [str(tools / "npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run(command, "Die Dateien für die Webseite ließen sich nicht mit npm laden.", env)
    (FOLDER / ".stamp").write_text(venvs.stamp_of(*INPUTS))
