"""One thing of an enumeration."""

from dataclasses import dataclass, field
from typing import Any

from bot.nlu.hausrat import MEHRZAHL, Nomen
from bot.nlu.text import fold

FREE = "sonstiges"  # kind of an item that no list knows


@dataclass
class Zeile:
    """A thing and where it stands. `anzahl` None: not said; `offen`: said to be several, but not how many."""

    nomen: Nomen
    art: str
    anzahl: int | None
    offen: bool
    start: int
    ende: int
    verneint: bool = False
    gesagt: str = ""  # in the citizen's words, without count and article: "alte Holzstühle"
    noch: list[int] = field(default_factory=list)  # where it is named again

    @property
    def unzaehlbar(self) -> bool:
        """Whether neither the words nor the noun itself say how many."""
        return self.offen or (self.anzahl is None and self.nomen.zahl == MEHRZAHL)

    def as_row(self) -> dict[str, Any]:
        count = None if self.offen else self.anzahl or (None if self.nomen.zahl == MEHRZAHL else 1)
        return {
            "art": self.art,
            "anzahl": count,
            "bezeichnung": _capital(self.gesagt, self.nomen.einzahl) or self.nomen.einzahl,
            "einzahl": self.nomen.einzahl,
        }


def _capital(said: str, noun: str) -> str:
    """Words all in small letters with the capital their noun has in German: "olle Waschmaschine"."""
    words = said.split()
    if not words or said != said.lower():
        return said
    start = fold(noun)[:3]
    index = next((i for i, word in enumerate(words) if fold(word).startswith(start)), len(words) - 1)
    words[index] = words[index][:1].upper() + words[index][1:]
    return " ".join(words)
