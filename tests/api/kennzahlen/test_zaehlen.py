"""Counting: every count arrives once, on the day in Berlin, whoever counts at the same time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from api.clock import FixedClock
from api.context import ApiContext
from api.kennzahlen.dauern import GRENZEN, OHNE_DAUER, at_most, class_of
from api.kennzahlen.models import Anwesend, Kennzahl
from api.kennzahlen.service import Kennzahlen, remove_old_figures

STADT = "musterstadt"
ARTEN = ("anruf", "chat", "abschluss")


def rows(context: ApiContext) -> dict[tuple[str, str, int], tuple[int, int]]:
    with context.db.reading() as session:
        found = session.scalars(select(Kennzahl)).all()
        return {(row.art, row.schluessel, row.klasse): (row.anzahl, row.sekunden) for row in found}


def test_counts_of_several_transactions_add_up(context: ApiContext) -> None:
    for sekunden in (70, 80, 400):
        with context.db.transaction() as session:
            Kennzahlen(context, session).count(STADT, "anruf", sekunden=sekunden)
            Kennzahlen(context, session).count(STADT, "abschluss", "auskunft")
    assert rows(context) == {
        ("anruf", "", class_of(70)): (2, 150),
        ("anruf", "", class_of(400)): (1, 400),
        ("abschluss", "auskunft", OHNE_DAUER): (3, 0),
    }


def test_what_is_undone_was_not_counted(context: ApiContext) -> None:
    def break_off() -> None:
        with context.db.transaction() as session:
            Kennzahlen(context, session).count(STADT, "anruf")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    with context.db.reading() as session:
        Kennzahlen(context, session).count(STADT, "anruf")
    assert rows(context) == {}


def test_many_at_once_in_any_order_lose_nothing(context: ApiContext) -> None:
    """Twelve writers, each counting the same three figures, every second one the other way round."""
    start = threading.Barrier(12)

    def work(wer: int) -> None:
        start.wait()
        for _ in range(8):
            with context.db.transaction() as session:
                for art in ARTEN if wer % 2 else reversed(ARTEN):
                    Kennzahlen(context, session).count(STADT, art, sekunden=7)

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(work, range(12)))
    assert rows(context) == {(art, "", class_of(7)): (96, 96 * 7) for art in ARTEN}


def test_the_day_is_that_of_berlin(context: ApiContext, clock: FixedClock) -> None:
    clock.advance(datetime(2026, 11, 30, 23, 30, tzinfo=UTC) - clock.now())
    with context.db.transaction() as session:
        Kennzahlen(context, session).count(STADT, "anruf")
    with context.db.reading() as session:
        assert session.scalars(select(Kennzahl.tag)).all() == [date(2026, 12, 1)]


def test_who_was_there_counts_once_a_day_and_cannot_be_read(context: ApiContext, clock: FixedClock) -> None:
    for konto in ("konto-eins", "konto-zwei", "konto-eins"):
        with context.db.transaction() as session:
            Kennzahlen(context, session).present(STADT, konto)
    with context.db.reading() as session:
        heute = set(session.scalars(select(Anwesend.wer)))
    assert len(heute) == 2
    assert not any("konto" in wer for wer in heute)
    clock.advance(timedelta(days=1))
    with context.db.transaction() as session:
        Kennzahlen(context, session).present(STADT, "konto-eins")
    with context.db.reading() as session:
        morgen = set(session.scalars(select(Anwesend.wer).where(Anwesend.tag == clock.today())))
    assert not morgen & heute, "the same person can't be followed from day to day"


def test_figures_go_after_two_years(context: ApiContext, clock: FixedClock) -> None:
    with context.db.transaction() as session:
        for tag in (clock.today() - timedelta(days=731), clock.today() - timedelta(days=729)):
            Kennzahlen(context, session).count(STADT, "anruf", tag=tag)
    with context.db.transaction() as session:
        assert remove_old_figures(context, session) == 1
    with context.db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Kennzahl)) == 1


def test_shares_of_durations_name_the_end_of_their_class() -> None:
    klassen = {class_of(sekunden): 1 for sekunden in (4, 55, 170)} | {class_of(1000): 7}
    assert at_most(klassen, 0.1) == 5
    assert at_most(klassen, 0.5) == 1200
    assert at_most({class_of(GRENZEN[-1] + 1): 1}, 0.9) is None
    assert at_most({}, 0.5) is None
