"""All queries on who follows a case and what is to be told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from api.benachrichtigungen.models import Abo, Benachrichtigung
from api.gespraeche.models import Gespraech
from api.messenger.models import MessengerChat
from api.termine.models import Buchung
from api.termine.repository import GEBUCHT
from api.vorgaenge.models import Vorgang, VorgangSchritt

VERBINDUNG = "verbindung"
"""Answers what the citizen has just done on the website, so nobody has to ask for it."""


@dataclass(frozen=True)
class Faellig:
    """One message that is to be sent now. `chat` is the id of the MessengerChat."""

    id: str
    chat: str
    art: str
    text: str
    aktenzeichen: str | None


@dataclass(frozen=True)
class Erinnerung:
    """An appointment a chat is to be reminded of. `seit`: the last thing the citizen did in the case, or the wish to be
    told, whichever is later.
    """

    chat: str
    einfach: bool
    vorgang: Vorgang
    buchung: Buchung
    seit: datetime


class AboRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, chat: str, aktenzeichen: Iterable[str], jetzt: datetime) -> None:
        """Follow these cases; those that are followed already keep their day."""
        for number in aktenzeichen:
            row = {"chat": chat, "aktenzeichen": number, "erstellt": jetzt}
            _insert(self.session, Abo, row)

    def follow_new_case(self, gespraech: str | None, aktenzeichen: str, jetzt: datetime) -> None:
        """A case that was just submitted: the chats of its conversation that asked for messages follow it."""
        if gespraech is None:
            return
        chats = select(MessengerChat.id).where(MessengerChat.gespraech == gespraech, _asked())
        for chat in self.session.scalars(chats).all():
            self.add(chat, [aktenzeichen], jetzt)

    def followers(self, aktenzeichen: str) -> Sequence[tuple[str, bool]]:
        """Chats that want to hear of a case, locked against /stopp; with whether they read plain language."""
        query = (
            select(MessengerChat.id, Gespraech.einfache_sprache)
            .join(Abo, Abo.chat == MessengerChat.id)
            .outerjoin(Gespraech, Gespraech.id == MessengerChat.gespraech)
            .where(Abo.aktenzeichen == aktenzeichen, _asked())
            .order_by(MessengerChat.id)
            .with_for_update(of=MessengerChat)
        )
        return [(chat, bool(einfach)) for chat, einfach in self.session.execute(query)]

    def forget(self, chat: str) -> None:
        self.session.execute(delete(Abo).where(Abo.chat == chat))

    def remove_old(self, fertig: Iterable[str], ende: datetime, ruhe: datetime) -> int:
        """Cases closed since `ende`, not touched since `ruhe`, or gone. Returns how many."""
        old = or_(Vorgang.geaendert < ruhe, and_(Vorgang.status.in_(list(fertig)), Vorgang.geaendert < ende))
        current = select(Vorgang.aktenzeichen).where(~old)
        query = delete(Abo).where(Abo.aktenzeichen.not_in(current)).returning(Abo.aktenzeichen)
        return len(self.session.scalars(query).all())


class BenachrichtigungRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def add(
        self, chat: str, art: str, schluessel: str, text: str, aktenzeichen: str | None, faellig: datetime,
        bis: datetime,
    ) -> None:  # fmt: skip
        """Write it down, unless the chat has been, or will be, told this very thing."""
        columns = Benachrichtigung.__table__.c
        row = {
            columns.id: str(uuid4()), columns.chat: chat, columns.art: art, columns.schluessel: schluessel,
            columns.text: text, columns.aktenzeichen: aktenzeichen, columns.faellig: faellig, columns.bis: bis,
        }  # fmt: skip
        _insert(self.session, Benachrichtigung, row)

    def due(self, jetzt: datetime, limit: int) -> list[Faellig]:
        """What is to be told now to chats that still want it and can be reached, the oldest first."""
        query = (
            select(Benachrichtigung)
            .join(MessengerChat, MessengerChat.id == Benachrichtigung.chat)
            .where(
                Benachrichtigung.erledigt.is_(None),
                Benachrichtigung.faellig <= jetzt,
                Benachrichtigung.bis > jetzt,
                MessengerChat.gesperrt_am.is_(None),
                or_(Benachrichtigung.art == VERBINDUNG, _asked()),
                or_(Benachrichtigung.art != "termin", _takes_place()),
            )
            .order_by(Benachrichtigung.faellig, Benachrichtigung.id)
            .limit(limit)
        )
        rows = self.session.scalars(query).all()
        return [Faellig(row.id, row.chat, row.art, row.text, row.aktenzeichen) for row in rows]

    def done(self, kennung: str, jetzt: datetime) -> None:
        query = update(Benachrichtigung).where(Benachrichtigung.id == kennung)
        self.session.execute(query.values(erledigt=jetzt, text=None))

    def forget(self, chat: str) -> None:
        """What this chat was to be told about its cases."""
        query = delete(Benachrichtigung).where(Benachrichtigung.chat == chat, Benachrichtigung.art != VERBINDUNG)
        self.session.execute(query.where(Benachrichtigung.erledigt.is_(None)))

    def remove_expired(self, jetzt: datetime) -> int:
        old = delete(Benachrichtigung).where(Benachrichtigung.bis <= jetzt).returning(Benachrichtigung.id)
        return len(self.session.scalars(old).all())

    def remove_vain_reminders(self) -> None:
        """Reminders of appointments that were moved or cancelled."""
        query = delete(Benachrichtigung).where(Benachrichtigung.art == "termin", Benachrichtigung.erledigt.is_(None))
        self.session.execute(query.where(~_takes_place()), execution_options={"synchronize_session": False})

    def appointments(self, von: datetime, bis: datetime) -> list[Erinnerung]:
        """Followed appointments that begin between two moments."""
        own = select(func.max(VorgangSchritt.zeit)).where(
            VorgangSchritt.vorgang == Vorgang.id, VorgangSchritt.von == "buerger"
        )
        query = (
            select(MessengerChat.id, Gespraech.einfache_sprache, Vorgang, Buchung, Abo.erstellt, own.scalar_subquery())
            .join(Abo, Abo.chat == MessengerChat.id)
            .join(Vorgang, Vorgang.aktenzeichen == Abo.aktenzeichen)
            .join(Buchung, Buchung.vorgang == Vorgang.id)
            .outerjoin(Gespraech, Gespraech.id == MessengerChat.gespraech)
            .where(Buchung.zustand == GEBUCHT, Buchung.beginn > von, Buchung.beginn <= bis, _asked())
        )
        return [
            Erinnerung(chat, bool(einfach), vorgang, buchung, max(gefolgt, zuletzt) if zuletzt else gefolgt)
            for chat, einfach, vorgang, buchung, gefolgt, zuletzt in self.session.execute(query)
        ]


def _takes_place() -> ColumnElement[bool]:
    """Is the appointment of a reminder still the one of its case?"""
    same = and_(Buchung.vorgang == Vorgang.id, Buchung.zustand == GEBUCHT, Buchung.beginn == Benachrichtigung.bis)
    return exists().where(Vorgang.aktenzeichen == Benachrichtigung.aktenzeichen, same)


def _asked() -> ColumnElement[bool]:
    return MessengerChat.will_nachrichten.is_(True)


def _insert(session: Session, model: type[Abo | Benachrichtigung], row: Mapping[Any, Any]) -> None:
    """Unless there is such a row."""
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    session.execute(insert(model).values(row).on_conflict_do_nothing())
