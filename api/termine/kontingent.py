"""Places of a calendar that are kept for the call centre until shortly before: who may take which.

Places are numbered; the last ones are the kept ones. What is free of one number is decided by the unique constraint on
bookings, so that nothing here has to be looked up and locked.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from api.mandanten.modell import Kalender
from api.zeitraum import duration

_KEY = "lotse_kontingent"


def open_quota(session: Session) -> None:
    """Until it ends, this transaction acts for the call centre. Only for code that has seen a member of its staff: the
    channel of a conversation is no proof, anybody may open one as a call.
    """
    session.info[_KEY] = True


def has_quota(session: Session) -> bool:
    """May this transaction take the kept places?"""
    return bool(session.info.get(_KEY))


def kept_places(kalender: Kalender, beginn: datetime, jetzt: datetime) -> range:
    """The numbers still kept for a slot that begins then."""
    kontingent = kalender.kontingent
    if kontingent is None or jetzt >= beginn - duration(kontingent.frei_ab):
        return range(0)
    return range(kalender.plaetze - kontingent.telefon, kalender.plaetze)


def places(kalender: Kalender, beginn: datetime, jetzt: datetime, *, quota: bool) -> tuple[int, ...]:
    """The numbers that may be taken, in the order to try them: the call centre takes its own first."""
    kept = kept_places(kalender, beginn, jetzt)
    others = (number for number in range(kalender.plaetze) if number not in kept)
    return (*(kept if quota else ()), *others)
