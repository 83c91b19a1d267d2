"""Table of uploaded files. The bytes lie encrypted in `LOTSE_DATEN/dateien/<id>`."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, EncryptedJson, UtcDateTime


class Datei(Base):
    """One uploaded file. No foreign key to the conversation: the file of a submitted case outlives it."""

    __tablename__ = "dateien"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Random; also the file's name on disk."""
    mandant: Mapped[str] = mapped_column(String(64))
    gespraech: Mapped[str] = mapped_column(String(36), index=True)
    name: Mapped[Any] = mapped_column(EncryptedJson)
    """The name the citizen's device gave, for display only."""
    typ: Mapped[str] = mapped_column(String(32))
    """Media type found in the content: application/pdf, image/jpeg or image/png."""
    groesse: Mapped[int] = mapped_column()
    """Bytes before encryption."""
    erstellt: Mapped[datetime] = mapped_column(UtcDateTime)
