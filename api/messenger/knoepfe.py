"""Buttons: what each means is kept here, the messenger is told a random id."""

import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.messenger.models import Knopf
from api.messenger.schemas import Tastenfeld

KENNUNG_BYTES = 15
"""20 characters; Telegram takes 64 bytes."""
GELTUNG = timedelta(days=30)
"""A press on an older button is answered as on any that no longer holds."""


class Knopfbrett:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def lay_out(self, chat: str, tasten: Tastenfeld) -> list[list[tuple[str, str]]]:
        """Rows of (title, id) for new buttons of a chat."""
        now = self.context.clock.now()
        rows = []
        for zeile in tasten:
            row = []
            for taste in zeile:
                kennung = secrets.token_urlsafe(KENNUNG_BYTES)
                self.session.add(Knopf(id=kennung, chat=chat, inhalt=taste.inhalt, benutzt=False, zeit=now))
                row.append((taste.titel, kennung))
            rows.append(row)
        return rows

    def press(self, chat: str, kennung: str) -> tuple[dict[str, Any], bool] | None:
        """What the button means and whether it was pressed before. None where this chat has no such button."""
        row = self.session.get(Knopf, kennung)
        if row is None or row.chat != chat:
            return None
        return dict(row.inhalt), row.benutzt

    def use(self, chat: str, kennung: str) -> None:
        """It was pressed and has done its work."""
        row = self.session.get(Knopf, kennung)
        if row is not None and row.chat == chat:
            row.benutzt = True


def remove_old_buttons(context: ApiContext, session: Session) -> int:
    """Returns how many."""
    old = delete(Knopf).where(Knopf.zeit < context.clock.now() - GELTUNG)
    return len(session.scalars(old.returning(Knopf.id)).all())
