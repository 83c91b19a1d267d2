"""What an extractor may know beside the text: the moment, the town, the open question."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
# Words in key or title of a field that ask for a day gone by.
_PAST_WORDS = (
    "geburt",
    "geboren",
    "fund",
    "seit",
    "gefunden",
    "verlust",
    "abmeld",
    "gestorben",
    "sterbe",
    "bemerkt",
    "gesehen",
)


@dataclass(frozen=True)
class Umfeld:
    """One message's surroundings. `frage` and `felder` are those of the inner contract, section 1."""

    jetzt: datetime
    mandant: str | None = None
    frage: dict[str, Any] | None = None
    felder: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def from_metadata(cls, metadata: dict[str, Any]) -> "Umfeld":
        """Without `jetzt` the clock of the process counts."""
        now = metadata.get("jetzt")
        jetzt = datetime.fromisoformat(now.replace("Z", "+00:00")) if isinstance(now, str) else datetime.now(BERLIN)
        if jetzt.tzinfo is None:
            jetzt = jetzt.replace(tzinfo=BERLIN)
        return cls(
            jetzt.astimezone(BERLIN), metadata.get("mandant"), metadata.get("frage"), metadata.get("felder") or []
        )

    @property
    def heute(self) -> date:
        return self.jetzt.date()

    @property
    def typ(self) -> str | None:
        """Type of the open question."""
        return self.frage.get("typ") if self.frage else None

    @property
    def gefragt(self) -> str | None:
        """Field of the open question."""
        return self.frage.get("feld") if self.frage else None

    @property
    def grenzen(self) -> tuple[date | None, date | None]:
        """First and last day the open question takes; None where it sets none."""
        return _day((self.frage or {}).get("min")), _day((self.frage or {}).get("max"))

    @property
    def blick_voraus(self) -> bool:
        """Whether the open question takes no day gone by."""
        first, _ = self.grenzen
        return first is not None and first >= self.heute

    @property
    def blick_zurueck(self) -> bool:
        """Whether the open question asks for a day gone by."""
        _, last = self.grenzen
        if last is not None and last <= self.heute:
            return True
        name = f"{self.gefragt or ''} {(self.frage or {}).get('titel') or ''}".lower()
        return any(word in name for word in _PAST_WORDS)

    @property
    def geburt(self) -> bool:
        """Whether the open question asks when someone was born."""
        return "geburt" in (self.gefragt or "")


def _day(limit: Any) -> date | None:
    """The limit of a question as a day; None for a limit of another kind."""
    try:
        return date.fromisoformat(limit) if isinstance(limit, str) else None
    except ValueError:
        return None
