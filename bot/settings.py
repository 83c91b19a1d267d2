"""Settings of the bot process, read from the environment (prefix `LOTSE_`)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SettingMissing(RuntimeError):
    """The bot can't start; the message says in German which setting is missing."""


@dataclass(frozen=True)
class Settings:
    """What the bot process needs. Ports are TCP ports on 127.0.0.1, `tracker_tage` is in days."""

    port: int
    actions_port: int
    daten: Path
    datenbank: str
    dienst_token: str
    schluessel_datei: Path
    tracker_tage: int
    modell: Path | None


def load_settings(env: Mapping[str, str] | None = None) -> Settings:
    """Settings from `env` (default: the environment of the process). Raises `SettingMissing`."""
    env = os.environ if env is None else env
    daten = Path(env.get("LOTSE_DATEN") or ROOT / "var").resolve()
    modell = env.get("LOTSE_MODELL")
    return Settings(
        port=int(env.get("LOTSE_BOT_PORT", "5005")),
        actions_port=int(env.get("LOTSE_ACTIONS_PORT", "5055")),
        daten=daten,
        datenbank=env.get("LOTSE_DATENBANK", ""),
        dienst_token=env.get("LOTSE_DIENST_TOKEN") or _kept(daten / "dienst-token", "LOTSE_DIENST_TOKEN"),
        schluessel_datei=Path(env.get("LOTSE_SCHLUESSEL_DATEI") or daten / "schluessel"),
        tracker_tage=int(env.get("LOTSE_TRACKER_TAGE") or 7),
        modell=Path(modell).resolve() if modell else None,
    )


def _kept(path: Path, name: str) -> str:
    if not path.is_file():
        raise SettingMissing(f"{name} ist nicht gesetzt, und {path} gibt es nicht.")
    return path.read_text().strip()
