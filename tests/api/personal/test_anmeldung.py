"""Signing in: right, wrong, too often, with codes used before, with hashes of yesterday."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, text

from api.clock import FixedClock
from api.context import ApiContext
from api.personal import anmeldung, passwort, totp
from api.personal.anmeldung import ERLAUBT, SPERRE, give_code, give_password, remove_old_sign_ins
from api.personal.errors import AnmeldungFalsch
from api.personal.models import Anmeldeversuch, Konto
from api.personal.repository import PersonalRepository
from api.personal.service import PersonalService
from api.personal.sitzungen import LAENGSTENS, RUHE, Sitzungen, remove_old_sessions
from api.protokoll.models import Eintrag
from tests.api.personal.conftest import Person

STEP = timedelta(seconds=totp.SCHRITT)


def wrong_password(person: Person, times: int = 1, name: str | None = None) -> None:
    for _ in range(times):
        with pytest.raises(AnmeldungFalsch):
            give_password(person.context, name or person.anmeldename, "ganz daneben geraten")


def test_password_and_code_open_a_session(person: Person, clock: FixedClock) -> None:
    clock.advance(STEP)
    token = person.sign_in()
    with person.context.db.reading() as session:
        found = Sitzungen(person.context, session).who(token)
    assert found is not None
    assert (found[0].konto, found[0].name) == (person.id, "Frau Krüger")


@pytest.mark.parametrize("name", ["krueger", "  KRUEGER ", "Krueger"])
def test_login_name_is_known_however_it_is_typed(name: str, person: Person) -> None:
    assert give_password(person.context, name, person.passwort)


def test_umlauts_of_a_password_may_be_composed_or_not() -> None:
    known = passwort.hash_password("gr\u00fcner Kahn am Ufer")
    assert passwort.matches(known, "gru\u0308ner Kahn am Ufer")


def test_password_alone_is_no_session(person: Person) -> None:
    assert not person.signed_in(give_password(person.context, person.anmeldename, person.passwort))


def test_code_without_password_is_nothing(person: Person, clock: FixedClock) -> None:
    clock.advance(STEP)
    for token in ("", "erfunden"):
        with pytest.raises(AnmeldungFalsch):
            give_code(person.context, token, person.code)


def test_code_is_good_once(person: Person, clock: FixedClock) -> None:
    clock.advance(STEP)
    code = person.code
    give_code(person.context, give_password(person.context, person.anmeldename, person.passwort), code)
    token = give_password(person.context, person.anmeldename, person.passwort)
    with pytest.raises(AnmeldungFalsch):
        give_code(person.context, token, code)


@pytest.mark.parametrize(("steps", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_off_by_one_step(steps: int, good: bool, person: Person, clock: FixedClock) -> None:
    clock.advance(5 * STEP)
    code = totp.code_at(person.schluessel, clock.now() + steps * STEP)
    token = give_password(person.context, person.anmeldename, person.passwort)
    if good:
        assert person.signed_in(give_code(person.context, token, code))
    else:
        with pytest.raises(AnmeldungFalsch):
            give_code(person.context, token, code)


def test_codes_are_those_of_rfc_6238() -> None:
    """Appendix B, SHA-1; the last six of its eight digits."""
    key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    from datetime import UTC, datetime

    for seconds, code in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
        assert totp.code_at(key, datetime.fromtimestamp(seconds, UTC)) == code


def test_five_wrong_tries_lock_for_fifteen_minutes(person: Person, clock: FixedClock) -> None:
    wrong_password(person, ERLAUBT)
    with pytest.raises(AnmeldungFalsch):
        give_password(person.context, person.anmeldename, person.passwort)
    clock.advance(SPERRE - timedelta(seconds=1))
    with pytest.raises(AnmeldungFalsch):
        give_password(person.context, person.anmeldename, person.passwort)
    clock.advance(timedelta(seconds=1))
    assert person.signed_in(person.sign_in())


def test_four_wrong_tries_do_not_lock_and_signing_in_forgets_them(person: Person, clock: FixedClock) -> None:
    for _ in range(2):
        wrong_password(person, ERLAUBT - 1)
        clock.advance(STEP)
        assert person.signed_in(person.sign_in())


def test_right_password_does_not_forget_wrong_codes(person: Person) -> None:
    """Else codes could be guessed without end by whoever knows the password."""
    for _ in range(ERLAUBT):
        token = give_password(person.context, person.anmeldename, person.passwort)
        with pytest.raises(AnmeldungFalsch):
            give_code(person.context, token, "000000")
    with pytest.raises(AnmeldungFalsch):
        give_password(person.context, person.anmeldename, person.passwort)


def test_locking_ends_half_sessions(person: Person, clock: FixedClock) -> None:
    clock.advance(STEP)
    token = give_password(person.context, person.anmeldename, person.passwort)
    wrong_password(person, ERLAUBT)
    with pytest.raises(AnmeldungFalsch):
        give_code(person.context, token, person.code)


def test_names_that_are_not_are_counted_alike(person: Person) -> None:
    wrong_password(person, ERLAUBT, "gibt-es-nicht")
    with person.context.db.reading() as session:
        (row,) = session.scalars(select(Anmeldeversuch).where(Anmeldeversuch.gesperrt_bis.is_not(None)))
        assert row.anzahl == ERLAUBT
    assert give_password(person.context, person.anmeldename, person.passwort)


def test_a_password_is_compared_even_for_a_name_that_is_not(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the time it takes tells nothing."""
    compared: list[str | None] = []
    real = passwort.matches
    monkeypatch.setattr(anmeldung, "matches", lambda known, word: (compared.append(known), real(known, word))[1])
    wrong_password(person, 1, "gibt-es-nicht")
    wrong_password(person, 1)
    assert compared[0] is None
    assert compared[1] is not None


def test_outdated_hash_is_made_anew(person: Person, context: ApiContext) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=32, parallelism=1).hash(person.passwort)
    with context.db.transaction() as session:
        PersonalRepository(session).get(person.id).passwort = weak  # type: ignore[union-attr]
    give_password(context, person.anmeldename, person.passwort)
    with context.db.reading() as session:
        now = PersonalRepository(session).get(person.id).passwort  # type: ignore[union-attr]
    assert now != weak
    assert not passwort.outdated(str(now))
    assert give_password(context, person.anmeldename, person.passwort)


def test_hashes_are_argon2id_with_the_parameters_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    made = passwort.hash_password("vier kleine rote Boote")
    assert made.startswith("$argon2id$")
    assert not PasswordHasher().check_needs_rehash(made)


def test_session_ends_after_rest_and_after_a_day_of_work(person: Person, clock: FixedClock) -> None:
    clock.advance(STEP)
    token = person.sign_in()
    clock.advance(RUHE - timedelta(seconds=1))
    assert person.signed_in(token)
    clock.advance(timedelta(seconds=1))
    assert not person.signed_in(token)
    worked = person.sign_in()
    for _ in range(int(LAENGSTENS / RUHE) * 2):
        with person.context.db.transaction() as session:
            Sitzungen(person.context, session).touch(worked)
        assert person.signed_in(worked)
        clock.advance(RUHE / 2)
    assert not person.signed_in(worked)


def test_locked_account_is_signed_out_and_stays_out(person: Person, context: ApiContext, clock: FixedClock) -> None:
    clock.advance(STEP)
    token = person.sign_in()
    with context.db.transaction() as session:
        service = PersonalService(context, session)
        service.lock(service.by_name("krueger"), "musterstadt", locked=True)
    assert not person.signed_in(token)
    with pytest.raises(AnmeldungFalsch):
        give_password(context, person.anmeldename, person.passwort)


def test_nothing_readable_is_kept_of_a_person(person: Person, context: ApiContext, clock: FixedClock) -> None:
    clock.advance(STEP)
    token = person.sign_in()
    with context.db.engine.connect() as connection:
        rows = [
            repr(tuple(row))
            for table in ("konten", "konsolensitzungen", "einladungen", "anmeldeversuche", "protokoll")
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        ]
    for word in ("Krüger", "Kr\\xc3\\xbcger", "krueger", person.passwort, person.schluessel, token):
        assert not any(word in row for row in rows), word


def test_upkeep_deletes_what_is_over(person: Person, context: ApiContext, clock: FixedClock) -> None:
    wrong_password(person)
    clock.advance(LAENGSTENS)
    with context.db.transaction() as session:
        assert remove_old_sessions(context, session) == 1  # that of the invitation
        assert remove_old_sign_ins(context, session) == 1
    with context.db.reading() as session:
        assert session.scalars(select(Konto)).one().id == person.id


def test_signing_in_is_logged_without_a_name_to_read(person: Person, context: ApiContext, clock: FixedClock) -> None:
    clock.advance(STEP)
    person.sign_in()
    with context.db.reading() as session:
        acts = [(row.was, row.konto) for row in session.scalars(select(Eintrag).order_by(Eintrag.zeit))]
    assert acts[-1] == ("angemeldet", person.id)
