"""Settings of the action server, read from the environment (prefix `LOTSE_`)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WURZEL = Path(__file__).resolve().parent.parent


class SettingMissing(Exception):
    """The server can't start; the message is one German sentence for the person at the terminal."""


@dataclass(frozen=True)
class Settings:
    """Ports are TCP ports on 127.0.0.1."""

    port: int
    server_port: int
    dienst_token: str


def load_settings(env: Mapping[str, str] | None = None) -> Settings:
    """Settings from `env` (default: the environment of the process). Raises `SettingMissing`."""
    env = os.environ if env is None else env
    daten = Path(env.get("LOTSE_DATEN") or WURZEL / "var").resolve()
    return Settings(
        port=int(env.get("LOTSE_ACTIONS_PORT") or 5055),
        server_port=int(env.get("LOTSE_PORT") or 8000),
        dienst_token=env.get("LOTSE_DIENST_TOKEN") or _kept(daten / "dienst-token"),
    )


@cache
def kept_days() -> int:
    """For how many days a draft that was not sent is kept; a number texts may name."""
    return int(os.environ.get("LOTSE_GESPRAECH_TAGE") or 7)


def _kept(datei: Path) -> str:
    if not datei.is_file():
        raise SettingMissing(f"LOTSE_DIENST_TOKEN ist nicht gesetzt, und {datei} gibt es nicht.")
    return datei.read_text().strip()
