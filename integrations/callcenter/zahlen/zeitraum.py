"""Which days are asked for."""

from dataclasses import dataclass
from datetime import date, timedelta

TAGE = (7, 30, 90)
UEBLICH = 30
HOECHSTENS = 366


@dataclass(frozen=True)
class Zeitraum:
    """Both days included. `fehler`: what was wrong with the days asked for; then it is the usual stretch."""

    von: date
    bis: date
    tage: int | None = None
    fehler: str = ""

    @property
    def abfrage(self) -> str:
        """The same days as a query."""
        return f"von={self.von.isoformat()}&bis={self.bis.isoformat()}"


def choose(heute: date, tage: str, von: str, bis: str) -> Zeitraum:
    """`von` and `bis` as ISO dates go before `tage`; nothing at all is the usual stretch, which ends today."""
    ueblich = Zeitraum(heute - timedelta(days=UEBLICH - 1), heute, UEBLICH)
    if not (von or bis):
        gewaehlt = int(tage) if tage in {str(each) for each in TAGE} else UEBLICH
        return Zeitraum(heute - timedelta(days=gewaehlt - 1), heute, gewaehlt)
    try:
        erster, letzter = date.fromisoformat(von), date.fromisoformat(bis or heute.isoformat())
    except ValueError:
        return Zeitraum(ueblich.von, heute, UEBLICH, "Bitte geben Sie beide Tage an, zum Beispiel 01.11.2026.")
    if erster > letzter:
        return Zeitraum(ueblich.von, heute, UEBLICH, "Der erste Tag liegt nach dem letzten.")
    if (letzter - erster).days >= HOECHSTENS:
        return Zeitraum(ueblich.von, heute, UEBLICH, "Bitte wählen Sie höchstens ein Jahr.")
    return Zeitraum(erster, letzter)
