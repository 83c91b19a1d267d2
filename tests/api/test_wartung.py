"""Upkeep deletes what has run out, and nothing else."""

from datetime import timedelta

from fastapi.testclient import TestClient
from sqlalchemy import func, select

from api.antraege.models import Antrag
from api.clock import FixedClock
from api.context import ApiContext
from api.termine.models import Buchung
from api.vorgaenge.models import Fehlversuch, Vorgang
from api.wartung import Wartung, run_maintenance
from tests.api.entwuerfe import DIENSTAG, MITTWOCH, Buergerin, answers


def test_deletes_what_has_run_out(client: TestClient, context: ApiContext, clock: FixedClock) -> None:
    Buergerin(client).submitted(beginn=DIENSTAG)
    Buergerin(client).answer(**{**answers(MITTWOCH), "adresse": None})
    client.get("/api/v1/vorgaenge/MU-2026-999999/status", headers={"Abrufcode": "falsch"})
    assert run_maintenance(context) == Wartung(entwuerfe=0, reservierungen=0, fehlversuche=0)
    clock.advance(timedelta(minutes=15))
    assert run_maintenance(context) == Wartung(entwuerfe=0, reservierungen=1, fehlversuche=2)
    clock.advance(timedelta(days=7))
    assert run_maintenance(context) == Wartung(entwuerfe=2, reservierungen=0, fehlversuche=0)
    with context.db.reading() as session:
        left = {
            model.__name__: session.scalar(select(func.count()).select_from(model))
            for model in (Antrag, Buchung, Fehlversuch, Vorgang)
        }
    assert left == {"Antrag": 0, "Buchung": 1, "Fehlversuch": 0, "Vorgang": 1}
