"""Fifty citizens, five slots, two processes: the database decides, and nobody gets what another has."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select

from api.antraege.models import Antrag
from api.clock import BERLIN
from api.context import ApiContext
from api.settings import Settings
from api.termine.models import Buchung
from api.termine.service import RESERVIERUNG, TerminService
from tests.api.conftest import INHALTE, SONNABEND
from tests.api.termine.schreiber import Wettlauf

pytestmark = pytest.mark.langsam

SCHREIBER = 50
FUENF_TAGE = [datetime(2026, 11, day, 7, tzinfo=BERLIN) for day in (24, 25, 26, 27, 30)]
EIN_AUGENBLICK = [datetime(2026, 11, 23, 10, tzinfo=BERLIN)]
WETTLAEUFE = pytest.mark.parametrize(
    ("kalender", "beginne"),
    [("abholung", FUENF_TAGE), ("fuenf", EIN_AUGENBLICK)],
    ids=["fuenf Tage mit einem Platz", "ein Augenblick mit fünf Plätzen"],
)


@pytest.fixture(scope="module")
def wettlauf() -> Iterator[Wettlauf]:
    started = Wettlauf()
    yield started
    started.stop()


@pytest.fixture
def env(settings: Settings, datenbank_url: str) -> dict[str, str]:
    return {
        "LOTSE_DATEN": str(settings.daten), "LOTSE_DATENBANK": datenbank_url, "LOTSE_INHALTE": str(INHALTE),
        "LOTSE_DEMO": "1",
    }  # fmt: skip


def booked(context: ApiContext) -> Counter[tuple[datetime, int]]:
    """How many hold each place of each slot."""
    with context.db.reading() as session:
        return Counter((row.beginn, row.platz) for row in session.execute(select(Buchung.beginn, Buchung.platz)))


def drop_constraint(context: ApiContext) -> None:
    with context.db.engine.begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("buchungen") as table:
            table.drop_constraint("uq_buchungen_platz", type_="unique")


@WETTLAEUFE
def test_five_win_and_none_twice(
    wettlauf: Wettlauf, context: ApiContext, env: dict[str, str], kalender: str, beginne: list[datetime]
) -> None:
    outcome = wettlauf.run(env, SONNABEND, kalender, beginne, SCHREIBER)
    assert Counter(outcome) == {1: 5, 0: SCHREIBER - 5}
    places = booked(context)
    assert len(places) == 5
    assert set(places.values()) == {1}


@WETTLAEUFE
def test_without_the_constraint_the_race_shows(
    wettlauf: Wettlauf, context: ApiContext, env: dict[str, str], kalender: str, beginne: list[datetime]
) -> None:
    """The negative control: the same writers, the same code, no constraint."""
    drop_constraint(context)
    outcome = wettlauf.run(env, SONNABEND, kalender, beginne, SCHREIBER)
    assert outcome.count(1) > 5
    assert max(booked(context).values()) > 1


def test_an_expired_reservation_goes_to_exactly_one(
    wettlauf: Wettlauf, context: ApiContext, env: dict[str, str]
) -> None:
    with context.db.transaction() as session:
        first = Antrag(id="vergessen", mandant="musterstadt")
        TerminService(context, session).reserve("abholung", FUENF_TAGE[0], first)
    later = SONNABEND + RESERVIERUNG + timedelta(seconds=1)
    outcome = wettlauf.run(env, later, "abholung", FUENF_TAGE[:1], 20)
    assert Counter(outcome) == {1: 1, 0: 19}
    assert list(booked(context).values()) == [1]


def test_a_live_reservation_goes_to_nobody(wettlauf: Wettlauf, context: ApiContext, env: dict[str, str]) -> None:
    with context.db.transaction() as session:
        first = Antrag(id="eben", mandant="musterstadt")
        TerminService(context, session).reserve("abholung", FUENF_TAGE[0], first)
    outcome = wettlauf.run(env, SONNABEND + RESERVIERUNG - timedelta(seconds=1), "abholung", FUENF_TAGE[:1], 8)
    assert set(outcome) == {0}
