"""Conversations are counted once, when they rest, by what became of them."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from api.clock import FixedClock
from api.context import ApiContext
from api.gespraeche.service import GespraechService
from api.kennzahlen.auswertung import evaluate_conversations, keep_figures, outcome, present_on
from api.kennzahlen.models import Anwesend, Kennzahl, Unverstanden
from api.kennzahlen.service import Kennzahlen
from api.wartung import run_maintenance
from tests.api.kennzahlen.conftest import STADT, Gespraeche


def counted(context: ApiContext) -> dict[str, int]:
    with context.db.reading() as session:
        rows = session.scalars(select(Kennzahl)).all()
        return {f"{row.art} {row.schluessel}".strip(): row.anzahl for row in rows}


@pytest.mark.parametrize(
    ("ergebnisse", "mensch", "erwartet"),
    [
        ([{"befehl": "einreichen", "ok": True}], False, "allein"),
        ([{"befehl": "auskunft", "ok": True, "bekannt": True}], False, "allein"),
        ([{"befehl": "auskunft", "ok": True, "bekannt": False}], False, "offen"),
        ([{"befehl": "status", "ok": False}], False, "offen"),
        ([{"befehl": "setzen", "ok": True}], False, "offen"),
        ([{"befehl": "einreichen", "ok": True}, {"befehl": "mensch", "ok": True}], False, "mensch"),
        ([{"befehl": "auskunft", "ok": True}], True, "mensch"),
        ([], False, "offen"),
    ],
)
def test_what_became_of_a_conversation(ergebnisse: list[dict[str, object]], mensch: bool, erwartet: str) -> None:
    assert outcome([{"ergebnisse": ergebnisse}], mensch=mensch) == erwartet


def test_a_conversation_is_counted_once_and_only_when_it_rests(
    context: ApiContext, clock: FixedClock, gespraeche: Gespraeche
) -> None:
    anna = gespraeche.open("telegram")
    gespraeche.turn(anna, "Was kostet das?", {"befehl": "auskunft", "ok": True})
    clock.advance(timedelta(minutes=59))
    assert evaluate_conversations(context) == 0
    clock.advance(timedelta(minutes=2))
    run_maintenance(context)
    gespraeche.turn(anna, "Danke")
    clock.advance(timedelta(hours=2))
    assert evaluate_conversations(context) == 0
    assert counted(context) == {"gespraech telegram": 1, "gespraech_ausgang allein": 1, "nachricht": 1}


def test_one_that_cannot_be_read_does_not_hold_up_the_others(
    context: ApiContext, clock: FixedClock, gespraeche: Gespraeche
) -> None:
    for nr in range(3):
        wer = gespraeche.open()
        gespraeche.turn(wer, "Was kostet das?", {"befehl": "auskunft", "ok": True})
        if nr == 1:
            with context.db.transaction() as session:
                session.execute(text("UPDATE zuege SET ergebnis = :k WHERE gespraech = :g"), {"k": b"kaputt", "g": wer})
    clock.advance(timedelta(hours=2))
    assert evaluate_conversations(context) == 2
    assert counted(context)["gespraech web"] == 2


def test_what_an_agent_opened_or_nobody_used_is_no_conversation_with_the_lotse(
    context: ApiContext, clock: FixedClock, gespraeche: Gespraeche
) -> None:
    gespraeche.open("web")
    gespraeche.turn(gespraeche.open("telefon"), "zwei Sessel", {"befehl": "einreichen", "ok": True})
    clock.advance(timedelta(hours=2))
    assert evaluate_conversations(context) == 2
    assert counted(context) == {}


def test_whoever_deletes_a_conversation_leaves_a_figure_and_no_words(
    context: ApiContext, clock: FixedClock, gespraeche: Gespraeche
) -> None:
    anna = gespraeche.open()
    gespraeche.turn(anna, "Mein Kanarienvogel singt", unverstanden=1)
    with context.db.transaction() as session:
        GespraechService(context, session).delete(anna)
    clock.advance(timedelta(hours=2))
    evaluate_conversations(context)
    assert counted(context) == {"gespraech web": 1, "gespraech_ausgang offen": 1, "nachricht": 1, "unverstanden": 1}
    with context.db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Unverstanden)) == 0


def test_words_that_were_not_understood_go_with_their_conversation_or_after_thirty_days(
    context: ApiContext, clock: FixedClock, gespraeche: Gespraeche
) -> None:
    anna, ben = gespraeche.open(), gespraeche.open()
    for wer in (anna, ben):
        gespraeche.turn(wer, "Balkonkraftwerk", unverstanden=1)
    clock.advance(timedelta(hours=2))
    evaluate_conversations(context)

    def left() -> list[str]:
        with context.db.reading() as session:
            return list(session.scalars(select(Unverstanden.gespraech)))

    assert set(left()) == {anna, ben}
    with context.db.transaction() as session:
        GespraechService(context, session).delete(anna)
    assert left() == [ben]
    clock.advance(timedelta(days=31))
    with context.db.transaction() as session:
        keep_figures(context, session)
    assert left() == []


def test_who_was_there_becomes_a_number_after_the_day(context: ApiContext, clock: FixedClock) -> None:
    heute = clock.today()
    with context.db.transaction() as session:
        for konto in ("a", "b"):
            Kennzahlen(context, session).present(STADT, konto)
    with context.db.reading() as session:
        assert present_on(session, STADT, heute, heute) == {heute: 2}
    clock.advance(timedelta(days=1))
    for _ in range(2):
        with context.db.transaction() as session:
            keep_figures(context, session)
    with context.db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Anwesend)) == 0
        assert present_on(session, STADT, heute, heute) == {heute: 2}
        assert present_on(session, "anderswo", heute, heute) == {}
