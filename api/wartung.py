"""Upkeep: deletes what has run out and writes the reminders to come.

The server calls it from time to time; calling it twice does no harm.
"""

import logging
from dataclasses import dataclass

from api.anrufe.service import close_forgotten_calls, remove_old_calls
from api.antraege.service import remove_expired_drafts
from api.ausgang.versand import remove_old_mail
from api.benachrichtigungen.service import keep_notifications
from api.context import ApiContext
from api.kennzahlen.auswertung import evaluate_conversations, keep_figures
from api.messenger.eingangspost import remove_old_post
from api.messenger.knoepfe import remove_old_buttons
from api.messenger.service import remove_idle_chats
from api.personal.anmeldung import remove_old_sign_ins
from api.personal.einladung import remove_old_invitations
from api.personal.sitzungen import remove_old_sessions
from api.protokoll.service import remove_old_entries
from api.suche.nachholen import fill_index
from api.termine.repository import BuchungRepository
from api.uebergaben.dienst import remove_old_duty
from api.uebergaenge.service import remove_expired_codes
from api.unterlagen.ablage import remove_orphans
from api.verbindungen.service import remove_expired_links
from api.vorgaenge.drossel import remove_old_tries

log = logging.getLogger("lotse.wartung")


@dataclass(frozen=True)
class Wartung:
    """How many rows went, and files without a row."""

    entwuerfe: int
    reservierungen: int
    fehlversuche: int
    codes: int = 0
    dateien: int = 0
    benachrichtigungen: int = 0
    messenger: int = 0
    """Updates dealt with, buttons and chats of messengers."""
    briefe: int = 0
    konsole: int = 0
    """Sessions, invitations, wrong tries, log entries and calls of the console."""


def run_maintenance(context: ApiContext) -> Wartung:
    """Delete drafts, reservations, counted tries, codes, notifications, mail and leftovers of messengers that have
    expired, each in a short transaction of its own, and the files of uploads that broke off; write reminders, end
    forgotten calls, fill the search index.
    """
    with context.db.transaction() as session:
        entwuerfe = remove_expired_drafts(context, session)
    with context.db.transaction() as session:
        reservierungen = BuchungRepository(session).remove_expired(context.clock.now())
    with context.db.transaction() as session:
        fehlversuche = remove_old_tries(context, session)
    with context.db.transaction() as session:
        codes = remove_expired_codes(context, session) + remove_expired_links(context, session)
    with context.db.transaction() as session:
        benachrichtigungen = keep_notifications(context, session)
    messenger = 0
    for remove in (remove_old_post, remove_old_buttons, remove_idle_chats):
        with context.db.transaction() as session:
            messenger += remove(context, session)
    with context.db.transaction() as session:
        briefe = remove_old_mail(context, session)
    konsole = 0
    for remove in (
        remove_old_sessions, remove_old_invitations, remove_old_sign_ins, remove_old_entries, remove_old_calls,
        remove_old_duty,
    ):  # fmt: skip
        with context.db.transaction() as session:
            konsole += remove(context, session)
    evaluate_conversations(context)
    with context.db.transaction() as session:
        keep_figures(context, session)
    with context.db.transaction() as session:
        close_forgotten_calls(context, session)
    fill_index(context)
    dateien = remove_orphans(context)
    done = Wartung(
        entwuerfe, reservierungen, fehlversuche, codes, dateien, benachrichtigungen, messenger, briefe, konsole
    )
    if done != Wartung(0, 0, 0):
        log.info(
            "Aufgeräumt: %s Entwürfe, %s Reservierungen, %s Fehlversuche, %s Codes, %s abgebrochene Dateien, "
            "%s Benachrichtigungen, %s Reste aus Messengern, %s E-Mails, %s aus der Konsole",
            entwuerfe, reservierungen, fehlversuche, codes, dateien, benachrichtigungen, messenger, briefe, konsole,
        )  # fmt: skip
    return done
