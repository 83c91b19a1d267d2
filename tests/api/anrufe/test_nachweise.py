"""What a caller has to prove before something is told, and what is kept of it."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from api.anrufe.errors import NachweisGesperrt, TatsacheUnbekannt
from api.anrufe.models import Anruf
from api.anrufe.service import AnrufService
from api.anrufe.stufe import Stufe
from api.context import ApiContext
from api.errors import UngueltigeEingabe
from api.protokoll.models import Eintrag
from api.vorgaenge.errors import NachweisFalsch, StatusGesperrt
from api.vorgaenge.service import VorgangService
from tests.api.anrufe.conftest import Frage


def test_number_and_one_fact_show_the_state_two_facts_the_whole(ask: Frage, akte: str) -> None:
    assert ask("aktenzeichen", akte.lower()).stufe is Stufe.NICHTS
    assert ask("adresse", "Luebecker Str. 12 B").stufe is Stufe.STAND
    assert ask("email", "J.Grossmann@example.org").stufe is Stufe.GANZ


def test_what_neighbours_know_counts_once(ask: Frage, akte: str) -> None:
    ask("aktenzeichen", akte)
    ask("adresse", "Lübecker Straße 12b")
    assert ask("name", "Jürgen Großmann").stufe is Stufe.STAND


def test_without_the_number_one_more_fact_is_needed(ask: Frage) -> None:
    assert ask("name", "Grossmann, Juergen").stufe is Stufe.NICHTS
    assert ask("email", "j.grossmann@example.org").stufe is Stufe.STAND


def test_the_code_proves_everything(context: ApiContext, ask: Frage, akte: str) -> None:
    with context.db.reading() as session:
        service = VorgangService(context, session)
        code = service.code_of(service.get(akte))
    assert ask("abrufcode", "0000-0000-0000-0000").stufe is Stufe.NICHTS
    assert ask("abrufcode", code.lower().replace("-", " ")).stufe is Stufe.GANZ


def test_three_wrong_answers_close_the_case_for_this_call(
    context: ApiContext, ask: Frage, akte: str, konto: str
) -> None:
    ask("aktenzeichen", akte)
    assert ask("adresse", "Lübecker Straße 12b").stufe is Stufe.STAND
    assert ask("email", "falsch@example.org").versuche == 2
    ask("name", "Anna Schulz")
    lage = ask("email", "auch.falsch@example.org")
    assert (lage.stufe, lage.gesperrt, lage.versuche) == (Stufe.NICHTS, True, 0)
    with pytest.raises(NachweisGesperrt):
        ask("email", "j.grossmann@example.org")
    with context.db.transaction() as session:
        service = AnrufService(context, session)
        anruf = service.open_of(konto)
        assert anruf is not None
        service.end(anruf, "nachweis")
        vorgang = VorgangService(context, session).get(akte)
        assert not service.state(service.begin(konto, "musterstadt"), vorgang).gesperrt, "another call, another chance"


def test_the_throttle_is_that_of_the_public(context: ApiContext, akte: str, ask: Frage) -> None:
    for _ in range(11):
        with context.db.transaction() as session, pytest.raises((NachweisFalsch, StatusGesperrt)):
            VorgangService(context, session).prove(akte, "falsch", "anderswo")
    with pytest.raises(StatusGesperrt):
        ask("email", "j.grossmann@example.org")


def test_a_repeated_form_counts_once(context: ApiContext, konto: str, anruf: Anruf, akte: str) -> None:
    kennung = str(uuid4())
    for _ in range(4):
        with context.db.transaction() as session:
            service = AnrufService(context, session)
            offen = service.open_of(konto)
            assert offen is not None
            vorgang = VorgangService(context, session).get(akte)
            lage = service.prove(offen, vorgang, "email", "falsch@example.org", kennung)
    assert (lage.falsch, lage.gesperrt) == (1, False)


def test_only_what_is_offered_is_asked(ask: Frage) -> None:
    with pytest.raises(TatsacheUnbekannt):
        ask("menge", "2")
    for empty in ("", "  ", "x" * 201):
        with pytest.raises(UngueltigeEingabe):
            ask("email", empty)


def test_the_log_says_what_was_asked_not_what_was_said(context: ApiContext, ask: Frage, akte: str, konto: str) -> None:
    ask("email", "falsch@example.org")
    ask("adresse", "Lübecker Straße 12b")
    with context.db.reading() as session:
        rows = [row for row in session.scalars(select(Eintrag)) if row.was == "nachweis"]
    assert {row.konto for row in rows} == {konto}
    told = [row.einzelheiten for row in rows]
    assert sorted((each["tatsache"], each["stimmt"]) for each in told) == [("adresse", True), ("email", False)]
    assert "falsch@example.org" not in str(told)
    assert "12b" not in str(told)


def test_nothing_is_shown_without_a_call_or_in_another_town(context: ApiContext, akte: str, konto: str) -> None:
    with context.db.transaction() as session:
        service = AnrufService(context, session)
        vorgang = VorgangService(context, session).get(akte)
        assert service.level(None, vorgang) is Stufe.NICHTS
        other = service.begin(konto, "nachbarort")
        assert service.level(other, vorgang) is Stufe.NICHTS


def test_a_case_of_the_conversation_of_the_call_is_proved(context: ApiContext, konto: str) -> None:
    gespraech = str(uuid4())
    with context.db.transaction() as session:
        service = AnrufService(context, session)
        vorgang = VorgangService(context, session).create_direct("musterstadt", "anruf", "telefon", gespraech, {})
        anruf = service.begin(konto, "musterstadt")
        assert service.level(anruf, vorgang) is Stufe.NICHTS
        service.join(konto, "musterstadt", gespraech)
        assert service.level(anruf, vorgang) is Stufe.GANZ
