"""Thumbs up and down: one opinion per answer, and no words left when the conversation is forgotten."""

import pytest
from sqlalchemy import select

from api.context import ApiContext
from api.errors import UngueltigeEingabe
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.schemas import Ausgang, Eingang, Eroeffnet
from api.gespraeche.service import GespraechUnbekannt
from api.rueckmeldungen.models import Rueckmeldung


@pytest.fixture
def buch(context: ApiContext) -> Gespraechsbuch:
    return Gespraechsbuch(context, "eins")


@pytest.fixture
def offen(buch: Gespraechsbuch) -> Eroeffnet:
    return buch.open("musterstadt", "web", False, [Ausgang("Guten Tag")])


def kept(context: ApiContext) -> list[tuple[str | None, int, bool, str | None]]:
    with context.db.reading() as session:
        return [(row.gespraech, row.nr, row.gut, row.wort) for row in session.scalars(select(Rueckmeldung))]


def test_a_later_opinion_takes_the_place_of_the_earlier(
    buch: Gespraechsbuch, offen: Eroeffnet, context: ApiContext
) -> None:
    buch.judge(offen.id, offen.token, 1, True, None)
    buch.judge(offen.id, offen.token, 1, False, "Das war mir zu lang.")
    assert kept(context) == [(offen.id, 1, False, "Das war mir zu lang.")]
    buch.judge(offen.id, offen.token, 1, None, None)
    assert kept(context) == []


def test_how_the_message_was_read_stands_beside_it(buch: Gespraechsbuch, offen: Eroeffnet, context: ApiContext) -> None:
    annahme = buch.receive(offen.id, offen.token, Eingang("7e0c6a52-0000-4000-8000-000000000001", text="Moin"))
    assert annahme.auftrag is not None
    gelesen = {"absicht": "info", "leistung": "sperrmuell"}
    neu = buch.finish(annahme.auftrag, [Ausgang("Das kostet nichts.")], gelesen, []).neu
    buch.judge(offen.id, offen.token, neu[0].nr, False, None)
    with context.db.reading() as session:
        row = session.scalar(select(Rueckmeldung))
        assert row is not None
        assert (row.absicht, row.leistung, row.mandant) == ("info", "sperrmuell", "musterstadt")


@pytest.mark.parametrize("nr", [2, 99])
def test_only_answers_are_judged(buch: Gespraechsbuch, offen: Eroeffnet, context: ApiContext, nr: int) -> None:
    buch.receive(offen.id, offen.token, Eingang("7e0c6a52-0000-4000-8000-000000000002", text="Moin"))
    with pytest.raises(UngueltigeEingabe):
        buch.judge(offen.id, offen.token, nr, True, None)
    assert kept(context) == []


def test_only_by_the_citizen(buch: Gespraechsbuch, offen: Eroeffnet) -> None:
    with pytest.raises(GespraechUnbekannt):
        buch.judge(offen.id, "falsch", 1, True, None)


def test_forgotten_with_the_conversation_but_counted(
    buch: Gespraechsbuch, offen: Eroeffnet, context: ApiContext
) -> None:
    buch.judge(offen.id, offen.token, 1, False, "Ich heiße Anna Müller.")
    buch.delete(offen.id)
    assert kept(context) == [(None, 1, False, None)]
