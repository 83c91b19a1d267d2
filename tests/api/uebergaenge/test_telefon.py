"""Codes that are read aloud on the telephone: short, and so guarded otherwise."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.schemas import Ausgang, Eroeffnet
from api.gespraeche.service import hash_token
from api.uebergaenge.models import Uebergang
from api.uebergaenge.service import CodeUngueltig, UebergangService, ZuVieleCodes, canonical
from api.vorgaenge.drossel import ERLAUBT

FALSCH = "2222-2222"


@pytest.fixture
def buch(context: ApiContext) -> Gespraechsbuch:
    return Gespraechsbuch(context, "eins")


@pytest.fixture
def offen(buch: Gespraechsbuch) -> Eroeffnet:
    return buch.open("musterstadt", "web", False, [Ausgang("Guten Tag")])


@pytest.fixture
def code(buch: Gespraechsbuch, offen: Eroeffnet) -> str:
    return buch.hand_over(offen.id, offen.token, "telefon").code


def claim(context: ApiContext, code: str, mandant: str = "musterstadt", konto: str = "k", anruf: str = "a") -> str:
    with context.db.transaction() as session:
        return UebergangService(context, session).claim_by_phone(code, mandant, konto, anruf).id


def test_two_groups_of_four_in_any_spelling(context: ApiContext, offen: Eroeffnet, code: str) -> None:
    assert [len(teil) for teil in code.split("-")] == [4, 4]
    spoken = " . ".join(canonical(code).lower())
    assert claim(context, f"  {spoken}\n") == offen.id


def test_good_for_half_an_hour(context: ApiContext, code: str, clock: FixedClock, offen: Eroeffnet) -> None:
    clock.advance(timedelta(minutes=29, seconds=59))
    assert claim(context, code) == offen.id
    clock.advance(timedelta(seconds=2))
    with pytest.raises(CodeUngueltig):
        claim(context, code)


def test_one_call_which_may_bring_it_twice(context: ApiContext, code: str, offen: Eroeffnet) -> None:
    assert claim(context, code) == claim(context, code) == offen.id
    with pytest.raises(CodeUngueltig):
        claim(context, code, anruf="anderer")


def test_no_other_mandant(context: ApiContext, code: str, offen: Eroeffnet) -> None:
    with pytest.raises(CodeUngueltig):
        claim(context, code, mandant="nachbarort")
    assert claim(context, code) == offen.id


@pytest.mark.parametrize("ziel", ["chat", "seiten", "sicher", "spaeter", "telegram"])
def test_codes_for_something_else_are_none_for_the_telephone(
    context: ApiContext, buch: Gespraechsbuch, offen: Eroeffnet, ziel: str
) -> None:
    anderer = buch.hand_over(offen.id, offen.token, ziel).code  # type: ignore[arg-type]
    with pytest.raises(CodeUngueltig):
        claim(context, anderer)


def test_citizens_can_not_redeem_it(context: ApiContext, buch: Gespraechsbuch, code: str) -> None:
    for ziele in (("chat", "spaeter"), ("seiten", "sicher", "spaeter"), ("telefon",)):
        with pytest.raises(CodeUngueltig):
            buch.take_over(code, ziele, "geraet", "web", lambda lage: None)
    assert buch.goal_of(code) is None


def test_guessing_is_stopped_and_only_for_who_guesses(
    context: ApiContext, code: str, clock: FixedClock, offen: Eroeffnet
) -> None:
    for _ in range(ERLAUBT + 1):
        with pytest.raises(CodeUngueltig):
            claim(context, FALSCH)
    with pytest.raises(ZuVieleCodes):
        claim(context, code)
    assert claim(context, code, konto="andere", anruf="b") == offen.id
    clock.advance(timedelta(minutes=10, seconds=1))
    with pytest.raises(CodeUngueltig):  # waited long enough, but the call of the other agent has it
        claim(context, code)


def test_what_is_stored_can_not_be_tried_out(context: ApiContext, code: str, offen: Eroeffnet) -> None:
    with context.db.reading() as session:
        stored = session.scalars(select(Uebergang.code_hash).where(Uebergang.gespraech == offen.id)).all()
    zeichen = canonical(code)
    assert stored == [context.cipher.keyed_hash("telefoncode", f"musterstadt:{zeichen}")]
    assert hash_token(zeichen) not in stored


def test_it_goes_with_its_conversation(context: ApiContext, buch: Gespraechsbuch, code: str, offen: Eroeffnet) -> None:
    buch.delete(offen.id)
    with pytest.raises(CodeUngueltig):
        claim(context, code)
