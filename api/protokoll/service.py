"""Write the log of the console, read it per Mandant, and forget it in time."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.protokoll.models import Eintrag

AUFBEWAHRUNG = timedelta(days=180)
"""Long enough to look into a complaint, short enough that nobody's work is kept on record."""
TAT = re.compile(r"[a-z_]{3,40}")


class Protokoll:
    """Entries are added, never changed; they are part of the caller's transaction, so no act goes without its entry."""

    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def write(
        self,
        konto: str | None,
        mandant: str,
        was: str,
        *,
        vorgang: str | None = None,
        gespraech: str | None = None,
        einzelheiten: Mapping[str, Any] | None = None,
    ) -> None:
        """``was`` is a key in small letters; what names a person belongs into ``einzelheiten``, which is encrypted."""
        if not TAT.fullmatch(was):
            raise ValueError("an act is a key in small letters")
        eintrag = Eintrag(
            id=str(uuid4()), zeit=self.context.clock.now(), mandant=mandant, konto=konto, was=was, vorgang=vorgang,
            gespraech=gespraech, einzelheiten=dict(einzelheiten) if einzelheiten else None,
        )  # fmt: skip
        self.session.add(eintrag)

    def of(self, mandant: str, *, vorgang: str | None = None, gespraech: str | None = None) -> list[Eintrag]:
        """The newest two hundred of a Mandant, newest first; of one case or conversation where it is named."""
        wanted = select(Eintrag).where(Eintrag.mandant == mandant)
        if vorgang is not None:
            wanted = wanted.where(Eintrag.vorgang == vorgang)
        if gespraech is not None:
            wanted = wanted.where(Eintrag.gespraech == gespraech)
        return list(self.session.scalars(wanted.order_by(Eintrag.zeit.desc(), Eintrag.id).limit(200)))


def remove_old_entries(context: ApiContext, session: Session) -> int:
    """Delete what has been kept long enough. Returns how many."""
    old = delete(Eintrag).where(Eintrag.zeit <= context.clock.now() - AUFBEWAHRUNG)
    return len(session.scalars(old.returning(Eintrag.id)).all())
