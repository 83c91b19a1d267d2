"""Persons drawn at random: who they are, what they want, how they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

from tests.simulation.daten import load, weighted
from tests.simulation.fakten import Fakt, Ziehung


@dataclass
class Persona:
    """`nummer` within the run; the same seed and number draw the same person."""

    nummer: int
    ziel: str
    stimmung: str
    gewohnheiten: frozenset[str]
    rng: Random
    ziehung: Ziehung
    fakten: dict[str, Fakt] = field(default_factory=dict)

    def fact(self, feld: str, typ: str | None = None) -> Fakt:
        """What the person knows about a field; made up once, then kept."""
        fakt = self.fakten.get(feld)
        if fakt is None or (typ and fakt.typ != typ):
            fakt = self.fakten[feld] = self.ziehung.draw(feld, typ)
        return fakt

    def knows_rows(self, feld: str) -> bool:
        return str(load("fakten")["felder"].get(feld, {}).get("typ")) == "liste"

    def has(self, gewohnheit: str) -> bool:
        return gewohnheit in self.gewohnheiten

    def mood(self, was: str) -> bool:
        """Draws by what the mood makes likely: `knapp`, `knoepfe`, `vorweg`."""
        return self.rng.random() < float(load("gewohnheiten")["stimmungen"][self.stimmung][was])

    @property
    def sloppy(self) -> bool:
        """Writes without umlauts or capitals; what it says can't be told apart from the right spelling."""
        return any(self.has(wie) for wie in ("ohne_umlaute", "klein_ohne_punkte", "spricht"))

    def __str__(self) -> str:
        name = f"{self.ziehung.vorname} {self.ziehung.nachname}"
        return f"{self.nummer} {name}, {self.stimmung}, will {self.ziel}; {', '.join(sorted(self.gewohnheiten))}"


def draw_persona(samen: int, nummer: int, nur_ziel: str | None = None) -> Persona:
    rng = Random(f"{samen}-{nummer}")
    daten = load("gewohnheiten")
    heute = datetime.now(ZoneInfo("Europe/Berlin")).date()
    ziel = weighted(load("ziele"), rng)
    return Persona(
        nummer,
        nur_ziel or ziel,
        weighted(daten["stimmungen"], rng),
        frozenset(name for name, wie_oft in daten["gewohnheiten"].items() if rng.random() < wie_oft),
        rng,
        Ziehung(rng, heute),
    )
