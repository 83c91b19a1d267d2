"""The accounts of a demo: the same after each start, given back when changed, and never outside the demo."""

from dataclasses import replace

from api.context import ApiContext
from api.personal.anmeldung import give_password
from api.personal.demo import demo_accounts, describe, keep_demo_accounts
from api.personal.repository import PersonalRepository
from api.personal.service import PersonalService

MANDANTEN = ("musterstadt", "nachbarort")


def test_made_once_and_given_back(context: ApiContext) -> None:
    for _ in range(2):
        keep_demo_accounts(context)
    konten = demo_accounts(context.settings.schluessel, MANDANTEN)
    with context.db.transaction() as session:
        service = PersonalService(context, session)
        assert len(PersonalRepository(session).all()) == len(konten) == 4
        service.lock(service.by_name("agent1"), "musterstadt", locked=True)
        service.reset(service.by_name("agent1"), "musterstadt")
    keep_demo_accounts(context)
    for konto in konten:
        assert give_password(context, konto.anmeldename, konto.passwort)


def test_drawn_from_the_key(context: ApiContext) -> None:
    one, other = (demo_accounts(key, MANDANTEN) for key in (b"a" * 32, b"b" * 32))
    assert one == demo_accounts(b"a" * 32, reversed(MANDANTEN))
    assert {each.passwort for each in one}.isdisjoint(each.passwort for each in other)
    assert len({each.totp for each in (*one, *other)}) == 8


def test_all_that_is_needed_is_printed() -> None:
    konten = demo_accounts(b"a" * 32, MANDANTEN)
    text = "\n".join(describe(konten, "http://127.0.0.1:8000"))
    for konto in konten:
        assert f"{konto.anmeldename} " in text
        assert konto.passwort in text
        assert konto.totp in text
    assert "http://127.0.0.1:8000/callcenter" in text


def test_never_outside_the_demo(context: ApiContext) -> None:
    keep_demo_accounts(replace(context, settings=replace(context.settings, demo=False)))
    with context.db.reading() as session:
        assert PersonalRepository(session).all() == []
