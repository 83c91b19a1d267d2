"""Mail is written once, in the transaction of what it tells, and sent by one sender at a time."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.ausgang.errors import AdresseUngueltig, MailNichtEingerichtet
from api.ausgang.models import Brief
from api.ausgang.schemas import Anhang, Sendebrief
from api.ausgang.service import Ausgang
from api.ausgang.versand import AUFGABE, MERKEN, PACHT, PAUSE_MAX, Versand, remove_old_mail
from api.clock import FixedClock
from api.context import ApiContext

ANNA = "anna.mueller@example.org"


def post(context: ApiContext, schluessel: str = "beleg:1", an: str = ANNA, betreff: str = "Ihr Antrag") -> bool:
    with context.db.transaction() as session:
        anhang = Anhang("termin.ics", "text/calendar", "BEGIN:VCALENDAR")
        ausgang = Ausgang(context, session)
        return ausgang.post(
            "musterstadt", an, betreff, "Guten Tag", schluessel=schluessel, anhaenge=[anhang], vorgang="MU-2026-000001"
        )


def take(context: ApiContext) -> Sendebrief | None:
    with context.db.transaction() as session:
        return Versand(context, session).take()


def state(context: ApiContext) -> list[str]:
    with context.db.reading() as session:
        return [stand.zustand for stand in Ausgang(context, session).of_vorgang("musterstadt", "MU-2026-000001")]


def taken(context: ApiContext) -> Sendebrief:
    brief = take(context)
    assert brief is not None
    return brief


def test_the_same_key_is_written_once(context: ApiContext) -> None:
    assert post(context)
    assert not post(context)
    assert post(context, "beleg:2")
    assert [taken(context).text, taken(context).text, take(context)] == ["Guten Tag", "Guten Tag", None]


def test_what_failed_leaves_no_mail(context: ApiContext) -> None:
    def fails() -> None:
        with context.db.transaction() as session:
            Ausgang(context, session).post("musterstadt", ANNA, "Ihr Antrag", "Guten Tag", schluessel="x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert take(context) is None


def test_content_is_encrypted_and_goes_when_delivered(context: ApiContext) -> None:
    post(context)
    with context.db.reading() as session:
        row = session.execute(text("SELECT * FROM briefe")).one()
    assert not any(b"anna" in bytes(value) for value in row if isinstance(value, bytes | memoryview))
    assert "anna" not in str([value for value in row if isinstance(value, str)])
    brief = taken(context)
    assert (brief.an, brief.betreff, brief.anhaenge[0].name) == (ANNA, "Ihr Antrag", "termin.ics")
    assert "anna" not in repr(brief)
    with context.db.transaction() as session:
        Versand(context, session).delivered(brief)
    with context.db.reading() as session:
        assert session.execute(text("SELECT inhalt FROM briefe")).scalar() is None
    assert state(context) == ["zugestellt"]
    assert not post(context)


def test_taken_by_one_sender_until_its_lease_ends(context: ApiContext, clock: FixedClock) -> None:
    post(context)
    first = taken(context)
    assert take(context) is None
    clock.advance(PACHT)
    second = taken(context)
    assert (second.id, second.versuch) == (first.id, 2)
    with context.db.transaction() as session:  # the first comes back late: it is no longer its mail
        Versand(context, session).give_up(first)
    assert state(context) == ["offen"]
    with context.db.transaction() as session:
        Versand(context, session).delivered(second)
    assert state(context) == ["zugestellt"]


def test_pauses_grow_and_end_after_a_day(context: ApiContext, clock: FixedClock) -> None:
    post(context)
    pauses, written = [], clock.now()
    while (brief := take(context)) is not None:
        failed = clock.now()
        with context.db.transaction() as session:
            if not Versand(context, session).put_back(brief):
                break
        while take_due(context) > clock.now():
            clock.advance(timedelta(minutes=1))
        pauses.append(clock.now() - failed)
    assert pauses[:4] == [timedelta(minutes=number) for number in (1, 2, 4, 8)]
    assert pauses == sorted(pauses)
    assert max(pauses) == PAUSE_MAX
    assert AUFGABE <= clock.now() - written < AUFGABE + PAUSE_MAX
    assert state(context) == ["aufgegeben"]


def take_due(context: ApiContext) -> datetime:
    with context.db.reading() as session:
        return session.scalars(select(Brief.faellig)).one()


@pytest.mark.parametrize(
    "an",
    [
        "",
        "anna",
        "anna@example",
        "a@b.de\nBcc: x@y.de",
        "a@b.de, x@y.de",
        "<a@b.de>",
        "änna@example.org",
        "a@straße.de",
    ],
)
def test_what_is_no_address_is_refused(context: ApiContext, an: str) -> None:
    with pytest.raises(AdresseUngueltig):
        post(context, an=an)
    assert take(context) is None


def test_header_stays_one_line_and_domain_becomes_ascii(context: ApiContext) -> None:
    post(context, an="Anna@MÜLLER.de", betreff="Ihr\r\nBcc: x@y.de\u2028Antrag")
    brief = taken(context)
    assert (brief.an, brief.betreff) == ("Anna@xn--mller-kva.de", "Ihr Bcc: x@y.de Antrag")


def test_without_mail_server_and_demo_it_says_so(context: ApiContext) -> None:
    elsewhere = replace(context, settings=replace(context.settings, demo=False))
    with pytest.raises(MailNichtEingerichtet, match="LOTSE_SMTP"):
        post(elsewhere)


def test_keys_are_forgotten_and_unsent_mail_does_not_stay(context: ApiContext, clock: FixedClock) -> None:
    post(context)
    with context.db.transaction() as session:
        Versand(context, session).delivered(taken_in(context, session))
    clock.advance(MERKEN)
    post(context, "beleg:2")
    clock.advance(2 * AUFGABE + timedelta(seconds=1))
    with context.db.transaction() as session:
        assert remove_old_mail(context, session) == 2
    assert state(context) == []


def taken_in(context: ApiContext, session: Session) -> Sendebrief:
    brief = Versand(context, session).take()
    assert brief is not None
    return brief
