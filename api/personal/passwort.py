"""Passwords: argon2id with the parameters of RFC 9106, and what a new one must be like."""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from api.personal.errors import PasswortUntauglich

MINDESTENS, HOECHSTENS = 12, 256
hasher = PasswordHasher()
NIEMAND = hasher.hash("niemand meldet sich damit an")
"""Compared with where there is no account, so that an answer takes as long as for one that exists."""
_few_at_once = threading.BoundedSemaphore(2)
"""One comparison takes 64 MiB; many people who try at once must not take all memory."""


def hash_password(passwort: str) -> str:
    with _few_at_once:
        return hasher.hash(_normal(passwort))


def matches(known: str | None, passwort: str) -> bool:
    """Takes the same time whether there is something to compare with or not."""
    with _few_at_once:
        try:
            hasher.verify(known or NIEMAND, _normal(passwort[:HOECHSTENS]))
        except (VerificationError, InvalidHashError):
            return False
    return known is not None


def outdated(known: str) -> bool:
    """Was it hashed with weaker parameters than today's?"""
    return hasher.check_needs_rehash(known)


def check_new(passwort: str, *namen: str) -> None:
    """Long and not the name; which characters is up to the person. Raises `PasswortUntauglich`."""
    if len(passwort) < MINDESTENS:
        raise PasswortUntauglich(f"Das Passwort braucht mindestens {MINDESTENS} Zeichen.")
    if len(passwort) > HOECHSTENS:
        raise PasswortUntauglich(f"Das Passwort darf höchstens {HOECHSTENS} Zeichen lang sein.")
    klein = passwort.casefold()
    if len(set(klein)) < 4:
        raise PasswortUntauglich("Das Passwort besteht aus zu wenigen verschiedenen Zeichen.")
    for name in namen:
        if len(name) > 3 and name.casefold() in klein:
            raise PasswortUntauglich("Das Passwort darf den Namen nicht enthalten.")


def _normal(passwort: str) -> bytes:
    """The same bytes however a keyboard composes umlauts."""
    return unicodedata.normalize("NFKC", passwort).encode("utf-8", "backslashreplace")
