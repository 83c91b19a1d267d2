"""What a person may do in the console, told apart by Mandant."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Rolle(StrEnum):
    AGENT = "agent"
    """Takes calls and chats."""
    LEITUNG = "leitung"
    """All an agent may, and the figures."""
    VERWALTUNG = "verwaltung"
    """Accounts only, no citizen."""


TITEL: Mapping[Rolle, str] = {Rolle.AGENT: "Beratung", Rolle.LEITUNG: "Leitung", Rolle.VERWALTUNG: "Kontenverwaltung"}


@dataclass(frozen=True)
class Angemeldet:
    """Who is signed in: id of the account, the name citizens read, the roles by Mandant."""

    konto: str
    name: str
    rollen: Mapping[str, frozenset[Rolle]]

    def darf(self, mandant: str, *rollen: Rolle) -> bool:
        """Is one of these roles given for this Mandant? Who leads may all an agent may."""
        own = self.rollen.get(mandant, frozenset())
        return bool(own.intersection(rollen)) or (Rolle.AGENT in rollen and Rolle.LEITUNG in own)
