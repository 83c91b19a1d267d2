"""Drafts of the small town, filled in as a citizen would."""

from datetime import datetime
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from api.antraege.models import Antrag
from api.antraege.service import AntragService
from api.clock import BERLIN
from api.context import ApiContext

ADRESSE = {"strasse": "Lindenweg", "hausnummer": "7", "plz": "11111", "ort": "Musterstadt", "ungeprueft": True}
NAME = {"vorname": "Annegret", "nachname": "Östermann"}
DIENSTAG = datetime(2026, 11, 24, 7, tzinfo=BERLIN)
MITTWOCH = datetime(2026, 11, 25, 7, tzinfo=BERLIN)


def answers(beginn: datetime = DIENSTAG, **other: Any) -> dict[str, Any]:
    """Everything a pick-up needs."""
    termin = {"standort": None, "beginn": beginn.isoformat()}
    return {"adresse": ADRESSE, "menge": 2, "platz": "strasse", "termin": termin, "name": NAME, **other}


def new_draft(context: ApiContext, session: Session, gespraech: str | None = None, **werte: Any) -> Antrag:
    """An open draft of a pick-up with these answers."""
    service = AntragService(context, session)
    antrag, _token = service.create("musterstadt", "abholung", "web", gespraech)
    if werte:
        result = service.set(antrag, werte)
        assert all(feld.ok for feld in result.felder), result
    return antrag


class Buergerin:
    """A citizen at the API."""

    def __init__(self, client: TestClient, leistung: str = "abholung") -> None:
        self.client = client
        body = {"mandant": "musterstadt", "leistung": leistung, "kanal": "web"}
        response = client.post("/api/v1/antraege", json=body)
        assert response.status_code == 201, response.text
        self.draft = response.json()
        self.url = f"/api/v1/antraege/{self.draft['id']}"
        self.headers = {"Authorization": f"Bearer {self.draft['token']}"}

    def answer(self, **angaben: Any) -> dict[str, Any]:
        response = self.client.patch(self.url, headers=self.headers, json={"angaben": angaben})
        assert response.status_code == 200, response.text
        body: dict[str, Any] = response.json()
        return body

    def submit(self, key: str = "eins") -> Any:
        return self.client.post(f"{self.url}/einreichung", headers={**self.headers, "Idempotency-Key": key})

    def submitted(self, **other: Any) -> dict[str, Any]:
        """A case, with number and code."""
        self.answer(**answers(**other))
        response = self.submit()
        assert response.status_code == 201, response.text
        body: dict[str, Any] = response.json()
        return body
