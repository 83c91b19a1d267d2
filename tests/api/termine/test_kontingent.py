"""Places kept for the call centre: seen and booked by it alone until shortly before, then by whoever comes first."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from api.antraege.models import Antrag
from api.clock import BERLIN, FixedClock
from api.context import ApiContext
from api.mandanten.modell import Kalender
from api.termine.errors import TerminVergeben
from api.termine.kontingent import open_quota, places
from api.termine.raster import Slot
from api.termine.service import TerminService
from api.vorgaenge.service import VorgangService
from tests.api.termine.test_raster import kalender as calendar

DIENSTAG = datetime(2026, 11, 24, 9, tzinfo=BERLIN)
"""Three days after the tests' now: the place for calls is still kept."""


def free(context: ApiContext, *, quota: bool = False, antrag: str | None = None) -> Slot | None:
    with context.db.reading() as session:
        if quota:
            open_quota(session)
        found = TerminService(context, session).all_free("musterstadt", "sprechstunde", antrag=antrag)
        return next((slot for slot in found if slot.beginn == DIENSTAG), None)


def left(context: ApiContext, *, quota: bool = False, antrag: str | None = None) -> int:
    slot = free(context, quota=quota, antrag=antrag)
    return slot.frei if slot else 0


def take(context: ApiContext, name: str, *, quota: bool = False) -> None:
    with context.db.transaction() as session:
        if quota:
            open_quota(session)
        antrag = Antrag(id=name, mandant="musterstadt")
        TerminService(context, session).reserve("sprechstunde", DIENSTAG, antrag)


def test_the_web_sees_exactly_what_it_may_book(context: ApiContext) -> None:
    assert (left(context), left(context, quota=True)) == (2, 3)
    take(context, "a")
    take(context, "b")
    assert (left(context), left(context, quota=True)) == (0, 1)
    with pytest.raises(TerminVergeben):
        take(context, "c")
    take(context, "anruf", quota=True)
    assert (left(context), left(context, quota=True)) == (0, 0)
    with pytest.raises(TerminVergeben):
        take(context, "noch ein anruf", quota=True)


def test_a_call_takes_its_own_places_first(context: ApiContext) -> None:
    take(context, "anruf", quota=True)
    assert (left(context), left(context, quota=True)) == (2, 2)
    take(context, "zweiter anruf", quota=True)
    assert (left(context), left(context, quota=True)) == (1, 1)


def test_only_kept_places_left_is_said(context: ApiContext) -> None:
    whole = free(context, quota=True)
    assert whole is not None
    assert not whole.nur_telefon
    take(context, "a")
    take(context, "b")
    rest = free(context, quota=True)
    assert rest is not None
    assert rest.nur_telefon


def test_shortly_before_they_are_everybodys(context: ApiContext, clock: FixedClock) -> None:
    clock.advance(DIENSTAG - timedelta(hours=24, minutes=1) - clock.now())
    assert left(context) == 2
    clock.advance(timedelta(minutes=1))
    assert left(context) == 3
    for name in "abc":
        take(context, name)
    assert left(context, quota=True) == 0


def test_what_a_call_holds_stays_with_the_draft_on_the_web(context: ApiContext) -> None:
    """Begun by telephone, finished on a page: the draft keeps its place, others still don't see it."""
    take(context, "a")
    take(context, "b")
    take(context, "anruf", quota=True)
    assert left(context, antrag="anruf") == 1
    assert left(context) == 0
    take(context, "anruf")
    assert left(context, antrag="anruf") == 1


def test_moving_by_telephone_may_use_a_kept_place(context: ApiContext) -> None:
    take(context, "a")
    take(context, "b")
    with context.db.transaction() as session:
        vorgang = VorgangService(context, session).create_direct("musterstadt", "anruf", "web", None, {})
        with pytest.raises(TerminVergeben):
            TerminService(context, session).move(vorgang, "sprechstunde", DIENSTAG)
        open_quota(session)
        assert TerminService(context, session).move(vorgang, "sprechstunde", DIENSTAG).beginn == DIENSTAG
    assert left(context, quota=True) == 0


def test_the_quota_ends_with_its_transaction(context: ApiContext) -> None:
    with context.db.transaction() as session:
        open_quota(session)
    assert left(context) == 2


def test_public_address_shows_no_kept_place(context: ApiContext, client: Any) -> None:
    for name in "ab":
        take(context, name)
    found = client.get("/api/v1/termine", params={"mandant": "musterstadt", "kalender": "sprechstunde"}).json()
    assert DIENSTAG.isoformat() not in [each["beginn"] for each in found["termine"]]


def test_order_of_places() -> None:
    plan = calendar(plaetze=4, vorlauf="PT1H", kontingent={"telefon": 2, "frei_ab": "PT24H"})
    beginn, early, late = DIENSTAG, DIENSTAG - timedelta(days=3), DIENSTAG - timedelta(hours=24)
    assert places(plan, beginn, early, quota=False) == (0, 1)
    assert places(plan, beginn, early, quota=True) == (2, 3, 0, 1)
    assert places(plan, beginn, late, quota=False) == places(plan, beginn, late, quota=True) == (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("kontingent", "wort"),
    [
        ({"telefon": 4, "frei_ab": "PT24H"}, "kleiner sein als plaetze"),
        ({"telefon": 1, "frei_ab": "PT2H"}, "länger sein als der vorlauf"),
        ({"telefon": 0, "frei_ab": "PT24H"}, "telefon"),
        ({"telefon": 1}, "frei_ab"),
        ({"telefon": 1, "frei_ab": "bald"}, "frei_ab"),
    ],
)
def test_a_quota_that_can_not_be(kontingent: dict[str, Any], wort: str) -> None:
    basis = calendar(plaetze=4, vorlauf="PT2H").model_dump()
    with pytest.raises(ValidationError, match=wort):
        Kalender.model_validate({**basis, "kontingent": kontingent})
