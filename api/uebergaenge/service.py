"""Issue and redeem codes that open a conversation elsewhere.

`chat` and `seiten` carry it over at once: 15 minutes, one device. `sicher` does the same for the questions a messenger
may not ask, on pages that lead back to it. `telegram` only asks to, see `api/verbindungen`.
`spaeter` is for the citizen to keep: it holds as long as the conversation and may be used again. `telefon` is read
aloud to the agent of a call, and so short: half an hour, one call, this Mandant only, wrong tries are counted.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import LotseError, NichtGefunden
from api.gespraeche.models import Gespraech
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.service import GespraechService, hash_token
from api.uebergaenge.models import Uebergang
from api.vorgaenge.drossel import Zaehler

type Ziel = Literal["chat", "seiten", "sicher", "spaeter", "telegram", "telefon"]

ZEICHEN = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Nothing in it is mistaken for anything else in it: no 0 and O, no 1 and I."""
LAENGE, GRUPPE = 20, 5
FRIST = timedelta(minutes=15)
LAENGE_TELEFON, GRUPPE_TELEFON = 8, 4
FRIST_TELEFON = timedelta(minutes=30)


class CodeUngueltig(NichtGefunden):
    """Unknown, used or too old: the caller can't tell which."""

    titel = "Code nicht gültig"
    text = "Dieser Code gilt nicht (mehr). Bitte holen Sie sich einen neuen, oder beginnen Sie ein neues Gespräch."


class ZuVieleCodes(LotseError):
    """Also for the right code: whoever guesses can't tell that they have found one."""

    status = 429
    titel = "Zu viele Versuche"
    text = "Das waren zu viele falsche Codes. Bitte warten Sie zehn Minuten und fragen Sie dann noch einmal."


class CodeAmTelefonFalsch(CodeUngueltig):
    """The try that found it so is counted."""

    text = "Dieser Code gilt nicht (mehr). Bitte vergleichen Sie ihn noch einmal, oder lassen Sie einen neuen holen."
    keeps_changes = True


@dataclass(frozen=True)
class NeuerUebergang:
    """`code` is told only here."""

    code: str
    mandant: str
    gueltig_bis: datetime


class UebergangService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def issue(self, gespraech: Gespraech, ziel: Ziel) -> NeuerUebergang:
        """A new code for a conversation."""
        if ziel == "telefon":
            return self._issue(gespraech, ziel, LAENGE_TELEFON, GRUPPE_TELEFON, FRIST_TELEFON)
        return self._issue(gespraech, ziel, LAENGE, GRUPPE, None if ziel == "spaeter" else FRIST)

    def _issue(
        self, gespraech: Gespraech, ziel: Ziel, laenge: int, gruppe: int, frist: timedelta | None
    ) -> NeuerUebergang:
        zeichen = "".join(secrets.choice(ZEICHEN) for _ in range(laenge))
        bis = self.context.clock.now() + frist if frist else None
        code_hash = self._spoken(zeichen, gespraech.mandant) if ziel == "telefon" else hash_token(zeichen)
        self.session.add(Uebergang(code_hash=code_hash, gespraech=gespraech.id, ziel=ziel, gueltig_bis=bis))
        code = "-".join(zeichen[at : at + gruppe] for at in range(0, laenge, gruppe))
        return NeuerUebergang(code, gespraech.mandant, bis or gespraech.ablauf)

    def redeem(self, code: str, ziele: tuple[Ziel, ...], geraet: str, kanal: str) -> tuple[Gespraech, str]:
        """The conversation behind a code (its row locked) and a token of its own for whoever brings it, in `kanal`.

        `geraet`: id the device drew for this request; the same again is answered again. A code that went through a
        messenger ends what earlier ones opened: whoever took one of them sees nothing of what is answered now.
        Raises `CodeUngueltig`.
        """
        row = self.claim(code, ziele, geraet)
        service = GespraechService(self.context, self.session)
        if self.goal(code) == "sicher":
            service.revoke(row, kanal)
        return row, service.add_token(row, kanal)

    def claim(self, code: str, ziele: tuple[Ziel, ...], geraet: str) -> Gespraech:
        """The conversation behind a code (its row locked), which is used up for everyone but `geraet`.

        Raises `CodeUngueltig`.
        """
        return self._claim(hash_token(canonical(code)), ziele, geraet)

    def claim_by_phone(self, code: str, mandant: str, konto: str, anruf: str) -> Gespraech:
        """The conversation (locked) behind a code that was read aloud in a call of an agent of this Mandant.

        The same call may bring it again. Raises `CodeUngueltig`, and `ZuVieleCodes` after ten wrong ones of an agent.
        """
        versuche = Zaehler(self.context, self.session, f"telefoncode:{konto}")
        if versuche.is_full:
            raise ZuVieleCodes
        try:
            return self._claim(self._spoken(canonical(code), mandant), ("telefon",), anruf)
        except CodeUngueltig:
            versuche.add()
            raise CodeAmTelefonFalsch from None

    def _spoken(self, zeichen: str, mandant: str) -> str:
        """What is kept of a short code: it could be found by trying, were it not for the key."""
        return self.context.cipher.keyed_hash("telefoncode", f"{mandant}:{zeichen}")

    def _claim(self, code_hash: str, ziele: tuple[Ziel, ...], geraet: str) -> Gespraech:
        mine, von = Uebergang.code_hash == code_hash, hash_token(geraet)
        row = self._lock(mine)
        valid = or_(Uebergang.gueltig_bis.is_(None), Uebergang.gueltig_bis > self.context.clock.now())
        free = or_(Uebergang.ziel == "spaeter", Uebergang.eingeloest_von.is_(None), Uebergang.eingeloest_von == von)
        claim = update(Uebergang).where(mine, valid, free, Uebergang.ziel.in_(ziele)).values(eingeloest_von=von)
        if row is None or self.session.scalar(claim.returning(Uebergang.gespraech)) is None:
            raise CodeUngueltig
        return row

    def goal(self, code: str) -> Ziel | None:
        """What a code is or was for; None where nobody knows it (any more)."""
        query = select(Uebergang.ziel).where(Uebergang.code_hash == hash_token(canonical(code)))
        ziel: Ziel | None = self.session.scalar(query)
        return ziel

    def _lock(self, which: ColumnElement[bool]) -> Gespraech | None:
        """The conversation before its code, in the order of whoever deletes either."""
        gespraech = self.session.scalar(select(Uebergang.gespraech).where(which))
        return GespraechRepository(self.session).get(gespraech, lock=True) if gespraech else None

    def forget(self, gespraech: Gespraech, ziel: Ziel) -> None:
        """The codes of a conversation for one way of going on are good no more."""
        mine = delete(Uebergang).where(Uebergang.gespraech == gespraech.id, Uebergang.ziel == ziel)
        self.session.execute(mine)


def remove_expired_codes(context: ApiContext, session: Session) -> int:
    """Delete codes whose time is over. Returns how many."""
    old = delete(Uebergang).where(Uebergang.gueltig_bis <= context.clock.now())
    return len(session.scalars(old.returning(Uebergang.code_hash)).all())


def canonical(code: str) -> str:
    """The code as it was drawn, however a person wrote it."""
    return "".join(zeichen for zeichen in code.upper() if zeichen in ZEICHEN)
