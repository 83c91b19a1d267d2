"""The widget: one script for the browser, built from ``integrations/website/widget`` with what lies in node_modules."""

from __future__ import annotations

import gzip
from pathlib import Path

from tools.environment import node, venvs
from tools.environment.console import ROOT, run, say

SOURCE = ROOT / "integrations" / "website" / "widget"
BUILT = SOURCE / "dist"


def inputs() -> list[Path]:
    """Everything the script is made of, in a fixed order."""
    own = (path for path in SOURCE.rglob("*") if path.is_file() and BUILT not in path.parents)
    return [*node.INPUTS, *sorted(own)]


def is_ready() -> bool:
    return (BUILT / "lotse.js").is_file() and venvs.is_stamped(BUILT, venvs.stamp_of(*inputs()))


def build() -> None:
    say("widget: Skript für die Webseite …")
    vite = ROOT / "node_modules" / "vite" / "bin" / "vite.js"
    command = [str(node.PROGRAM), str(vite), "build", "--config", str(SOURCE / "vite.config.ts"), "--logLevel", "warn"]
    stamp = venvs.stamp_of(*inputs())
    run(command, "Das Widget ließ sich nicht bauen.")
    script = BUILT / "lotse.js"
    (BUILT / "lotse.js.gz").write_bytes(gzip.compress(script.read_bytes(), 9, mtime=0))
    (BUILT / ".stamp").write_text(stamp)
