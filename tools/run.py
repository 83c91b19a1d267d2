"""Starts one installation in the foreground: ``python -m tools.run`` (what ``make run`` calls).

Reads the settings, sees that the model is there, starts actions, bot and server, prints ``bereit: <address>`` when a
citizen can chat, starts again what dies, and ends everything on Ctrl-C, SIGTERM, or the death of its parent.
"""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

from api.settings import Settings, SettingsError, load_settings
from tools.process import configuration, manager
from tools.process.database import check_database
from tools.process.parent import die_with_parent
from tools.process.parts import LOOPBACK, ROOT, Part, StartError, check_ports, environment, parts_of
from tools.process.training import ensure_model


def hold(folder: Path) -> IO[str]:
    """The lock on a data folder; two installations must not share one."""
    handle = (folder / "lauf.lock").open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        handle.close()
        raise StartError(
            f"Im Datenordner {folder} läuft schon ein Lotse. "
            "Bitte beenden Sie ihn oder wählen Sie mit LOTSE_DATEN einen anderen Ordner."
        ) from error
    return handle


def address_of(server: Part) -> str:
    """Where a browser on this machine reaches the server."""
    host = LOOPBACK if server.host in ("0.0.0.0", "::") else server.host  # noqa: S104 - compared, not bound
    return f"http://[{host}]:{server.port}" if ":" in host else f"http://{host}:{server.port}"


def demo_news(settings: Settings, address: str) -> list[str]:
    """The accounts of the demo, as the server makes them; outside the demo there are none."""
    if not settings.demo:
        return []
    command = [sys.executable, "-m", "tools.demokonten", address]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()


def start(settings: Settings) -> str | None:
    parts = parts_of(settings, os.environ)
    with hold(settings.daten):
        check_ports(parts)
        check_database(settings.datenbank)
        os.environ.update(environment(settings))
        os.chdir(ROOT)
        ensure_model()
        file = settings.daten / "supervisord.conf"
        file.write_text(configuration.configuration(parts, settings.daten))
        server = next(part for part in parts if part.name == "server")
        return manager.run(parts, file, address_of(server), demo_news(settings, address_of(server)))


def main() -> int:
    die_with_parent(signal.SIGTERM)
    try:
        trouble = start(load_settings())
    except (SettingsError, StartError) as error:
        trouble = str(error)
    except KeyboardInterrupt:
        trouble = None
    if trouble:
        print(trouble, file=sys.stderr, flush=True)
    return 1 if trouble else 0


if __name__ == "__main__":
    raise SystemExit(main())
