"""A call with an agent, and a case somebody may ask about."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from api.anrufe.models import Anruf
from api.anrufe.service import AnrufService
from api.anrufe.stufe import Nachweislage
from api.context import ApiContext
from api.vorgaenge.service import VorgangService

KONTO = str(uuid4())
HALTER = {
    "name": {"vorname": "Jürgen", "nachname": "Großmann"},
    "adresse": {"strasse": "Lübecker Straße", "hausnummer": "12b", "plz": "11111", "ort": "Musterstadt"},
    "email": "j.grossmann@example.org",
    "menge": 2,
}
type Frage = Callable[[str, str], Nachweislage]


@pytest.fixture
def konto() -> str:
    return KONTO


@pytest.fixture
def akte(context: ApiContext) -> str:
    """A case with name, address and mail; its number."""
    with context.db.transaction() as session:
        vorgang = VorgangService(context, session).create_direct("musterstadt", "abholung", "web", None, HALTER)
        return vorgang.aktenzeichen


@pytest.fixture
def anruf(context: ApiContext, konto: str) -> Anruf:
    with context.db.transaction() as session:
        return AnrufService(context, session).begin(konto, "musterstadt")


@pytest.fixture
def ask(context: ApiContext, konto: str, anruf: Anruf, akte: str) -> Frage:
    """Ask the caller for a fact of the case, each time with a new form."""

    def ask_for(tatsache: str, gesagt: str) -> Nachweislage:
        with context.db.transaction() as session:
            service = AnrufService(context, session)
            vorgang = VorgangService(context, session).get(akte)
            offen = service.open_of(konto)
            assert offen is not None
            return service.prove(offen, vorgang, tatsache, gesagt, str(uuid4()))

    return ask_for
