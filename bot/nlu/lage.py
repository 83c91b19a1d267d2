"""A message and everything a step of its reading may look at, while a question is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.nlu import themen
from bot.nlu.antworten_basis import Aussage
from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld


@dataclass(frozen=True)
class Lage:
    """Everything a step of the reading may look at."""

    text: str
    umfeld: Umfeld
    chancen: Mapping[str, float]
    leistungen: Sequence[tuple[str, float]]
    zuletzt: Sequence[str]
    teile: themen.Teile
    werte: list[Wert]

    @property
    def aussage(self) -> Aussage:
        return Aussage(self.teile.aussage.rstrip(), self.umfeld, self.werte, self.leistungen)

    @property
    def states(self) -> bool:
        """Whether there is a stating part."""
        return any(char.isalnum() for char in self.teile.aussage)
