"""Everything that must hold before a change is taken: ``python -m tools.check [--schnell]``.

Runs every step even if one fails, and shows what the failing ones said. ``--schnell`` is the half that pre-commit runs.
"""

import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / ".venv-app/bin"
BOT = ROOT / ".venv-bot/bin"
NODE = APP / "node"
MODULES = ROOT / "node_modules"
CPU = "arm64" if platform.machine() in ("aarch64", "arm64") else "x64"


@dataclass(frozen=True)
class Step:
    name: str
    command: tuple[str | Path, ...]
    fast: bool = False


STEPS = (
    Step("Format", (APP / "ruff", "format", "--check", "--quiet", "."), fast=True),
    Step("Stil", (APP / "ruff", "check", "--quiet", "--output-format=concise", "."), fast=True),
    Step("Eigene Prüfungen", (APP / "python", "-m", "tools.pruefungen"), fast=True),
    Step("Importregeln", (APP / "lint-imports", "--no-logo"), fast=True),
    Step("Stil im Widget", (MODULES / f"@biomejs/cli-linux-{CPU}/biome", "check", "--error-on-warnings"), fast=True),
    Step("Katalog", (APP / "python", "-m", "api.leistungen.check")),
    Step("Typen", (APP / "mypy",)),
    Step("Typen im Bot", (APP / "mypy", "--config-file", "bot/mypy.ini", "--python-executable", BOT / "python")),
    Step("Typen im Widget", (NODE, MODULES / "typescript/bin/tsc", "--project", "integrations/website/widget")),
    Step("Typen in der Konsole", (NODE, MODULES / "typescript/bin/tsc", "--project", "integrations/callcenter/skript")),
)


def run(step: Step) -> bool:
    """Run one step; its output is shown only where it fails."""
    started = time.monotonic()
    command = [str(part) for part in step.command]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    ok = done.returncode == 0
    print(f"{'gut   ' if ok else 'FEHLER'} {step.name:<21}{time.monotonic() - started:6.1f} s", flush=True)
    if not ok:
        print(done.stdout.rstrip(), flush=True)
    return ok


def main(arguments: list[str]) -> int:
    steps = [step for step in STEPS if step.fast or "--schnell" not in arguments]
    failed = [step.name for step in steps if not run(step)]
    print(f"Nicht bestanden: {', '.join(failed)}" if failed else "Alle Prüfungen bestanden.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
