"""Codes that carry a conversation elsewhere: who may use them, how often, how long."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.lage import Lage
from api.gespraeche.schemas import Ausgang, Eroeffnet, Uebernommen
from api.gespraeche.service import GespraechUnbekannt
from api.uebergaenge.service import LAENGE, CodeUngueltig, Ziel, canonical
from api.wartung import run_maintenance


@pytest.fixture
def buch(context: ApiContext) -> Gespraechsbuch:
    return Gespraechsbuch(context, "eins")


@pytest.fixture
def offen(buch: Gespraechsbuch) -> Eroeffnet:
    return buch.open("musterstadt", "web", False, [Ausgang("Guten Tag")])


def nothing(_lage: Lage) -> None:
    return None


def take(
    buch: Gespraechsbuch,
    code: str,
    geraet: str | None = None,
    ziele: tuple[Ziel, ...] = ("chat", "spaeter"),
    greet: Callable[[Lage], Ausgang | None] = nothing,
) -> Uebernommen:
    return buch.take_over(code, ziele, geraet or str(uuid.uuid4()), "web", greet)


def test_the_code_opens_the_conversation_with_a_token_of_its_own(buch: Gespraechsbuch, offen: Eroeffnet) -> None:
    code = buch.hand_over(offen.id, offen.token, "chat").code
    found = take(buch, code.lower().replace("-", " "))
    assert found.id == offen.id
    assert found.token != offen.token
    for token in (offen.token, found.token):
        assert buch.journal(offen.id, token, 0)[0][0].text == "Guten Tag"
    fremd = buch.open("musterstadt", "web", False, [])
    with pytest.raises(GespraechUnbekannt):
        buch.journal(fremd.id, found.token, 0)


def test_used_once_but_the_same_request_may_come_again(buch: Gespraechsbuch, offen: Eroeffnet) -> None:
    code = buch.hand_over(offen.id, offen.token, "chat").code
    geraet = str(uuid.uuid4())
    assert take(buch, code, geraet).id == take(buch, code, geraet).id == offen.id
    with pytest.raises(CodeUngueltig):
        take(buch, code)


def test_a_code_to_keep_holds_as_long_as_the_conversation(
    buch: Gespraechsbuch, offen: Eroeffnet, clock: FixedClock
) -> None:
    neu = buch.hand_over(offen.id, offen.token, "spaeter")
    assert neu.gueltig_bis == clock.now() + buch.context.settings.aufbewahrung
    clock.advance(timedelta(days=6))
    assert take(buch, neu.code).id == take(buch, neu.code).id == offen.id
    buch.delete(offen.id)
    with pytest.raises(CodeUngueltig):
        take(buch, neu.code)


@pytest.mark.parametrize("ziel", ["chat", "seiten"])
def test_a_code_for_now_runs_out(buch: Gespraechsbuch, offen: Eroeffnet, clock: FixedClock, ziel: Ziel) -> None:
    code = buch.hand_over(offen.id, offen.token, ziel).code
    clock.advance(timedelta(minutes=15, seconds=1))
    with pytest.raises(CodeUngueltig):
        take(buch, code, ziele=(ziel,))


def test_a_code_for_the_pages_opens_no_chat_and_is_still_good_afterwards(
    buch: Gespraechsbuch, offen: Eroeffnet
) -> None:
    code = buch.hand_over(offen.id, offen.token, "seiten").code
    with pytest.raises(CodeUngueltig):
        take(buch, code)
    assert take(buch, code, ziele=("seiten",)).id == offen.id


@pytest.mark.parametrize("code", ["", "-", "AAAAA-AAAAA-AAAAA-AAAAA", "x" * 100, "\x00", "Ü" * 20])
def test_what_is_no_code_opens_nothing(buch: Gespraechsbuch, offen: Eroeffnet, code: str) -> None:
    buch.hand_over(offen.id, offen.token, "chat")
    with pytest.raises(CodeUngueltig):
        take(buch, code)


def test_only_its_citizen_gets_a_code(buch: Gespraechsbuch, offen: Eroeffnet) -> None:
    with pytest.raises(GespraechUnbekannt):
        buch.hand_over(offen.id, "falsch", "chat")


def test_what_is_said_on_arrival_stands_in_the_journal_once(buch: Gespraechsbuch, offen: Eroeffnet) -> None:
    code = buch.hand_over(offen.id, offen.token, "spaeter").code
    said = Ausgang("Hier geht es weiter.", art="frage")
    first = take(buch, code, greet=lambda lage: said)
    second = take(buch, code, greet=lambda lage: said)
    assert [nachricht.text for nachricht in first.neu] == ["Hier geht es weiter."]
    assert second.neu == ()
    assert [nachricht.text for nachricht in second.antwort.nachrichten] == ["Guten Tag", "Hier geht es weiter."]


def test_codes_are_readable_and_differ(buch: Gespraechsbuch, offen: Eroeffnet) -> None:
    codes = {buch.hand_over(offen.id, offen.token, "spaeter").code for _ in range(50)}
    assert len(codes) == 50
    assert all(len(canonical(code)) == LAENGE for code in codes)


def test_upkeep_deletes_codes_whose_time_is_over(buch: Gespraechsbuch, offen: Eroeffnet, clock: FixedClock) -> None:
    kept = buch.hand_over(offen.id, offen.token, "spaeter").code
    buch.hand_over(offen.id, offen.token, "chat")
    assert run_maintenance(buch.context).codes == 0
    clock.advance(timedelta(minutes=16))
    assert run_maintenance(buch.context).codes == 1
    assert take(buch, kept).id == offen.id
