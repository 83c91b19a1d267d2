"""Settings of the mail server."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from api.settings_error import SettingsError

ADRESSE = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
ABSENDER_DER_DEMO = "lotse@localhost"


@dataclass(frozen=True)
class SmtpSettings:
    """Where mail goes. `tls`: from the first byte on; else by STARTTLS, which only the own machine may lack."""

    host: str
    port: int
    tls: bool
    benutzer: str | None
    geheimnis: str | None = field(repr=False)

    @property
    def loopback(self) -> bool:
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def load_smtp(env: Mapping[str, str]) -> SmtpSettings | None:
    """None where LOTSE_SMTP is not set. Raises `SettingsError`."""
    text = env.get("LOTSE_SMTP")
    if not text:
        return None
    try:
        parts = urlsplit(text)
        host, port, benutzer = parts.hostname, parts.port, unquote(parts.username or "") or None
        usable = parts.scheme in ("smtp", "smtps") and bool(host) and parts.path in ("", "/") and port != 0
        usable = usable and not (parts.query or parts.fragment) and bool(re.fullmatch("[!-~]+", text))
        secret_inside = parts.password is not None
    except ValueError:
        usable, host, port, benutzer, secret_inside = False, None, None, None, False
    if secret_inside:
        raise SettingsError("LOTSE_SMTP: Das Passwort gehört in LOTSE_SMTP_GEHEIMNIS, nicht in die Adresse.")
    if not usable or not host:  # the text is not quoted: a badly written address may hold the password
        raise SettingsError("LOTSE_SMTP muss eine Adresse wie smtp://lotse@mail.example.org:587 sein.")
    geheimnis = env.get("LOTSE_SMTP_GEHEIMNIS") or None
    if (benutzer is None) != (geheimnis is None):
        raise SettingsError("LOTSE_SMTP und LOTSE_SMTP_GEHEIMNIS: Benutzer und Passwort gehören zusammen.")
    tls = parts.scheme == "smtps"
    return SmtpSettings(host, port or (465 if tls else 587), tls, benutzer, geheimnis)


def load_sender(env: Mapping[str, str], smtp: SmtpSettings | None) -> str:
    """The address mail comes from; the demo needs none. Raises `SettingsError`."""
    text = env.get("LOTSE_ABSENDER") or ("" if smtp else ABSENDER_DER_DEMO)
    if not ADRESSE.fullmatch(text):
        raise SettingsError("LOTSE_ABSENDER muss die Adresse sein, von der E-Mails kommen, etwa lotse@example.org.")
    return text
