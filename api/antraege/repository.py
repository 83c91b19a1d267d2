"""Queries on drafts."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

from api.antraege.models import Antrag
from api.gedaechtnis import remember


class AntragRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, antrag: Antrag) -> None:
        self.session.add(antrag)
        self.session.flush()

    def get(self, key: str) -> Antrag | None:
        """Held until the transaction ends: the session lets go of a row nobody holds, and reads it again."""
        found = self.session.get(Antrag, key)
        return remember(self.session, "antrag", found, lambda: found)

    def hold(self, antrag: Antrag) -> bool:
        """Read it again and keep others from changing it until the transaction ends. False where it is gone.

        On SQLite a writing transaction is alone from its first statement on: what it has read still holds.
        """
        if self.session.get_bind().dialect.name == "sqlite":
            return antrag in self.session
        try:
            self.session.refresh(antrag, with_for_update=True)
        except InvalidRequestError:
            return False
        return True

    def of_gespraech(self, gespraech: str) -> Sequence[Antrag]:
        query = select(Antrag).where(Antrag.gespraech == gespraech).order_by(Antrag.erstellt)
        return self.session.scalars(query).all()

    def expired(self, jetzt: datetime) -> Sequence[Antrag]:
        return self.session.scalars(select(Antrag).where(Antrag.ablauf <= jetzt)).all()

    def delete(self, antrag: Antrag) -> None:
        self.session.delete(antrag)
        self.session.flush()
