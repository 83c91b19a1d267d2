"""The parts of an installation, and what each is started with."""

import errno
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from api.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
LOOPBACK = "127.0.0.1"


class StartError(Exception):
    """The start is given up; the message is one German sentence."""


@dataclass(frozen=True)
class Part:
    """``order``: lower starts first and stops last."""

    name: str
    venv: str
    module: str
    order: int
    port: int | None
    """None: it listens nowhere."""
    port_setting: str
    host: str = LOOPBACK

    @property
    def command(self) -> list[str]:
        return launched(self.venv, self.module)


def launched(venv: str, module: str) -> list[str]:
    """Command line of a module that dies with us."""
    return [sys.executable, "-m", "tools.process.launch", str(ROOT / venv / "bin" / "python"), "-m", module]


def parts_of(settings: Settings, env: Mapping[str, str]) -> list[Part]:
    """Only the server may listen elsewhere than on loopback, and only if LOTSE_HOST says so."""
    parts = [
        Part("actions", ".venv-app", "actions.server", 1, settings.actions_port, "LOTSE_ACTIONS_PORT"),
        Part("bot", ".venv-bot", "bot.run", 2, settings.bot_port, "LOTSE_BOT_PORT"),
        Part(
            "server",
            ".venv-app",
            "integrations.server",
            3,
            settings.port,
            "LOTSE_PORT",
            env.get("LOTSE_HOST") or LOOPBACK,
        ),
    ]
    if settings.telegram is not None:
        parts.append(Part("telegram", ".venv-app", "integrations.telegram", 4, None, ""))
    return parts


def environment(settings: Settings) -> dict[str, str]:
    """One set of settings for all parts, whatever was left to defaults."""
    return {
        "LOTSE_PORT": str(settings.port),
        "LOTSE_BOT_PORT": str(settings.bot_port),
        "LOTSE_ACTIONS_PORT": str(settings.actions_port),
        "LOTSE_DATEN": str(settings.daten),
        "LOTSE_INHALTE": str(settings.inhalte),
        "LOTSE_DATENBANK": settings.datenbank,
        "LOTSE_DIENST_TOKEN": settings.dienst_token,
        "LOTSE_SCHLUESSEL_DATEI": str(settings.schluessel_datei),
        "LOTSE_DEMO": "1" if settings.demo else "",
        "LOTSE_GESPRAECH_TAGE": str(settings.aufbewahrung.days),
        "LOTSE_TRACKER_TAGE": str(settings.tracker_tage),
        "LOTSE_ADRESSE": settings.adresse,
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": os.environ.get("PYTHONWARNINGS", "ignore"),
        "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }


def check_ports(parts: list[Part]) -> None:
    """Raises ``StartError`` naming the first port that is taken, or wanted twice."""
    ports = [part.port for part in parts]
    for part in reversed(parts):  # the server first, it is the one people know
        if part.port is None:
            continue
        if ports.count(part.port) > 1:
            raise StartError(f"Port {part.port} ist doppelt vergeben. Bitte geben Sie jedem Teil einen eigenen Port.")
        with socket.socket(socket.AF_INET6 if ":" in part.host else socket.AF_INET) as probe:
            probe.setsockopt(
                socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
            )  # a closed connection that lingers does not count
            try:
                probe.bind((part.host, part.port))
            except OSError as error:
                if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                    raise StartError(f"LOTSE_HOST: „{part.host}“ ist keine Adresse dieses Rechners.") from error
                raise StartError(
                    f"Port {part.port} ist belegt oder nicht erlaubt. Bitte beenden Sie das andere Programm "
                    f"oder wählen Sie mit {part.port_setting} einen anderen Port."
                ) from error
