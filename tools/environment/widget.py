"""What browsers are sent: the widget for websites and the script of the console, each built into one file."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import NamedTuple

from tools.environment import node, venvs
from tools.environment.console import ROOT, run, say


class Script(NamedTuple):
    """``source`` holds a vite.config.ts; ``built`` is the file it writes."""

    what: str
    source: Path
    built: Path

    def inputs(self) -> list[Path]:
        """Everything it is made of, in a fixed order."""
        own = (path for path in self.source.rglob("*") if path.is_file() and self.built.parent not in path.parents)
        return [*node.INPUTS, *sorted(own)]

    def is_ready(self) -> bool:
        return self.built.is_file() and venvs.is_stamped(self.built.parent, venvs.stamp_of(*self.inputs()))

    def build(self) -> None:
        say(f"{self.what} …")
        vite = ROOT / "node_modules" / "vite" / "bin" / "vite.js"
        config = self.source / "vite.config.ts"
        command = [str(node.PROGRAM), str(vite), "build", "--config", str(config), "--logLevel", "warn"]
        stamp = venvs.stamp_of(*self.inputs())
        run(command, f"Das {self.what} ließ sich nicht bauen.")
        packed = self.built.with_name(f"{self.built.name}.gz")
        packed.write_bytes(gzip.compress(self.built.read_bytes(), 9, mtime=0))
        (self.built.parent / ".stamp").write_text(stamp)


WIDGET = ROOT / "integrations" / "website" / "widget"
KONSOLE = ROOT / "integrations" / "callcenter"
SCRIPTS = (
    Script("Skript für die Webseite", WIDGET, WIDGET / "dist" / "lotse.js"),
    Script("Skript für das Callcenter", KONSOLE / "skript", KONSOLE / "dist" / "konsole.js"),
)


def is_ready() -> bool:
    return all(script.is_ready() for script in SCRIPTS)


def build() -> None:
    for script in SCRIPTS:
        if not script.is_ready():
            script.build()
