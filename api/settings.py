"""Settings of the running parts, read from the environment (prefix ``LOTSE_``, see docs/contract.md)."""

import base64
import binascii
import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from api.settings_error import SettingsError
from api.settings_oidc import OidcSettings, load_oidc
from api.settings_smtp import ABSENDER_DER_DEMO, SmtpSettings, load_sender, load_smtp
from api.settings_telegram import TelegramSettings, load_telegram, web_address

__all__ = ["Settings", "SettingsError", "load_settings"]

WURZEL = Path(__file__).resolve().parent.parent
KEY_BYTES = 32


@dataclass(frozen=True)
class Settings:
    """What one installation is started with. ``schluessel`` is the 32-byte key all others are derived from."""

    port: int
    bot_port: int
    actions_port: int
    daten: Path
    inhalte: Path
    datenbank: str
    redis: str | None
    dienst_token: str
    schluessel: bytes
    schluessel_datei: Path
    demo: bool
    proxy: bool
    aufbewahrung: timedelta
    """A conversation and its drafts are forgotten so long after the last message, in whole days."""
    tracker_tage: int
    """Days after which the bot forgets a conversation by itself, should its deletion not have reached it."""
    adresse: str
    """Address of this server as citizens reach it, without a slash at its end; for links in messages."""
    telegram: TelegramSettings | None
    """None where no bot is to run."""
    smtp: SmtpSettings | None = None
    """None where no mail server is set: the demo then keeps mail in a folder, nobody else sends any."""
    absender: str = ABSENDER_DER_DEMO
    """The address mail comes from."""
    oidc: OidcSettings | None = None
    """None where staff sign in with password and code only."""

    def __repr__(self) -> str:
        return f"Settings(port={self.port}, daten={str(self.daten)!r}, demo={self.demo})"


def load_settings(env: Mapping[str, str] | None = None) -> Settings:
    """Read and check the environment; creates the data folder, and in it what may be drawn at random.

    Raises ``SettingsError`` where a value is unusable or the key is missing outside the demo.
    """
    env = os.environ if env is None else env
    daten = _data_folder(env)
    demo = _flag(env, "LOTSE_DEMO")
    tage = _number(env, "LOTSE_GESPRAECH_TAGE", 7, "eine Zahl von Tagen", 2, 365)
    smtp = load_smtp(env)
    schluessel_datei = Path(env.get("LOTSE_SCHLUESSEL_DATEI") or daten / "schluessel").resolve()
    return Settings(
        port=_port(env, "LOTSE_PORT", 8000),
        bot_port=_port(env, "LOTSE_BOT_PORT", 5005),
        actions_port=_port(env, "LOTSE_ACTIONS_PORT", 5055),
        daten=daten,
        inhalte=_contents(env),
        datenbank=_database_url(env, daten),
        redis=env.get("LOTSE_REDIS") or None,
        dienst_token=_dienst_token(env, daten),
        schluessel=_key(schluessel_datei, may_draw=demo),
        schluessel_datei=schluessel_datei,
        demo=demo,
        proxy=_flag(env, "LOTSE_PROXY"),
        aufbewahrung=timedelta(days=tage),
        tracker_tage=_number(env, "LOTSE_TRACKER_TAGE", tage, "eine Zahl von Tagen", 2, 365),
        adresse=_address(env),
        telegram=load_telegram(env),
        smtp=smtp,
        absender=load_sender(env, smtp),
        oidc=load_oidc(env),
    )


def _address(env: Mapping[str, str]) -> str:
    port = _port(env, "LOTSE_PORT", 8000)
    return web_address(env, "LOTSE_ADRESSE", f"http://127.0.0.1:{port}", ("http", "https"))


def _port(env: Mapping[str, str], name: str, default: int) -> int:
    return _number(env, name, default, "eine Portnummer", 1, 65535)


def _number(env: Mapping[str, str], name: str, default: int, what: str, least: int, most: int) -> int:
    text = env.get(name) or str(default)
    if not re.fullmatch("[0-9]{1,5}", text) or not least <= int(text) <= most:
        raise SettingsError(f"{name} muss {what} zwischen {least} und {most} sein, nicht „{text}“.")
    return int(text)


def _flag(env: Mapping[str, str], name: str) -> bool:
    text = env.get(name) or "0"
    if text not in ("0", "1"):
        raise SettingsError(f"{name} muss 1 (ja) oder 0 (nein) sein, nicht „{text}“.")
    return text == "1"


def _data_folder(env: Mapping[str, str]) -> Path:
    path = Path(env.get("LOTSE_DATEN") or "var").resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
        usable = os.access(path, os.W_OK | os.X_OK)
    except OSError:
        usable = False
    if not usable:
        raise SettingsError(f"LOTSE_DATEN: {path} ist kein Ordner, in den der Lotse schreiben darf.")
    return path


def _contents(env: Mapping[str, str]) -> Path:
    path = Path(env.get("LOTSE_INHALTE") or WURZEL / "data").resolve()
    if not all((path / name).is_dir() for name in ("leistungen", "mandanten")):
        raise SettingsError(f"LOTSE_INHALTE: In {path} fehlen die Ordner leistungen und mandanten.")
    return path


def _database_url(env: Mapping[str, str], daten: Path) -> str:
    url = env.get("LOTSE_DATENBANK") or f"sqlite:///{daten / 'lotse.db'}"
    if not url.startswith(("sqlite:///", "postgresql://")):
        raise SettingsError("LOTSE_DATENBANK muss mit sqlite:/// oder postgresql:// beginnen.")
    return url


def _dienst_token(env: Mapping[str, str], daten: Path) -> str:
    token = env.get("LOTSE_DIENST_TOKEN") or _read_or_draw(daten / "dienst-token", secrets.token_urlsafe(32))
    if not re.fullmatch("[!-~]{16,}", token):
        raise SettingsError(
            "LOTSE_DIENST_TOKEN: Bitte mindestens 16 zufällige Zeichen verwenden, ohne Leerzeichen und Umlaute."
        )
    return token


def _key(path: Path, *, may_draw: bool) -> bytes:
    if not path.exists() and not may_draw:
        raise SettingsError(
            f"Die Schlüsseldatei {path} fehlt. Bitte legen Sie eine Datei mit 32 zufälligen Bytes in Base64 an "
            "und nennen Sie sie in LOTSE_SCHLUESSEL_DATEI."
        )
    try:
        text = _read_or_draw(path, base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    except OSError:
        raise SettingsError(f"Die Schlüsseldatei {path} lässt sich nicht lesen.") from None
    except UnicodeDecodeError:
        text = ""
    try:
        key = base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    except (ValueError, binascii.Error):
        key = b""
    if len(key) < KEY_BYTES or len(set(key)) < KEY_BYTES // 4:
        raise SettingsError(f"Die Schlüsseldatei {path} enthält keine 32 zufälligen Bytes in Base64.")
    return key


def _read_or_draw(path: Path, drawn: str) -> str:
    """The secret kept at ``path``; several processes that start at once agree on the same one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)  # mkstemp creates with mode 0600
        with os.fdopen(handle, "w") as file:
            file.write(drawn + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(name, path)
        except FileExistsError:
            pass  # another process was first; its secret holds
        finally:
            Path(name).unlink()
    return path.read_text().strip()
