"""What a message was read as (inner contract, section 2)."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Wert:
    """A typed value and where it stands in the text; `feld` when it is known where the value goes."""

    typ: str
    wert: Any
    text: str
    start: int
    ende: int
    feld: str | None = None
    leistung: str | None = None  # the service whose field it is, where its form isn't open yet

    def as_dict(self) -> dict[str, Any]:
        return {
            "typ": self.typ,
            "wert": self.wert,
            "text": self.text,
            "start": self.start,
            "ende": self.ende,
            "feld": self.feld,
            **({"leistung": self.leistung} if self.leistung else {}),
        }


@dataclass(frozen=True)
class Korrektur:
    """Which field is corrected, the old value named, whether something is taken out ("den Schrank nicht"), and whether
    the last correction is taken back ("doch nicht, das erste stimmte").
    """

    feld: str | None = None
    alt: Any = None
    verneint: bool = False
    zurueck: bool = False


@dataclass
class Lesart:
    """Intent and everything that was found in the message."""

    absicht: str
    sicherheit: float
    leistungen: list[tuple[str, float]] = field(default_factory=list)
    werte: list[Wert] = field(default_factory=list)
    korrektur: Korrektur | None = None
    nebenfrage: dict[str, str] | None = None
    feld_genannt: str | None = None
    thema: str | None = None
    danach: list[str] = field(default_factory=list)
    ohne: list[str] = field(default_factory=list)

    def as_deutung(self) -> dict[str, Any]:
        """The `deutung` of the inner contract, plain JSON."""
        korrektur = self.korrektur
        return {
            "leistungen": [{"leistung": name, "sicherheit": chance} for name, chance in self.leistungen],
            "werte": [wert.as_dict() for wert in self.werte],
            "korrektur": vars(korrektur) if korrektur else None,
            "nebenfrage": self.nebenfrage,
            "feld_genannt": self.feld_genannt,
            "thema": self.thema,
            "danach": self.danach,
            "ohne": self.ohne,
        }
