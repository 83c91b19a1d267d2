import pytest

from api.crypto import Cipher, DecryptionError

CIPHER = Cipher(bytes(range(32)))


def test_what_was_encrypted_comes_back_and_looks_different_each_time() -> None:
    one, other = CIPHER.encrypt(b"Anna"), CIPHER.encrypt(b"Anna")
    assert one != other
    assert b"Anna" not in one
    assert CIPHER.decrypt(one) == CIPHER.decrypt(other) == b"Anna"


@pytest.mark.parametrize("data", [b"", b"\x01", b"\x02" + bytes(40), b"\x01" + bytes(40)])
def test_foreign_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(DecryptionError):
        CIPHER.decrypt(data)


def test_a_changed_byte_or_another_key_is_noticed() -> None:
    data = bytearray(CIPHER.encrypt(b"Anna"))
    with pytest.raises(DecryptionError):
        Cipher(bytes(32)).decrypt(bytes(data))
    data[-1] ^= 1
    with pytest.raises(DecryptionError):
        CIPHER.decrypt(bytes(data))


def test_each_purpose_has_a_key_and_a_hash_of_its_own() -> None:
    assert CIPHER.derive("a") != CIPHER.derive("b")
    assert CIPHER.keyed_hash("a", "x") == CIPHER.keyed_hash("a", "x") != CIPHER.keyed_hash("b", "x")
    assert CIPHER.keyed_hash("a", "\ud800"), "broken Unicode is hashed too"


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        Cipher(b"kurz")
