"""An account with password and authenticator app, and a way to sign in with it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from argon2 import PasswordHasher

from api.context import ApiContext
from api.personal import passwort, totp
from api.personal.anmeldung import give_code, give_password
from api.personal.einladung import Einladungen, accept
from api.personal.rollen import Rolle
from api.personal.service import PersonalService
from api.personal.sitzungen import Sitzungen

PASSWORT = "vier kleine rote Boote"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these tests ask does not depend on how slow a hash is."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwort, "hasher", cheap)
    monkeypatch.setattr(passwort, "NIEMAND", cheap.hash("niemand"))


@dataclass
class Person:
    context: ApiContext
    id: str
    schluessel: str
    anmeldename: str = "krueger"
    passwort: str = PASSWORT

    @property
    def code(self) -> str:
        return totp.code_at(self.schluessel, self.context.clock.now())

    def sign_in(self) -> str:
        return give_code(self.context, give_password(self.context, self.anmeldename, self.passwort), self.code)

    def signed_in(self, token: str) -> bool:
        with self.context.db.reading() as session:
            return Sitzungen(self.context, session).who(token) is not None


@pytest.fixture
def make_person(context: ApiContext) -> Callable[..., Person]:
    def make(anmeldename: str = "krueger", **rollen: list[Rolle]) -> Person:
        with context.db.transaction() as session:
            konto = PersonalService(context, session).create(
                anmeldename, "Frau Krüger", rollen or {"musterstadt": [Rolle.AGENT]}
            )
            token = Einladungen(context, session).invite(konto)
            key = Einladungen(context, session).open(token).schluessel
        accept(context, token, PASSWORT, totp.code_at(key, context.clock.now()))
        return Person(context, konto.id, key, anmeldename)

    return make


@pytest.fixture
def person(make_person: Callable[..., Person]) -> Person:
    return make_person()
