"""Calls: one open at a time, ended once, forgotten in time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from api.anrufe.abschluss import AbschlussUnbekannt, reasons
from api.anrufe.errors import AnrufAnderswo
from api.anrufe.models import Anruf, Nachweis
from api.anrufe.service import AUFBEWAHRUNG, NOTIZ_MAX, VERGESSEN, AnrufService
from api.clock import FixedClock
from api.context import ApiContext
from api.errors import UngueltigeEingabe
from api.kennzahlen.models import Kennzahl
from api.wartung import run_maintenance


def test_an_account_has_one_open_call(context: ApiContext, konto: str, anruf: Anruf) -> None:
    with context.db.transaction() as session:
        assert AnrufService(context, session).begin(konto, "musterstadt").id == anruf.id
    with context.db.transaction() as session, pytest.raises(AnrufAnderswo):
        AnrufService(context, session).begin(konto, "nachbarort")
    with context.db.transaction() as session:
        assert AnrufService(context, session).begin(str(uuid4()), "nachbarort").id != anruf.id


def test_the_database_refuses_a_second_open_call(context: ApiContext, konto: str, anruf: Anruf) -> None:
    with context.db.transaction() as session:
        session.add(Anruf(id=str(uuid4()), mandant="musterstadt", konto=konto, begonnen=context.clock.now()))
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()


def test_a_call_is_ended_and_counted_once(
    context: ApiContext, clock: FixedClock, konto: str, anruf: Anruf
) -> None:  # fmt: skip
    clock.advance(timedelta(seconds=95))
    for _ in range(2):
        with context.db.transaction() as session:
            service = AnrufService(context, session)
            row = session.get(Anruf, anruf.id)
            assert row is not None
            service.end(row, "auskunft", " Fragt nach der Tonne. ")
            assert service.open_of(konto) is None
    with context.db.reading() as session:
        row = session.get(Anruf, anruf.id)
        assert row is not None
        assert (row.abschluss, row.notiz) == ("auskunft", "Fragt nach der Tonne.")
        counts = {
            (each.art, each.schluessel): (each.anzahl, each.sekunden) for each in session.scalars(select(Kennzahl))
        }
    assert counts == {("anruf", ""): (1, 95), ("abschluss", "auskunft"): (1, 0), ("erstloesung", "anruf"): (1, 0)}


def test_what_was_not_settled_is_no_first_solution(context: ApiContext, anruf: Anruf) -> None:
    with context.db.transaction() as session:
        row = session.get(Anruf, anruf.id)
        assert row is not None
        AnrufService(context, session).end(row, "weitergeleitet")
    with context.db.reading() as session:
        assert "erstloesung" not in set(session.scalars(select(Kennzahl.art)))


@pytest.mark.parametrize(
    ("grund", "notiz", "error"),
    [("mond", None, AbschlussUnbekannt), ("auskunft", "x" * (NOTIZ_MAX + 1), UngueltigeEingabe)],
)
def test_an_unusable_wrap_up_leaves_the_call_open(
    context: ApiContext, konto: str, anruf: Anruf, grund: str, notiz: str | None, error: type[Exception]
) -> None:
    with context.db.transaction() as session:
        service = AnrufService(context, session)
        offen = service.open_of(konto)
        assert offen is not None
        with pytest.raises(error):
            service.end(offen, grund, notiz)
    with context.db.reading() as session:
        assert AnrufService(context, session).open_of(konto) is not None


def test_upkeep_ends_forgotten_calls_and_deletes_old_ones(
    context: ApiContext, clock: FixedClock, konto: str, anruf: Anruf
) -> None:
    with context.db.transaction() as session:
        AnrufService(context, session).join(konto, "musterstadt", str(uuid4()))
    run_maintenance(context)
    with context.db.reading() as session:
        assert AnrufService(context, session).open_of(konto) is not None
    clock.advance(VERGESSEN + timedelta(minutes=1))
    run_maintenance(context)
    with context.db.reading() as session:
        assert AnrufService(context, session).open_of(konto) is None
        assert session.scalar(select(func.count()).select_from(Anruf)) == 1
        assert not session.scalars(select(Kennzahl)).all(), "nobody knows how long it lasted"
    clock.advance(AUFBEWAHRUNG + timedelta(minutes=1))
    run_maintenance(context)
    with context.db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Anruf)) == 0
        assert session.scalar(select(func.count()).select_from(Nachweis)) == 0


def test_a_conversation_belongs_to_the_call_it_was_joined_to(context: ApiContext, konto: str) -> None:
    gespraech, other = str(uuid4()), str(uuid4())
    with context.db.transaction() as session:
        service = AnrufService(context, session)
        assert not service.may_open(konto, "musterstadt", gespraech)
        anruf = service.join(konto, "musterstadt", gespraech)
        assert anruf.gespraech == gespraech
        assert service.may_open(konto, "musterstadt", gespraech)
        assert not service.may_open(konto, "musterstadt", other)
        assert not service.may_open(konto, "nachbarort", gespraech)
        assert not service.may_open(str(uuid4()), "musterstadt", gespraech)
        service.end(anruf, "auskunft")
        assert not service.may_open(konto, "musterstadt", gespraech)


def test_wrap_up_codes_are_data(context: ApiContext) -> None:
    codes = reasons(context)
    assert len({code.schluessel for code in codes}) == len(codes) >= 5
    assert {code.geloest for code in codes} == {True, False}
