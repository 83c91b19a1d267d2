"""Where the backend counts: what was submitted, by service and channel, and call-backs, each exactly once."""

from fastapi.testclient import TestClient
from sqlalchemy import select

from api.context import ApiContext
from api.kennzahlen.models import Kennzahl
from api.vorgaenge.service import VorgangService
from tests.api.entwuerfe import Buergerin


def counted(context: ApiContext, art: str) -> list[tuple[str, str, int]]:
    with context.db.reading() as session:
        rows = session.scalars(select(Kennzahl).where(Kennzahl.art == art))
        return [(row.mandant, row.schluessel, row.anzahl) for row in rows]


def test_a_submission_counts_once_however_often_it_is_sent(client: TestClient, context: ApiContext) -> None:
    anna = Buergerin(client)
    receipt = anna.submitted()
    (mandant, schluessel, anzahl) = counted(context, "antrag")[0]
    assert anzahl == 1
    again = anna.submit()
    assert again.status_code < 300
    assert again.json()["aktenzeichen"] == receipt["aktenzeichen"]
    assert counted(context, "antrag") == [(mandant, schluessel, 1)]
    assert schluessel.count("/") == 1


def test_what_could_not_be_submitted_is_not_counted(client: TestClient, context: ApiContext) -> None:
    assert Buergerin(client).submit().status_code == 422
    assert counted(context, "antrag") == []


def test_a_call_back_counts_in_the_transaction_that_notes_it(context: ApiContext) -> None:
    with context.db.transaction() as session:
        VorgangService(context, session).create_direct("musterstadt", "anruf", "web", None, {})
    assert counted(context, "rueckruf") == [("musterstadt", "", 1)]
