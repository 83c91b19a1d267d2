"""Codes of an authenticator app (RFC 6238): six digits, 30 seconds, SHA-1, as every app knows them."""

import base64
import hmac
import re
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SCHRITT = 30
FENSTER = 1
"""Steps a clock may be off, before and after."""
HERAUSGEBER = "Bürgerlotse"


def new_key() -> str:
    """160 random bits in Base32, the length RFC 4226 recommends."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(key: str, moment: datetime) -> str:
    """What the app shows at that moment."""
    return _code(key, int(moment.timestamp()) // SCHRITT)


def used_step(key: str, code: str, now: datetime, after: int | None) -> int | None:
    """The step this code belongs to, or None; steps up to ``after`` were used already."""
    ziffern = re.sub(r"\s", "", code).encode("ascii", "replace")
    here = int(now.timestamp()) // SCHRITT
    found = None
    for step in range(here - FENSTER, here + FENSTER + 1):
        same = hmac.compare_digest(_code(key, step).encode(), ziffern)
        if same and (after is None or step > after):
            found = step
    return found


def address(key: str, anmeldename: str) -> str:
    """What the QR code holds (``otpauth://``)."""
    label = quote(f"{HERAUSGEBER}:{anmeldename}", safe=":")
    return f"otpauth://totp/{label}?{urlencode({'secret': key, 'issuer': HERAUSGEBER}, quote_via=quote)}"


def spaced(key: str) -> str:
    """The key in groups of four, to be typed."""
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def _code(key: str, step: int) -> str:
    # SHA-1 is what RFC 6238 and the apps use; as a MAC it is sound
    return TOTP(base64.b32decode(key), 6, SHA1(), SCHRITT).generate(step * SCHRITT).decode()  # noqa: S303
