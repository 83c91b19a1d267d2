"""Sign in with password and code. Five wrong tries lock a login name for a quarter of an hour.

Wrong tries are counted by name, whether there is such an account or not, so that nothing tells which names exist. The
slow comparison runs outside of any transaction; whether it counts is decided in one.
"""

import unicodedata
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.database import lock
from api.personal.errors import AnmeldungFalsch
from api.personal.models import Anmeldeversuch, Konto
from api.personal.passwort import hash_password, matches, outdated
from api.personal.repository import PersonalRepository
from api.personal.sitzungen import Sitzungen, hash_token
from api.personal.totp import used_step
from api.protokoll.service import Protokoll

ERLAUBT = 5
SPERRE = timedelta(minutes=15)


def canonical_name(text: str) -> str:
    """A login name however it is typed."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def hash_name(context: ApiContext, anmeldename: str) -> str:
    return context.cipher.keyed_hash("anmeldename", canonical_name(anmeldename))


def give_password(context: ApiContext, anmeldename: str, passwort: str, before: str = "") -> str:
    """The first step: a token with which the code is given. Raises `AnmeldungFalsch`.

    ``before``: token this browser held until now; it ends.
    """
    name = hash_name(context, anmeldename)
    with context.db.reading() as session:
        konto = PersonalRepository(session).by_name(name)
        known = konto.passwort if konto else None
    right = matches(known, passwort)
    better = hash_password(passwort) if right and known and outdated(known) else None
    with context.db.transaction() as session:
        return Anmeldung(context, session).take_password(name, known if right else None, better, before)


def give_code(context: ApiContext, token: str, code: str) -> str:
    """The second step: the token of the session. Raises `AnmeldungFalsch`."""
    with context.db.transaction() as session:
        return Anmeldung(context, session).take_code(token, code)


class Anmeldung:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.repository = PersonalRepository(session)
        self.sitzungen = Sitzungen(context, session)
        self.jetzt = context.clock.now()

    def take_password(self, name: str, known: str | None, better: str | None, before: str) -> str:
        """``known``: the hash the password was right for; None where it was wrong. It may have changed since."""
        versuch = self._tries(name)
        konto = self.repository.by_name(name)
        if self._locked(versuch):
            raise AnmeldungFalsch
        if konto is None or known is None or konto.passwort != known or konto.gesperrt or not konto.totp:
            raise self._wrong(versuch, konto)
        konto.passwort = better or known
        self.sitzungen.end(before)
        return self.sitzungen.begin(konto, halb=True)

    def take_code(self, token: str, code: str) -> str:
        found = self.sitzungen.find(token, halb=True)
        if found is None:
            raise AnmeldungFalsch
        versuch = self._tries(found[0].anmeldename_hash)
        konto = self.repository.get(found[0].id, lock=True)
        if konto is None or konto.gesperrt or self._locked(versuch):
            raise AnmeldungFalsch
        step = used_step(konto.totp, code, self.jetzt, konto.totp_schritt)
        if step is None:
            error = self._wrong(versuch, konto)
            if self._locked(versuch):
                self.repository.drop_sessions(konto.id, half_only=True)
            raise error
        konto.totp_schritt, konto.angemeldet = step, self.jetzt
        self.session.delete(versuch)
        self.repository.drop_session(hash_token(token))
        Protokoll(self.context, self.session).write(konto.id, "", "angemeldet")
        return self.sitzungen.begin(konto)

    def _tries(self, name: str) -> Anmeldeversuch:
        """The tries counted for a name, held until the transaction ends."""
        key = self.context.cipher.keyed_hash("anmeldeversuch", name)
        lock(self.session, f"anmeldung:{key}")
        row = self.session.get(Anmeldeversuch, key)
        if row is None:
            row = Anmeldeversuch(schluessel=key, anzahl=0, zuletzt=self.jetzt, gesperrt_bis=None)
            self.session.add(row)
            self.session.flush()
        elif row.zuletzt <= self.jetzt - SPERRE:
            row.anzahl, row.gesperrt_bis = 0, None
        return row

    def _locked(self, versuch: Anmeldeversuch) -> bool:
        return versuch.gesperrt_bis is not None and versuch.gesperrt_bis > self.jetzt

    def _wrong(self, versuch: Anmeldeversuch, konto: Konto | None) -> AnmeldungFalsch:
        """Count a try; returns what to raise."""
        versuch.anzahl, versuch.zuletzt = versuch.anzahl + 1, self.jetzt
        if versuch.anzahl >= ERLAUBT:
            versuch.gesperrt_bis = self.jetzt + SPERRE
            Protokoll(self.context, self.session).write(konto.id if konto else None, "", "anmeldung_gesperrt")
        return AnmeldungFalsch()


def remove_old_sign_ins(context: ApiContext, session: Session) -> int:
    """Delete tries that no longer count. Returns how many."""
    old = delete(Anmeldeversuch).where(Anmeldeversuch.zuletzt <= context.clock.now() - SPERRE)
    return len(session.scalars(old.returning(Anmeldeversuch.schluessel)).all())
