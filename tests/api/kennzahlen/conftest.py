"""Conversations on the database the tests run on, with turns as the gateway and the actions make them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from api.context import ApiContext
from api.gespraeche.models import Nachricht, Zug
from api.gespraeche.service import GespraechService

STADT = "musterstadt"


@dataclass
class Gespraeche:
    """Writes what a turn leaves behind: the message and the result of its step."""

    context: ApiContext

    def open(self, kanal: str = "web", mandant: str = STADT) -> str:
        with self.context.db.transaction() as session:
            return GespraechService(self.context, session).create(mandant, kanal, False, [])[0].id

    def turn(
        self, gespraech: str, text: str, *ergebnisse: dict[str, Any], unverstanden: int = 0, von: str = "buerger"
    ) -> None:
        kennung = str(uuid4())
        with self.context.db.transaction() as session:
            row = GespraechService(self.context, session).by_id(gespraech, lock=True)
            row.letzte_nr += 1
            row.geaendert = self.context.clock.now()
            nachricht = Nachricht(
                gespraech=gespraech, nr=row.letzte_nr, nachricht=kennung, von=von, art="text", text=text,
                zustand="beantwortet", versuche=0, zeit=self.context.clock.now(),
            )  # fmt: skip
            ergebnis = {"ergebnisse": list(ergebnisse), "zustand": {"unverstanden": unverstanden}}
            zug = Zug(
                gespraech=gespraech, nachricht=kennung, schritt=0, ergebnis=ergebnis, erstellt=self.context.clock.now()
            )
            session.add_all([nachricht] if von == "mensch" else [nachricht, zug])

    def lost(self, saetze: Iterable[str]) -> None:
        """Each said in a conversation of its own, and not understood."""
        for satz in saetze:
            self.turn(self.open(), satz, unverstanden=1)


@pytest.fixture
def gespraeche(context: ApiContext) -> Gespraeche:
    return Gespraeche(context)
