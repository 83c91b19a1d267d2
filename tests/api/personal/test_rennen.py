"""Many at once: wrong tries are counted each, an invitation and a code are used once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from api.clock import FixedClock
from api.context import ApiContext
from api.errors import LotseError
from api.personal import totp
from api.personal.anmeldung import ERLAUBT, Anmeldung, give_code, give_password, hash_name
from api.personal.einladung import Einladungen, accept
from api.personal.models import Anmeldeversuch
from api.personal.rollen import Rolle
from api.personal.service import PersonalService
from tests.api.personal.conftest import Person

AT_ONCE = 8


def together(work: Callable[[], Any]) -> list[Any]:
    """What each of several threads gets, errors included."""

    def tried() -> Any:
        try:
            return work()
        except LotseError as error:
            return error

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [future.result() for future in [pool.submit(tried) for _ in range(AT_ONCE)]]


def test_wrong_tries_at_once_are_counted_each(person: Person) -> None:
    def wrong() -> None:
        with person.context.db.transaction() as session:
            name = hash_name(person.context, person.anmeldename)
            Anmeldung(person.context, session).take_password(name, None, None, "")

    together(wrong)
    with person.context.db.reading() as session:
        (row,) = session.query(Anmeldeversuch).all()
    assert row.anzahl == ERLAUBT, "no more are counted once the name is locked"
    assert row.gesperrt_bis is not None


def test_code_at_once_opens_one_session(person: Person, clock: FixedClock) -> None:
    clock.advance(timedelta(seconds=totp.SCHRITT))
    token, code = give_password(person.context, person.anmeldename, person.passwort), person.code
    opened = [each for each in together(lambda: give_code(person.context, token, code)) if isinstance(each, str)]
    assert len(opened) == 1
    assert person.signed_in(opened[0])


def test_invitation_at_once_is_used_once(context: ApiContext) -> None:
    with context.db.transaction() as session:
        konto = PersonalService(context, session).create("neu", "Herr Neu", {"musterstadt": [Rolle.AGENT]})
        token = Einladungen(context, session).invite(konto)
        key = Einladungen(context, session).open(token).schluessel
    code = totp.code_at(key, context.clock.now())
    used = together(lambda: accept(context, token, "vier kleine rote Boote", code))
    assert len([each for each in used if isinstance(each, str)]) == 1
