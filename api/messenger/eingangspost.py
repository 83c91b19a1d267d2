"""The inbox: updates are stored before they are acknowledged, and dealt with in order, each chat by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.messenger.models import Eingangspost

MERKEN = timedelta(days=2)
"""So long the number of an update is known; messengers repeat one for a day at most."""


@dataclass(frozen=True)
class Neuzugang:
    """An update as it came in."""

    nummer: int
    kennung_hash: str
    inhalt: dict[str, Any]


class Posteingang:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def store(self, bot: str, neue: Iterable[Neuzugang]) -> set[str]:
        """Keep what has not come in before. Returns the chats (by hash) there is something new of."""
        by_number = {neu.nummer: neu for neu in neue}
        known = select(Eingangspost.nummer).where(Eingangspost.bot == bot, Eingangspost.nummer.in_(list(by_number)))
        for nummer in self.session.scalars(known):
            del by_number[nummer]
        now = self.context.clock.now()
        self.session.add_all(
            Eingangspost(
                bot=bot,
                nummer=neu.nummer,
                kennung_hash=neu.kennung_hash,
                inhalt=neu.inhalt,
                zustand="offen",
                versuche=0,
                zeit=now,
            )
            for neu in by_number.values()
        )
        return {neu.kennung_hash for neu in by_number.values()}

    def waiting(self, bot: str) -> Sequence[str]:
        """The chats with something to deal with."""
        open_ = select(Eingangspost.kennung_hash).where(Eingangspost.zustand == "offen", Eingangspost.bot == bot)
        return self.session.scalars(open_.distinct()).all()

    def next(self, bot: str, kennung_hash: str, nach: int | None = None) -> Eingangspost | None:
        """The first open update of a chat, or the first behind number `nach`."""
        query = select(Eingangspost).where(Eingangspost.bot == bot, Eingangspost.kennung_hash == kennung_hash)
        if nach is not None:
            query = query.where(Eingangspost.nummer > nach)
        return self.session.scalar(query.where(Eingangspost.zustand == "offen").order_by(Eingangspost.nummer).limit(1))

    def finish(self, bot: str, nummer: int, *, nachricht: str | None = None, stamm: str | None = None) -> None:
        """Dealt with: what it said goes, its number stays for a while."""
        mine = update(Eingangspost).where(Eingangspost.bot == bot, Eingangspost.nummer == nummer)
        self.session.execute(mine.values(zustand="erledigt", inhalt=None, nachricht=nachricht, stamm=stamm))

    def failed(self, bot: str, nummer: int) -> int:
        """One more try that went wrong; how many there were."""
        mine = update(Eingangspost).where(Eingangspost.bot == bot, Eingangspost.nummer == nummer)
        more = mine.values(versuche=Eingangspost.versuche + 1).returning(Eingangspost.versuche)
        return self.session.scalar(more) or 0

    def latest_version(self, bot: str, kennung_hash: str, stamm: str) -> str | None:
        """Id of the newest version of a message that went into the conversation."""
        query = select(Eingangspost.nachricht).where(
            Eingangspost.bot == bot,
            Eingangspost.kennung_hash == kennung_hash,
            Eingangspost.stamm == stamm,
            Eingangspost.nachricht.is_not(None),
        )
        return self.session.scalar(query.order_by(Eingangspost.nummer.desc()).limit(1))


def remove_old_post(context: ApiContext, session: Session) -> int:
    """Numbers of updates nobody will repeat any more. Returns how many."""
    old = delete(Eingangspost).where(
        Eingangspost.zustand == "erledigt", Eingangspost.zeit < context.clock.now() - MERKEN
    )
    return len(session.scalars(old.returning(Eingangspost.nummer)).all())
