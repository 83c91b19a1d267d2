"""Whoever has their conversation open elsewhere sees that the agent of their call looks along, until the call ends."""

from sqlalchemy.orm import Session

from api.anrufe.models import Anruf
from api.anrufe.repository import AnrufRepository
from api.anrufe.stufe import GESPRAECH
from api.begleitung.service import BegleitungService
from api.context import ApiContext
from api.gespraeche.repository import GespraechRepository
from api.personal.models import Konto


def accompany(context: ApiContext, session: Session, anruf: Anruf) -> None:
    """The conversation of the call has its agent beside it."""
    row = GespraechRepository(session).get(anruf.gespraech, lock=True) if anruf.gespraech else None
    konto = session.get(Konto, anruf.konto)
    if row is not None and konto is not None:
        BegleitungService(context, session).begin(row, anruf.id, konto.name)


def leave(context: ApiContext, session: Session, anruf: Anruf) -> None:
    """The agent looks into none of the conversations of the call any more."""
    begleitung = BegleitungService(context, session)
    for gespraech in sorted(AnrufRepository(session).touched(anruf.id, GESPRAECH)):
        begleitung.end(gespraech, anruf.id)
