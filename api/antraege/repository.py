"""Queries on drafts."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

from api.antraege.models import Antrag


class AntragRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, antrag: Antrag) -> None:
        self.session.add(antrag)
        self.session.flush()

    def get(self, key: str) -> Antrag | None:
        return self.session.get(Antrag, key)

    def hold(self, antrag: Antrag) -> bool:
        """Read it again and keep others from changing it until the transaction ends. False where it is gone."""
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
