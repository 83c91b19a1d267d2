"""The journal as a queue: leases, repetition, giving up, forgetting. No bot, no process, a clock moved by hand."""

import uuid
from datetime import timedelta

import pytest

from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.abarbeitung import PACHT
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.eingangsbuch import WARTEND_MAX, ZuVieleNachrichten
from api.gespraeche.schemas import Abschluss, Annahme, Auftrag, Ausgang, Eingang
from api.gespraeche.service import GespraechUnbekannt

ANTWORT = [Ausgang("Antwort"), Ausgang("Frage", art="frage")]
STOERUNG = [Ausgang("Störung", art="stoerung", von="system")]


@pytest.fixture
def buch(context: ApiContext) -> Gespraechsbuch:
    return Gespraechsbuch(context, "eins")


@pytest.fixture
def anderes(context: ApiContext) -> Gespraechsbuch:
    """The same journal in another server process."""
    return Gespraechsbuch(context, "zwei")


@pytest.fixture
def gespraech(buch: Gespraechsbuch) -> str:
    return buch.open("schwerin", "web", False, [Ausgang("Guten Tag")]).id


def receive(buch: Gespraechsbuch, gespraech: str, text: str = "Moin", kennung: str | None = None) -> Annahme:
    return buch.receive(gespraech, None, Eingang(kennung or str(uuid.uuid4()), text=text))


def finish(buch: Gespraechsbuch, auftrag: Auftrag | None, zurueck: list[int] | None = None) -> Abschluss:
    assert auftrag is not None
    return buch.finish(auftrag, ANTWORT, {"absicht": "smalltalk"}, zurueck or [])


def texts(buch: Gespraechsbuch, gespraech: str) -> list[str]:
    return [nachricht.text for nachricht in buch.journal(gespraech, None, 0)[0]]


def test_only_the_holder_of_the_lease_gets_the_next_message(
    buch: Gespraechsbuch, anderes: Gespraechsbuch, gespraech: str
) -> None:
    eins = receive(buch, gespraech)
    assert receive(anderes, gespraech, "zweite").auftrag is None
    assert anderes.take(gespraech) is None
    naechster = finish(buch, eins.auftrag).naechster
    assert naechster is not None
    assert naechster.text == "zweite"
    assert finish(buch, naechster).naechster is None
    assert receive(anderes, gespraech).auftrag is not None


def test_lease_of_the_dead_runs_out_and_late_answers_are_dropped(
    buch: Gespraechsbuch, anderes: Gespraechsbuch, gespraech: str, uhr: FixedClock
) -> None:
    auftrag = receive(buch, gespraech).auftrag
    assert anderes.unattended() == []
    uhr.advance(PACHT + timedelta(seconds=1))
    assert anderes.unattended() == [gespraech]
    uebernommen = anderes.take(gespraech)
    assert finish(buch, auftrag).verloren
    assert finish(anderes, uebernommen).neu
    assert texts(buch, gespraech) == ["Guten Tag", "Moin", "Antwort", "Frage"]


def test_renewed_lease_holds(buch: Gespraechsbuch, anderes: Gespraechsbuch, gespraech: str, uhr: FixedClock) -> None:
    auftrag = receive(buch, gespraech).auftrag
    uhr.advance(PACHT - timedelta(seconds=1))
    anderes.renew([gespraech])
    buch.renew([gespraech])
    uhr.advance(PACHT - timedelta(seconds=1))
    assert anderes.take(gespraech) is None
    assert not finish(buch, auftrag).verloren


def test_repetition_is_read_with_the_same_context(buch: Gespraechsbuch, gespraech: str, uhr: FixedClock) -> None:
    auftrag = receive(buch, gespraech).auftrag
    assert auftrag is not None
    buch.fail(auftrag, STOERUNG, [], gesund=False)
    uhr.advance(timedelta(hours=3))
    again = buch.take(gespraech)
    assert again is not None
    assert again.kontext == auftrag.kontext
    assert again.versuche == 0


def test_failure_is_told_once_and_gives_way_to_the_answer(buch: Gespraechsbuch, gespraech: str) -> None:
    kennung = str(uuid.uuid4())
    auftrag = receive(buch, gespraech, kennung=kennung).auftrag
    for versuch in (1, 2):
        assert auftrag is not None
        told = buch.fail(auftrag, STOERUNG, [], gesund=True)
        assert [nachricht.text for nachricht in told.antworten[kennung].nachrichten] == ["Störung"]
        auftrag = receive(buch, gespraech, kennung=kennung).auftrag
        assert auftrag is not None
        assert auftrag.versuche == versuch
    answered = finish(buch, auftrag).antworten[kennung]
    assert [nachricht.text for nachricht in answered.nachrichten] == ["Antwort", "Frage"]
    assert receive(buch, gespraech, "egal", kennung).fertig == answered
    assert texts(buch, gespraech) == ["Guten Tag", "Moin", "Störung", "Antwort", "Frage"]


def test_failure_in_a_burst_keeps_what_was_answered_before(buch: Gespraechsbuch, gespraech: str) -> None:
    kennungen = [str(uuid.uuid4()) for _ in range(3)]
    first = receive(buch, gespraech, "eins", kennungen[0])
    receive(buch, gespraech, "zwei", kennungen[1])
    receive(buch, gespraech, "drei", kennungen[2])
    one = finish(buch, first.auftrag)
    assert list(one.antworten) == [kennungen[0]]
    assert one.naechster is not None
    two = finish(buch, one.naechster)
    assert two.antworten == {}
    assert two.naechster is not None
    told = buch.fail(two.naechster, STOERUNG, [one.naechster.nr], gesund=False)
    assert told.antworten[kennungen[1]].nachrichten == ()
    said = [nachricht.text for nachricht in told.antworten[kennungen[2]].nachrichten]
    assert said == ["Antwort", "Störung"]


def test_queue_of_one_conversation_is_bounded(buch: Gespraechsbuch, gespraech: str) -> None:
    for _ in range(WARTEND_MAX):
        receive(buch, gespraech)
    with pytest.raises(ZuVieleNachrichten):
        receive(buch, gespraech)


def test_start_on_sqlite_frees_what_the_dead_held(
    buch: Gespraechsbuch, anderes: Gespraechsbuch, gespraech: str
) -> None:
    receive(buch, gespraech)
    anderes.start()
    assert (anderes.take(gespraech) is not None) == buch.context.db.is_sqlite


def test_conversation_is_forgotten_seven_days_after_its_last_message(
    buch: Gespraechsbuch, gespraech: str, uhr: FixedClock
) -> None:
    uhr.advance(timedelta(days=5))
    auftrag = receive(buch, gespraech).auftrag
    uhr.advance(buch.context.settings.aufbewahrung + timedelta(minutes=1))
    assert buch.expired() == []  # its message still waits for an answer
    finish(buch, buch.take(gespraech))
    assert auftrag is not None
    assert buch.expired() == [gespraech]
    buch.delete(gespraech)
    with pytest.raises(GespraechUnbekannt):
        buch.journal(gespraech, None, 0)
