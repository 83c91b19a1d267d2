"""Sessions of the console: a random token in the browser, its hash here."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.personal.models import Konsolensitzung, Konto
from api.personal.repository import PersonalRepository
from api.personal.rollen import Angemeldet, Rolle

RUHE = timedelta(minutes=60)
"""Without a request a session ends; a break is shorter, an evening longer."""
LAENGSTENS = timedelta(hours=12)
HALB = timedelta(minutes=5)
"""From password to code."""
GENAU = timedelta(minutes=1)
"""How exactly the last request is remembered."""


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "backslashreplace")).hexdigest()


class Sitzungen:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.repository = PersonalRepository(session)
        self.jetzt = context.clock.now()

    def begin(self, konto: Konto, *, halb: bool = False, abmeldung: str | None = None) -> str:
        """A new session; its token is told only here."""
        token = secrets.token_urlsafe(32)
        row = Konsolensitzung(
            token_hash=hash_token(token), konto=konto.id, halb=halb, zuletzt=self.jetzt,
            endet=self.jetzt + (HALB if halb else LAENGSTENS), abmeldung=abmeldung,
        )  # fmt: skip
        self.session.add(row)
        return token

    def find(self, token: str, *, halb: bool = False) -> tuple[Konto, Konsolensitzung] | None:
        """Account and session of a token, as long as it holds and the account is not locked."""
        row = self.repository.sitzung(hash_token(token)) if token else None
        if row is None or row.halb != halb or row.endet <= self.jetzt or row.zuletzt <= self.jetzt - RUHE:
            return None
        konto = self.repository.get(row.konto)
        return (konto, row) if konto is not None and konto.gesperrt is None else None

    def who(self, token: str) -> tuple[Angemeldet, bool] | None:
        """Who is signed in with a token, and whether the session should be touched."""
        found = self.find(token)
        if found is None:
            return None
        konto, row = found
        return self.angemeldet(konto), row.zuletzt <= self.jetzt - GENAU

    def angemeldet(self, konto: Konto) -> Angemeldet:
        """The account with its roles in the Mandanten there are."""
        known = {mandant.key for mandant in self.context.mandanten}
        rollen: dict[str, frozenset[Rolle]] = {}
        for row in self.repository.roles([konto.id]):
            if row.mandant in known:
                rollen[row.mandant] = rollen.get(row.mandant, frozenset()) | {Rolle(row.rolle)}
        return Angemeldet(konto.id, konto.name, dict(sorted(rollen.items())))

    def touch(self, token: str) -> None:
        """A request came: the time until the session ends by itself begins again."""
        row = self.repository.sitzung(hash_token(token), lock=True)
        if row is not None and row.zuletzt < self.jetzt:
            row.zuletzt = self.jetzt

    def end(self, token: str) -> Konsolensitzung | None:
        """End one session; twice does no harm. Returns what it was."""
        row = self.repository.sitzung(hash_token(token)) if token else None
        if row is not None:
            self.repository.drop_session(row.token_hash)
        return row


def remove_old_sessions(context: ApiContext, session: Session) -> int:
    """Delete sessions that are over. Returns how many."""
    now = context.clock.now()
    over = or_(Konsolensitzung.endet <= now, Konsolensitzung.zuletzt <= now - RUHE)
    return len(session.scalars(delete(Konsolensitzung).where(over).returning(Konsolensitzung.token_hash)).all())
