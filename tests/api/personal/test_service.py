"""Accounts: who may change which, and passwords a person may choose."""

from collections.abc import Callable

import pytest

from api.context import ApiContext
from api.errors import UngueltigeEingabe
from api.personal.errors import NameVergeben, NichtSichSelbst, PasswortUntauglich, RechteFehlen
from api.personal.passwort import check_new
from api.personal.rollen import Angemeldet, Rolle
from api.personal.service import PersonalService
from api.protokoll.service import Protokoll
from tests.api.personal.conftest import Person

HIER, DORT = "musterstadt", "nachbarort"


def admin(**rollen: Rolle) -> Angemeldet:
    return Angemeldet("verwaltung", "Herr Brandt", {key: frozenset({rolle}) for key, rolle in rollen.items()})


@pytest.mark.parametrize(
    ("given", "asked", "allowed"),
    [
        (Rolle.AGENT, Rolle.AGENT, True),
        (Rolle.LEITUNG, Rolle.AGENT, True),
        (Rolle.AGENT, Rolle.LEITUNG, False),
        (Rolle.VERWALTUNG, Rolle.AGENT, False),
        (Rolle.LEITUNG, Rolle.VERWALTUNG, False),
    ],
)
def test_what_a_role_may(given: Rolle, asked: Rolle, allowed: bool) -> None:
    wer = admin(musterstadt=given)
    assert wer.darf(HIER, asked) is allowed
    assert wer.darf(DORT, asked) is False


def test_only_who_manages_accounts_there_may_make_one(context: ApiContext) -> None:
    with context.db.transaction() as session:
        for wer, where in ((admin(musterstadt=Rolle.LEITUNG), HIER), (admin(musterstadt=Rolle.VERWALTUNG), DORT)):
            with pytest.raises(RechteFehlen):
                PersonalService(context, session, wer).create("neu", "Herr Neu", {where: [Rolle.AGENT]})


def test_account_of_two_towns_is_locked_only_by_who_answers_for_both(
    context: ApiContext, make_person: Callable[..., Person]
) -> None:
    person = make_person(musterstadt=[Rolle.AGENT], nachbarort=[Rolle.AGENT])
    with context.db.transaction() as session:
        service = PersonalService(context, session, admin(musterstadt=Rolle.VERWALTUNG))
        konto = service.find(person.id, HIER)
        for act in (service.reset, service.end_sessions):
            with pytest.raises(RechteFehlen):
                act(konto, HIER)
        with pytest.raises(RechteFehlen):
            service.lock(konto, HIER, locked=True)
        service.set_roles(konto, HIER, [Rolle.LEITUNG])
        both = PersonalService(context, session, admin(musterstadt=Rolle.VERWALTUNG, nachbarort=Rolle.VERWALTUNG))
        both.lock(konto, HIER, locked=True)
        assert konto.gesperrt is not None
        assert {row.mandant: row.rolle for row in service.repository.roles([konto.id])} == {
            HIER: "leitung",
            DORT: "agent",
        }


def test_list_shows_only_the_own_town(context: ApiContext, make_person: Callable[..., Person]) -> None:
    make_person("hier", musterstadt=[Rolle.AGENT])
    make_person("dort", nachbarort=[Rolle.AGENT])
    with context.db.reading() as session:
        listed = PersonalService(context, session, admin(musterstadt=Rolle.VERWALTUNG)).list(HIER)
    assert [each.anmeldename for each in listed] == ["hier"]


def test_own_account_and_last_role_stay(context: ApiContext, person: Person) -> None:
    own = Angemeldet(person.id, "Frau Krüger", {HIER: frozenset({Rolle.VERWALTUNG})})
    with context.db.transaction() as session:
        service = PersonalService(context, session, own)
        konto = service.find(person.id, HIER)
        with pytest.raises(NichtSichSelbst):
            service.set_roles(konto, HIER, [Rolle.AGENT])
        with pytest.raises(UngueltigeEingabe, match="mindestens eine Rolle"):
            PersonalService(context, session).set_roles(konto, HIER, [])


@pytest.mark.parametrize("name", ["krueger", "KRUEGER "])
def test_login_name_is_taken_once(name: str, context: ApiContext, person: Person) -> None:
    with context.db.transaction() as session, pytest.raises(NameVergeben):
        PersonalService(context, session).create(name, "Herr Neu", {HIER: [Rolle.AGENT]})


def test_changes_are_logged_for_the_town(context: ApiContext, person: Person) -> None:
    with context.db.transaction() as session:
        service = PersonalService(context, session, admin(musterstadt=Rolle.VERWALTUNG))
        service.set_roles(service.find(person.id, HIER), HIER, [Rolle.LEITUNG])
    with context.db.reading() as session:
        protokoll = Protokoll(context, session)
        (entry,) = [each for each in protokoll.of(HIER) if each.was == "rollen_gesetzt"]
        assert protokoll.of(DORT) == []
    assert (entry.konto, entry.einzelheiten["rollen"], entry.einzelheiten["vorher"]) == (
        "verwaltung", ["leitung"], ["agent"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("passwort", "words"),
    [
        ("elfzeichen1", "mindestens 12"),
        ("x" * 257, "höchstens 256"),
        ("aaaaaaaaaaaaa", "wenigen verschiedenen"),
        ("mein-KRUEGER-wort", "Namen nicht"),
    ],
)
def test_unfit_passwords(passwort: str, words: str) -> None:
    with pytest.raises(PasswortUntauglich, match=words):
        check_new(passwort, "krueger", "Frau Krüger")


@pytest.mark.parametrize("passwort", ["nur kleine worte", "123456789012 zahlen", "ÄÖÜ ist auch gut"])
def test_no_silly_rules(passwort: str) -> None:
    check_new(passwort, "krueger", "Frau Krüger")
