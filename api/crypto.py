"""Encryption at rest and keyed hashes; every use has its own key, derived from the one of the installation."""

import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = b"\x01"
NONCE_BYTES = 12


class DecryptionError(Exception):
    """The bytes were not written with this key, or were changed since."""


class Cipher:
    """AES-256-GCM under a key derived with HKDF-SHA256. Thread-safe."""

    def __init__(self, key: bytes) -> None:
        if len(key) < 32:
            raise ValueError("the key needs at least 32 bytes")
        self._key = key
        self._derive = lru_cache(maxsize=64)(self._derive_uncached)
        self._aead = AESGCM(self.derive("daten"))

    def __repr__(self) -> str:
        return "Cipher(…)"

    def encrypt(self, plain: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return VERSION + nonce + self._aead.encrypt(nonce, plain, VERSION)

    def decrypt(self, data: bytes) -> bytes:
        """Raises ``DecryptionError``."""
        start = len(VERSION) + NONCE_BYTES
        if data[: len(VERSION)] != VERSION or len(data) < start:
            raise DecryptionError("unknown format")
        try:
            return self._aead.decrypt(data[len(VERSION) : start], data[start:], VERSION)
        except InvalidTag as error:
            raise DecryptionError("wrong key or changed data") from error

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose."""
        return self._derive(purpose)

    def keyed_hash(self, purpose: str, text: str) -> str:
        """HMAC-SHA256 in hex: comparable, yet useless without the key. Takes any text, even broken Unicode."""
        return self.keyed_digest(purpose, text).hex()

    def keyed_digest(self, purpose: str, text: str) -> bytes:
        return hmac.digest(self.derive(purpose), text.encode("utf-8", "backslashreplace"), hashlib.sha256)

    def _derive_uncached(self, purpose: str) -> bytes:
        return HKDF(SHA256(), 32, salt=b"buergerlotse", info=purpose.encode()).derive(self._key)
