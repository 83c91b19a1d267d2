"""The number and the code of a case."""

import hashlib
import re

from sqlalchemy import Insert
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from api.crypto import Cipher
from api.vorgaenge.models import AktenzeichenZaehler

FORM = re.compile(r"[A-Z]{2,4}-\d{4}-\d{6}", re.ASCII)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
CODE_BYTES = 10  # 80 bits, 16 characters
ALIKE = str.maketrans("OIL", "011")


def next_aktenzeichen(session: Session, kuerzel: str, jahr: int) -> str:
    """The next number of a Mandant and year, „SN-2026-000123“.

    One statement counts up, so two transactions never draw the same; one that is undone leaves at most a gap.
    """
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql_insert(AktenzeichenZaehler) if is_postgresql else sqlite_insert(AktenzeichenZaehler)
    insert = insert.values(kuerzel=kuerzel, jahr=jahr, stand=1)
    upsert: Insert = insert.on_conflict_do_update(
        index_elements=["kuerzel", "jahr"], set_={"stand": AktenzeichenZaehler.stand + 1}
    )
    number: int = session.execute(upsert.returning(AktenzeichenZaehler.stand)).scalar_one()
    return f"{kuerzel}-{jahr}-{number:06d}"


def normalise_aktenzeichen(text: str) -> str:
    """As typed by people: without blanks around the parts, in capitals."""
    return re.sub(r"\s+", "", text[:64]).upper()


def abrufcode(cipher: Cipher, herkunft: str) -> str:
    """The code that belongs to the draft ``herkunft``: always the same, known only to the holder of the key.

    16 characters in groups of four, 80 bits.
    """
    bits = int.from_bytes(cipher.keyed_digest("abrufcode", herkunft)[:CODE_BYTES])
    letters = "".join(ALPHABET[bits >> shift & 31] for shift in range(CODE_BYTES * 8 - 5, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def hash_abrufcode(cipher: Cipher, code: str) -> str:
    """What is stored of a code. Capitals, blanks, hyphens and letters that look like digits make no difference."""
    letters = re.sub(r"[\W_]+", "", code[:64]).upper().translate(ALIKE)
    return cipher.keyed_hash("abrufcode-hash", hashlib.sha256(letters.encode("utf-8", "replace")).hexdigest())
