"""A link that works once: whoever has it sets the password and the authenticator app of an account."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.personal import totp
from api.personal.errors import CodeFalsch, EinladungUngueltig
from api.personal.models import Einladung, Konto
from api.personal.passwort import check_new, hash_password
from api.personal.repository import PersonalRepository
from api.personal.sitzungen import Sitzungen, hash_token
from api.protokoll.service import Protokoll

FRIST = timedelta(days=3)


@dataclass(frozen=True)
class Einladungsblatt:
    """What the page of an invitation shows."""

    anmeldename: str
    name: str
    schluessel: str
    gueltig_bis: datetime

    @property
    def adresse(self) -> str:
        return totp.address(self.schluessel, self.anmeldename)


class Einladungen:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.repository = PersonalRepository(session)
        self.jetzt = context.clock.now()

    def invite(self, konto: Konto) -> str:
        """A new token for this account, told only here; an earlier one is good no more."""
        self.repository.drop_invitation(konto.id)
        token = secrets.token_urlsafe(32)
        bis = self.jetzt + FRIST
        row = Einladung(token_hash=hash_token(token), konto=konto.id, totp=totp.new_key(), gueltig_bis=bis)
        self.session.add(row)
        return token

    def open(self, token: str) -> Einladungsblatt:
        """Raises `EinladungUngueltig`."""
        row, konto = self._find(token)
        return Einladungsblatt(konto.anmeldename, konto.name, row.totp, row.gueltig_bis)

    def check(self, token: str, passwort: str, code: str) -> int:
        """What is quick; the step of time of the code. Raises also `PasswortUntauglich`, `CodeFalsch`."""
        row, konto = self._find(token)
        check_new(passwort, konto.anmeldename, konto.name)
        step = totp.used_step(row.totp, code, self.jetzt, None)
        if step is None:
            raise CodeFalsch
        return step

    def accept(self, token: str, passwort_hash: str, step: int) -> str:
        """Set both, use the invitation up, and sign in: the token of the session."""
        row, konto = self._find(token, lock=True)
        konto.passwort, konto.totp, konto.totp_schritt = passwort_hash, row.totp, step
        konto.angemeldet = self.jetzt
        self.session.delete(row)
        self.repository.drop_sessions(konto.id)
        Protokoll(self.context, self.session).write(konto.id, "", "einladung_angenommen")
        return Sitzungen(self.context, self.session).begin(konto)

    def _find(self, token: str, *, lock: bool = False) -> tuple[Einladung, Konto]:
        row = self.repository.einladung(hash_token(token), lock=lock)
        if row is None or row.gueltig_bis <= self.jetzt:
            raise EinladungUngueltig
        konto = self.repository.get(row.konto, lock=lock)
        if konto is None or konto.gesperrt is not None:
            raise EinladungUngueltig
        return row, konto


def accept(context: ApiContext, token: str, passwort: str, code: str) -> str:
    """Use an invitation; the token of the session. The slow hash is made outside of any transaction."""
    with context.db.reading() as session:
        step = Einladungen(context, session).check(token, passwort, code)
    made = hash_password(passwort)
    with context.db.transaction() as session:
        return Einladungen(context, session).accept(token, made, step)


def remove_old_invitations(context: ApiContext, session: Session) -> int:
    """Delete invitations that are too old. Returns how many."""
    old = delete(Einladung).where(Einladung.gueltig_bis <= context.clock.now())
    return len(session.scalars(old.returning(Einladung.token_hash)).all())
