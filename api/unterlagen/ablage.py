"""The folder of uploaded files: encrypted, under random names, below the data folder, which nothing serves."""

import os
import uuid
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from api.context import ApiContext
from api.unterlagen.models import Datei
from api.unterlagen.namen import display_name
from api.unterlagen.pruefstelle import Geprueft

WAISE_SECONDS = 3600
"""A file without a row is left over from an upload that broke off, once it is so old."""


@dataclass(frozen=True)
class Abgelegt:
    """A file that lies in the folder and still lacks its row."""

    id: str
    name: str
    typ: str
    groesse: int


class Ablage:
    def __init__(self, context: ApiContext) -> None:
        self.context = context

    @property
    def folder(self) -> Path:
        return self.context.settings.daten / "dateien"

    def put(self, name: str, geprueft: Geprueft) -> Abgelegt:
        """On the disk before the row that names it."""
        datei = Abgelegt(
            str(uuid.uuid4()), display_name(name, geprueft.typ), geprueft.typ, len(geprueft.inhalt)
        )  # fmt: skip
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(self.folder / datei.id, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(self.context.cipher.encrypt(geprueft.inhalt))
            file.flush()
            os.fsync(file.fileno())
        return datei

    def read(self, datei: str) -> bytes:
        """Raises `FileNotFoundError`."""
        return self.context.cipher.decrypt((self.folder / datei).read_bytes())

    def remove(self, *dateien: str) -> None:
        """Delete the bytes, once their rows are gone for good."""
        for datei in dateien:
            (self.folder / datei).unlink(missing_ok=True)

    def discard_unless_kept(self, datei: str) -> None:
        """Delete the bytes of an upload that came to nothing."""
        with self.context.db.reading() as session:
            kept = session.get(Datei, datei) is not None
        if not kept:
            self.remove(datei)


def remove_orphans(context: ApiContext) -> int:
    """Delete files that no row names; how many."""
    ablage = Ablage(context)
    limit = context.clock.now().timestamp() - WAISE_SECONDS
    old = {path.name for path in ablage.folder.glob("*") if path.stat().st_mtime < limit}
    if not old:
        return 0
    with context.db.reading() as session:
        old.difference_update(session.scalars(select(Datei.id)))
    ablage.remove(*old)
    return len(old)
