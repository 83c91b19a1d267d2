"""Upkeep: deletes what has run out. The server calls it from time to time; calling it twice does no harm."""

import logging
from dataclasses import dataclass

from api.antraege.service import remove_expired_drafts
from api.context import ApiContext
from api.termine.repository import BuchungRepository
from api.vorgaenge.drossel import remove_old_tries

log = logging.getLogger("lotse.wartung")


@dataclass(frozen=True)
class Wartung:
    """How many rows went."""

    entwuerfe: int
    reservierungen: int
    fehlversuche: int


def run_maintenance(context: ApiContext) -> Wartung:
    """Delete drafts, reservations and counted tries that have expired, each in a short transaction of its own."""
    with context.db.transaction() as session:
        entwuerfe = remove_expired_drafts(context, session)
    with context.db.transaction() as session:
        reservierungen = BuchungRepository(session).remove_expired(context.clock.now())
    with context.db.transaction() as session:
        fehlversuche = remove_old_tries(context, session)
    done = Wartung(entwuerfe, reservierungen, fehlversuche)
    if done != Wartung(0, 0, 0):
        log.info("Aufgeräumt: %s Entwürfe, %s Reservierungen, %s Fehlversuche", entwuerfe, reservierungen, fehlversuche)
    return done
