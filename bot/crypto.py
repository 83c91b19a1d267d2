"""Encryption of what the bot keeps: one key file, one key per purpose derived from it by HKDF."""

import base64
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.settings import SettingMissing

MIN_KEY_LENGTH = 16


class Unreadable(ValueError):
    """The stored bytes weren't written with this key."""


class Cipher:
    """Encrypts bytes with a key that holds for one purpose only."""

    def __init__(self, key_material: bytes, purpose: str) -> None:
        if len(key_material) < MIN_KEY_LENGTH:
            raise SettingMissing(f"Der Schlüssel muss mindestens {MIN_KEY_LENGTH} Zeichen lang sein.")
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(key_material)
        self._fernet = Fernet(base64.urlsafe_b64encode(derived))

    @classmethod
    def from_file(cls, path: Path, purpose: str) -> "Cipher":
        """A cipher from the key file `path`. Raises `SettingMissing` when it isn't there."""
        if not path.is_file():
            raise SettingMissing(f"Die Schlüsseldatei {path} fehlt (LOTSE_SCHLUESSEL_DATEI).")
        return cls(path.read_bytes().strip(), purpose)

    def encrypt(self, data: bytes) -> bytes:
        return self._fernet.encrypt(data)

    def decrypt(self, data: bytes) -> bytes:
        """The plain bytes. Raises `Unreadable` when key or content is another."""
        try:
            return self._fernet.decrypt(data)
        except InvalidToken as error:
            raise Unreadable("written with another key") from error
