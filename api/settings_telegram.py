"""Settings of the Telegram adapter, and web addresses in general."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from api.settings_error import SettingsError

BOT_API = "https://api.telegram.org"
TOKEN = re.compile(r"[!-.0-~]{1,200}")
GEHEIMNIS = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What Telegram takes as secret_token and sends back with every update."""


@dataclass(frozen=True)
class TelegramSettings:
    """The bot of this installation. With `webhook` updates come to that address, else they are fetched."""

    token: str = field(repr=False)
    api: str
    webhook: str | None
    geheimnis: str | None = field(repr=False)

    @property
    def bot(self) -> str:
        """Number of the bot: the part of the token that is no secret."""
        number = self.token.partition(":")[0]
        return number if re.fullmatch("[0-9]{1,20}", number) else hashlib.sha256(self.token.encode()).hexdigest()[:20]

    @property
    def webhook_path(self) -> str | None:
        return urlsplit(self.webhook).path if self.webhook else None


def load_telegram(env: Mapping[str, str]) -> TelegramSettings | None:
    """None where LOTSE_TELEGRAM_TOKEN is not set. Raises `SettingsError`."""
    token = env.get("LOTSE_TELEGRAM_TOKEN")
    if not token:
        return None
    if not TOKEN.fullmatch(token):
        raise SettingsError("LOTSE_TELEGRAM_TOKEN enthält Zeichen, die in keinem Token von @BotFather vorkommen.")
    webhook = env.get("LOTSE_TELEGRAM_WEBHOOK") or None
    geheimnis = env.get("LOTSE_TELEGRAM_GEHEIMNIS") or None
    if webhook:
        webhook = web_address(env, "LOTSE_TELEGRAM_WEBHOOK", "", ("http", "https"))
        if urlsplit(webhook).path in ("", "/"):
            raise SettingsError("LOTSE_TELEGRAM_WEBHOOK braucht einen eigenen Pfad, etwa https://…/telegram/webhook.")
        if not geheimnis or not GEHEIMNIS.fullmatch(geheimnis):
            raise SettingsError(
                "LOTSE_TELEGRAM_GEHEIMNIS: Der Webhook braucht ein Geheimnis aus bis zu 256 zufälligen Zeichen "
                "(Buchstaben, Ziffern, _ und -)."
            )
    api = web_address(env, "LOTSE_TELEGRAM_API", BOT_API, ("http", "https"))
    return TelegramSettings(token=token, api=api, webhook=webhook, geheimnis=geheimnis)


def web_address(env: Mapping[str, str], name: str, default: str, schemes: tuple[str, ...]) -> str:
    """An absolute address without query, fragment, and slash at its end. Raises `SettingsError`."""
    text = (env.get(name) or default).rstrip("/")
    try:
        parts = urlsplit(text)
        usable = parts.scheme in schemes and bool(parts.hostname) and not (parts.query or parts.fragment)
        usable = usable and (parts.port is None or parts.port > 0) and bool(re.fullmatch("[!-~]+", text))
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(f"{name} muss eine Adresse wie https://www.example.org sein, nicht „{text}“.")
    return text
