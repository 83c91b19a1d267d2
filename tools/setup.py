"""Sets up whatever is missing, and nothing else: ``python3 -m tools.setup [--tests]``.

Runs on any Python 3.8 or newer with the standard library alone. When all is there it only compares hashes.
"""

from __future__ import annotations

import sys
import time

if sys.version_info < (3, 8):  # noqa: UP036 - whoever calls us brings the Python
    sys.exit("Die Einrichtung braucht Python 3.8 oder neuer als python3.")

from tools.environment import debian, node, uv, venvs, widget
from tools.environment.console import ROOT, SetupError, fail, say
from tools.environment.lock import exclusive


def environments_ready() -> bool:
    return all(venvs.is_ready(venv) for venv in venvs.ALL) and node.is_ready() and widget.is_ready()


def build_environments() -> None:
    """Everything under a lock: a second set-up waits, and then finds nothing to do."""
    started = time.monotonic()
    with exclusive(ROOT / ".setup.lock", "Eine andere Einrichtung läuft in diesem Ordner, ich warte auf sie …"):
        if environments_ready():
            return
        say("Einrichtung: Es fehlt noch etwas, das dauert beim ersten Mal bis zu zehn Minuten.")
        tool = uv.find_or_install()
        for venv in venvs.ALL:
            if not venvs.is_ready(venv):
                venvs.build(venv, tool)
        if not node.is_ready():
            node.build()
        if not widget.is_ready():
            widget.build()
    say(f"Einrichtung fertig nach {time.monotonic() - started:.0f} Sekunden.")


def prepare_tests() -> None:
    """Browser and PostgreSQL. Without them the tests still run; each skip then names its reason."""
    wanted = debian.missing()
    if wanted:
        try:
            debian.install(wanted)
        except SetupError as trouble:
            say(str(trouble))


def main(arguments: list[str]) -> None:
    try:
        if not environments_ready():
            build_environments()
        if "--tests" in arguments:
            prepare_tests()
    except SetupError as trouble:
        fail(str(trouble))
    except KeyboardInterrupt:
        fail("Die Einrichtung wurde abgebrochen. Der nächste Aufruf setzt sie fort.")


if __name__ == "__main__":
    main(sys.argv[1:])
