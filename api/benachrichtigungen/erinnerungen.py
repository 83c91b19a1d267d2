"""Reminders of appointments: written ahead by upkeep, told when their time has come.

The day before at ten o'clock. Who booked, moved or asked to be told only after that is reminded on the day, two hours
before; who did so later than that needs no reminder. A day without an hour is reminded of on its eve.
"""

from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from api.benachrichtigungen import worte
from api.benachrichtigungen.repository import BenachrichtigungRepository, Erinnerung
from api.clock import BERLIN
from api.context import ApiContext
from api.termine.models import Buchung
from api.vorgaenge.service import VorgangService

VORTAG, ABEND = time(10), time(18)
KURZ_VORHER = timedelta(hours=2)
AUSBLICK = timedelta(days=3)
"""How far ahead reminders are written: long before they are due, so that upkeep need not be on time."""


def refresh_reminders(context: ApiContext, session: Session) -> None:
    """Write what is to come, and drop reminders of what no longer takes place. Calling it twice does no harm."""
    benachrichtigungen, jetzt = BenachrichtigungRepository(session), context.clock.now()
    benachrichtigungen.remove_vain_reminders()
    for each in benachrichtigungen.appointments(jetzt, jetzt + AUSBLICK):
        beginn, aktenzeichen = each.buchung.beginn, each.vorgang.aktenzeichen
        faellig = reminder_time(beginn, each.seit, ganztags=_whole_day(context, each.buchung))
        if faellig is not None:
            text = _text(context, session, each)
            schluessel = f"termin:{aktenzeichen}:{beginn.isoformat()}"
            benachrichtigungen.add(each.chat, "termin", schluessel, text, aktenzeichen, faellig, beginn)


def reminder_time(beginn: datetime, seit: datetime, *, ganztags: bool) -> datetime | None:
    """When to remind of what begins at `beginn` and is known `seit`; None where it is too fresh in mind."""
    vortag = beginn.astimezone(BERLIN).date() - timedelta(days=1)
    spaet = datetime.combine(vortag, ABEND, BERLIN) if ganztags else beginn - KURZ_VORHER
    for moment in (datetime.combine(vortag, VORTAG, BERLIN), spaet):
        if seit < moment:
            return moment
    return None


def _whole_day(context: ApiContext, buchung: Buchung) -> bool:
    kalender = context.mandanten.mandant(buchung.mandant).kalender.get(buchung.kalender)
    return kalender is not None and kalender.art == "tag"


def _text(context: ApiContext, session: Session, erinnerung: Erinnerung) -> str:
    service, vorgang, einfach = VorgangService(context, session), erinnerung.vorgang, erinnerung.einfach
    if worte.is_secret(context, vorgang):
        return worte.say("erinnerung_neutral", einfach, **worte.place(context, vorgang))
    termin, titel = service.appointment_text(vorgang, erinnerung.buchung), service.leistung_of(vorgang).titel
    text = worte.say("erinnerung", einfach, termin=termin, titel=titel, aktenzeichen=vorgang.aktenzeichen)
    anders = worte.say("erinnerung_anders", einfach) if service.can_change(vorgang) else ""
    return f"{text} {anders}".strip()
