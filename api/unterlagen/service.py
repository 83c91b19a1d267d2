"""Keep uploaded files: what they are is decided by their content, never by their name."""

import os
import unicodedata
import uuid
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import NichtGefunden, UngueltigeEingabe, ZuGross
from api.unterlagen.models import Datei

MAX_BYTES = 10 * 1024 * 1024
NAME_MAX = 100
ANFAENGE = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
"""First bytes of the formats an office can open."""


class DateiZuGross(ZuGross):
    titel = "Datei zu groß"
    text = (
        "Die Datei ist größer als 10 MB. Bitte senden Sie eine kleinere, zum Beispiel ein Foto in geringerer Auflösung."
    )


def media_type(content: bytes) -> str:
    """The media type by content. Raises `DateiZuGross`, and `UngueltigeEingabe` for anything but PDF, JPG and PNG."""
    if len(content) > MAX_BYTES:
        raise DateiZuGross
    for anfang, typ in ANFAENGE.items():
        if content.startswith(anfang):
            return typ
    text = "Diese Datei ist leer." if not content else "Bitte senden Sie eine Datei im Format PDF, JPG oder PNG."
    raise UngueltigeEingabe(text, felder={"datei": text})


def display_name(name: str) -> str:
    """The name a device gave, without folders and invisible characters. For display only."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(zeichen for zeichen in bare if unicodedata.category(zeichen)[0] != "C").strip()
    return printable[-NAME_MAX:] or "Datei"


class DateiService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    @property
    def folder(self) -> Path:
        return self.context.settings.daten / "dateien"

    def store(self, mandant: str, gespraech: str, name: str, content: bytes) -> dict[str, Any]:
        """Keep a file; its value in a case: {datei, name, typ, groesse}. Raises like `media_type`."""
        typ = media_type(content)
        datei = Datei(
            id=str(uuid.uuid4()),
            mandant=mandant,
            gespraech=gespraech,
            name=display_name(name),
            typ=typ,
            groesse=len(content),
            erstellt=self.context.clock.now(),
        )
        self._write(datei.id, self.context.cipher.encrypt(content))
        self.session.add(datei)
        return _value(datei)

    def value(self, datei: Any, gespraech: str | None) -> dict[str, Any] | None:
        """The value of a file handed in in this conversation; None for any other and for what is no id."""
        row = self.session.get(Datei, datei) if isinstance(datei, str) else None
        return _value(row) if row is not None and row.gespraech == gespraech else None

    def read(self, datei: str) -> tuple[Datei, bytes]:
        """Description and content of a file. Raises `NichtGefunden`."""
        row = self.session.get(Datei, datei)
        if row is None:
            raise NichtGefunden
        return row, self.context.cipher.decrypt((self.folder / row.id).read_bytes())

    def assign(self, datei: str, gespraech: str | None) -> None:
        """A file handed in later belongs to the conversation of its case, and outlives the one it came in by."""
        row = self.session.get(Datei, datei)
        if row is not None:
            row.gespraech = gespraech or ""

    def forget(self, gespraech: str, ausser: set[str]) -> list[str]:
        """Forget the files of a conversation but those named; removes the rows, and names the files to `remove`."""
        query = select(Datei.id).where(Datei.gespraech == gespraech)
        gone = [datei for datei in self.session.scalars(query) if datei not in ausser]
        self.session.execute(delete(Datei).where(Datei.id.in_(gone)))
        return gone

    def remove(self, dateien: list[str]) -> None:
        """Delete the bytes, once the rows are gone for good."""
        for datei in dateien:
            (self.folder / datei).unlink(missing_ok=True)

    def _write(self, name: str, data: bytes) -> None:
        """On the disk before the row that names it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _value(datei: Datei) -> dict[str, Any]:
    return {"datei": datei.id, "name": datei.name, "typ": datei.typ, "groesse": datei.groesse}
