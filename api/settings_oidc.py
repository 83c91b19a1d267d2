"""Settings of a provider that vouches for the staff (OpenID Connect)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from api.settings_error import SettingsError
from api.settings_telegram import web_address

LOOPBACK = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/.*)?")


@dataclass(frozen=True)
class OidcSettings:
    aussteller: str
    """The issuer; its address and ``/.well-known/openid-configuration`` say the rest."""
    kennung: str
    geheimnis: str = field(repr=False)
    rollen: str
    """The claim that lists what a person may do, as ``<mandant>:<rolle>``."""
    titel: str
    """What the button says: "Mit … anmelden"."""


def load_oidc(env: Mapping[str, str]) -> OidcSettings | None:
    """None where LOTSE_OIDC_AUSSTELLER is not set. Raises `SettingsError`."""
    if not env.get("LOTSE_OIDC_AUSSTELLER"):
        return None
    aussteller = env["LOTSE_OIDC_AUSSTELLER"]
    web_address(env, "LOTSE_OIDC_AUSSTELLER", "", ("http", "https"))
    if not aussteller.startswith("https://") and not LOOPBACK.fullmatch(aussteller):
        raise SettingsError("LOTSE_OIDC_AUSSTELLER muss mit https:// beginnen.")
    kennung, geheimnis = env.get("LOTSE_OIDC_KENNUNG") or "", env.get("LOTSE_OIDC_GEHEIMNIS") or ""
    if not kennung or not geheimnis:
        raise SettingsError("LOTSE_OIDC_KENNUNG und LOTSE_OIDC_GEHEIMNIS fehlen; beides vergibt Ihr Anmeldedienst.")
    return OidcSettings(
        aussteller=aussteller,
        kennung=kennung,
        geheimnis=geheimnis,
        rollen=env.get("LOTSE_OIDC_ROLLEN") or "lotse",
        titel=env.get("LOTSE_OIDC_TITEL") or "Dienstkonto",
    )
