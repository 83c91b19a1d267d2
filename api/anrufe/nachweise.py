"""Asking a caller for proof: compared and counted. What was asked and whether it was right is kept, the answer not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.anrufe.errors import NachweisGesperrt
from api.anrufe.models import Anruf, Nachweis
from api.anrufe.repository import AnrufRepository
from api.anrufe.stufe import ABRUFCODE, GESPRAECH, VORGANG, Nachweislage, judge
from api.anrufe.tatsachen import Tatsache, matches
from api.context import ApiContext
from api.database import lock
from api.errors import UngueltigeEingabe
from api.protokoll.service import Protokoll
from api.vorgaenge.drossel import Drossel
from api.vorgaenge.errors import NachweisFalsch, StatusGesperrt
from api.vorgaenge.service import VorgangService

GESAGT_MAX = 200


@dataclass(frozen=True)
class Ziel:
    """What is to be proved: a case or a conversation. ``nummer`` names it, the Aktenzeichen or again the id."""

    art: str
    id: str
    nummer: str


class Nachweise:
    """The proofs of one call."""

    def __init__(self, context: ApiContext, session: Session, anruf: Anruf) -> None:
        self.context = context
        self.session = session
        self.anruf = anruf
        self.rows = AnrufRepository(session)

    def state(self, art: str, ziel: str) -> Nachweislage:
        return judge(self.rows.proofs(self.anruf.id, ziel), art)

    def ask(self, ziel: Ziel, asked: Tatsache, held: Sequence[Any], gesagt: str, kennung: str) -> Nachweislage:
        """Compare what was said with what is held. Once per ``kennung``, and not again what was right before."""
        _check_said(gesagt, kennung)
        lock(self.session, f"anruf:{self.anruf.konto}")
        lage = self.state(ziel.art, ziel.id)
        if self.rows.proof(self.anruf.id, kennung) is not None or asked.feld in lage.richtig:
            return lage
        if lage.gesperrt:
            raise NachweisGesperrt
        stimmt = self._is_right(ziel.nummer, asked, gesagt, held)
        self.keep(ziel, kennung, asked.feld, stark=asked.stark, stimmt=stimmt)
        return self.state(ziel.art, ziel.id)

    def keep(self, ziel: Ziel, kennung: str, tatsache: str, *, stark: bool, stimmt: bool) -> None:
        """Write down that something was asked."""
        row = Nachweis(id=kennung, anruf=self.anruf.id, art=ziel.art, ziel=ziel.id, tatsache=tatsache, stark=stark)
        row.stimmt, row.zeit = stimmt, self.context.clock.now()
        self.session.add(row)
        self.session.flush()
        worum = {ziel.art: ziel.nummer}
        record(self.context, self.session, self.anruf, "nachweis", **worum, tatsache=tatsache, stimmt=stimmt)

    def _is_right(self, nummer: str, asked: Tatsache, gesagt: str, held: Sequence[Any]) -> bool:
        """Wrong tries count in the same throttle as those of the public. Raises ``StatusGesperrt``."""
        address = f"konto:{self.anruf.konto}"
        if asked.feld == ABRUFCODE:
            try:
                VorgangService(self.context, self.session).prove(nummer, gesagt, address)
            except NachweisFalsch:
                return False
            return True
        drossel = Drossel(self.context, self.session, nummer, address)
        drossel.check()
        year = self.context.clock.today().year
        if any(matches(asked, gesagt, wert, year) for wert in held):
            return True
        error = drossel.count_wrong_try()
        if isinstance(error, StatusGesperrt):
            raise error
        return False


def record(context: ApiContext, session: Session, anruf: Anruf, was: str, **einzelheiten: Any) -> None:
    """Into the record of what staff did."""
    vorgang, gespraech = einzelheiten.pop(VORGANG, None), einzelheiten.pop(GESPRAECH, None)
    Protokoll(context, session).write(
        anruf.konto, anruf.mandant, was, vorgang=vorgang, gespraech=gespraech,
        einzelheiten={"anruf": anruf.id, **einzelheiten},
    )  # fmt: skip


def _check_said(gesagt: str, kennung: str) -> None:
    if not gesagt.strip():
        raise UngueltigeEingabe(felder={"gesagt": "Bitte tragen Sie ein, was die Person gesagt hat."})
    if len(gesagt) > GESAGT_MAX:
        raise UngueltigeEingabe(felder={"gesagt": f"Das ist zu lang: höchstens {GESAGT_MAX} Zeichen."})
    try:
        UUID(kennung)
    except ValueError:
        raise UngueltigeEingabe("Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.") from None
