"""All queries on conversations and their journal."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from api.gespraeche.models import Gespraech, Nachricht, Zug, Zugang

# What every turn asks, built once: building a query takes longer than running it.
_BY_ID = select(Gespraech).where(Gespraech.id == bindparam("gespraech")).execution_options(populate_existing=True)
_BY_ID_LOCKED = _BY_ID.with_for_update()
_OF_GESPRAECH = select(Nachricht).where(Nachricht.gespraech == bindparam("gespraech")).order_by(Nachricht.nr)
_OPEN = _OF_GESPRAECH.where(Nachricht.zustand == "offen")
_OPEN_AND = _OF_GESPRAECH.where(or_(Nachricht.zustand == "offen", Nachricht.nachricht == bindparam("und")))


class GespraechRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, gespraech: str, *, lock: bool = False) -> Gespraech | None:
        """The conversation. With `lock` nobody else draws a number or changes the lease until the transaction ends."""
        return self.session.scalar(_BY_ID_LOCKED if lock else _BY_ID, {"gespraech": gespraech})

    def has_token(self, gespraech: str, token_hash: str) -> bool:
        """Is this the hash of a further token of the conversation?"""
        zugang = self.session.get(Zugang, token_hash)
        return zugang is not None and zugang.gespraech == gespraech

    def remove_token(self, token_hash: str) -> None:
        """A further token of whatever conversation."""
        self.session.execute(delete(Zugang).where(Zugang.token_hash == token_hash))

    def remove_tokens(self, gespraech: str, kanal: str) -> None:
        """Further tokens of the conversation for use in this channel."""
        self.session.execute(delete(Zugang).where(Zugang.gespraech == gespraech, Zugang.kanal == kanal))

    def open_messages(self, gespraech: str, und: str | None = None) -> Sequence[Nachricht]:
        """What the citizen wrote and nobody has answered, in order; and the message `und`, answered or not."""
        if und is None:
            return self.session.scalars(_OPEN, {"gespraech": gespraech}).all()
        return self.session.scalars(_OPEN_AND, {"gespraech": gespraech, "und": und}).all()

    def has_message(self, gespraech: str, nachricht: str) -> bool:
        query = select(Nachricht.nr).where(Nachricht.gespraech == gespraech, Nachricht.nachricht == nachricht)
        return self.session.scalar(query) is not None

    def channel_of(self, gespraech: str, nachricht: str) -> str | None:
        """Where a message of this id came from; None where there is no such message."""
        query = select(Nachricht.kanal).where(Nachricht.gespraech == gespraech, Nachricht.nachricht == nachricht)
        return self.session.scalar(query)

    def by_id(self, gespraech: str, nachricht: str) -> Nachricht | None:
        """The message of this id, of either side."""
        query = select(Nachricht).where(Nachricht.gespraech == gespraech, Nachricht.nachricht == nachricht)
        return self.session.scalar(query)

    def versions(self, gespraech: str, nachricht: str | None) -> Sequence[Nachricht]:
        """The later versions of a message, oldest first."""
        query = select(Nachricht).where(Nachricht.gespraech == gespraech, Nachricht.ersetzt == nachricht)
        return self.session.scalars(query.order_by(Nachricht.nr)).all()

    def last_channel(self, gespraech: str) -> str | None:
        """Where the citizen wrote last; None where they have written nothing."""
        query = select(Nachricht.kanal).where(Nachricht.gespraech == gespraech, Nachricht.von == "buerger")
        return self.session.scalar(query.order_by(Nachricht.nr.desc()).limit(1))

    def withheld(self, gespraech: str, nachricht: str) -> str | None:
        """What is to be kept of a message instead of its text, as a step of its turn found; None for all of it."""
        query = select(Zug.ergebnis).where(Zug.gespraech == gespraech, Zug.nachricht == nachricht).order_by(Zug.schritt)
        gefunden = [
            ergebnis["ersatz"] for ergebnis in self.session.scalars(query) if ergebnis.get("ersatz") is not None
        ]
        return gefunden[-1] if gefunden else None

    def citizen_messages(self, gespraech: str, nummern: Iterable[int]) -> Sequence[Nachricht]:
        query = select(Nachricht).where(Nachricht.gespraech == gespraech, Nachricht.nr.in_(list(nummern)))
        return self.session.scalars(query.order_by(Nachricht.nr)).all()

    def answers(self, gespraech: str, zu: int) -> Sequence[Nachricht]:
        """The answers the reply to message `zu` carries, in order."""
        query = select(Nachricht).where(Nachricht.gespraech == gespraech, Nachricht.zu == zu)
        return self.session.scalars(query.order_by(Nachricht.nr)).all()

    def after(self, gespraech: str, nr: int, limit: int | None = None) -> Sequence[Nachricht]:
        query = select(Nachricht).where(Nachricht.gespraech == gespraech, Nachricht.nr > nr)
        return self.session.scalars(query.order_by(Nachricht.nr).limit(limit)).all()

    def last_of(self, gespraech: str, art: str) -> Nachricht | None:
        """The newest message of one kind."""
        query = select(Nachricht).where(Nachricht.gespraech == gespraech, Nachricht.art == art)
        return self.session.scalar(query.order_by(Nachricht.nr.desc()).limit(1))

    def with_options(self, gespraech: str, limit: int) -> Sequence[Nachricht]:
        """The newest messages that offered options."""
        query = select(Nachricht).where(Nachricht.gespraech == gespraech, Nachricht.optionen.is_not(None))
        return self.session.scalars(query.order_by(Nachricht.nr.desc()).limit(limit)).all()

    def move_answers(self, gespraech: str, von: Iterable[int], zu: int) -> None:
        """Let the reply to message `zu` carry what was answered to the messages `von`; notices of failure stay."""
        query = update(Nachricht).where(Nachricht.gespraech == gespraech, Nachricht.zu.in_(list(von)))
        self.session.execute(query.where(Nachricht.art != "stoerung").values(zu=zu))

    def unattended(self, now: datetime, limit: int) -> Sequence[str]:
        """Conversations with open messages that no living server works on, those waiting longest first."""
        waiting = select(Nachricht.gespraech, func.min(Nachricht.zeit).label("seit"))
        open_ = waiting.where(Nachricht.zustand == "offen").group_by(Nachricht.gespraech).subquery()
        free = or_(Gespraech.pacht_bis.is_(None), Gespraech.pacht_bis < now)
        query = select(Gespraech.id).join(open_, open_.c.gespraech == Gespraech.id).where(free)
        return self.session.scalars(query.order_by(open_.c.seit).limit(limit)).all()

    def renew_leases(self, inhaber: str, gespraeche: Iterable[str], until: datetime) -> None:
        query = update(Gespraech).where(Gespraech.pacht_inhaber == inhaber, Gespraech.id.in_(list(gespraeche)))
        self.session.execute(query.values(pacht_bis=until))

    def release_lease(self, inhaber: str, gespraech: str) -> None:
        query = update(Gespraech).where(Gespraech.pacht_inhaber == inhaber, Gespraech.id == gespraech)
        self.session.execute(query.values(pacht_inhaber=None, pacht_bis=None))

    def clear_leases(self) -> None:
        """Give back every lease; right only where no other server process can be alive."""
        query = update(Gespraech).where(Gespraech.pacht_inhaber.is_not(None))
        self.session.execute(query.values(pacht_inhaber=None, pacht_bis=None))

    def changed(self, gespraeche: Iterable[str]) -> dict[str, tuple[int, datetime]]:
        """Newest number and last change of the given conversations; those that are gone are missing."""
        query = select(Gespraech.id, Gespraech.letzte_nr, Gespraech.geaendert).where(Gespraech.id.in_(list(gespraeche)))
        return {row.id: (row.letzte_nr, row.geaendert) for row in self.session.execute(query)}

    def expired(self, now: datetime, limit: int) -> Sequence[str]:
        """Conversations whose time has come and that nobody works on."""
        busy = exists().where(Nachricht.gespraech == Gespraech.id, Nachricht.zustand == "offen")
        query = select(Gespraech.id).where(Gespraech.ablauf < now, ~busy).order_by(Gespraech.ablauf).limit(limit)
        return self.session.scalars(query).all()

    def delete(self, gespraech: str) -> None:
        """Delete the conversation; journal and executed steps go with it (ON DELETE CASCADE)."""
        self.session.execute(delete(Gespraech).where(Gespraech.id == gespraech))
