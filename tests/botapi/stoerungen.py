"""Faults on demand."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Pruefung = Callable[[dict[str, Any]], bool]


@dataclass
class Stoerung:
    """What becomes of the next `mal` calls of a method that fit.

    `status`: answered so, nothing is done. `sekunden`: delayed by so much. `davor` and `danach`: called before the
    method is done, and once it is, before its answer goes out (say, to kill the caller). `schliessen`: the connection
    ends without an answer, "vor" or "nach" the method is done. `retry_after`: goes with a 429.
    """

    methode: str
    mal: int = 1
    status: int | None = None
    retry_after: int | None = None
    schliessen: str | None = None
    sekunden: float = 0.0
    davor: Callable[[], None] | None = None
    danach: Callable[[], None] | None = None
    passt: Pruefung = field(default=lambda _parameters: True)
    beschreibung: str = ""


class Stoerungen:
    def __init__(self) -> None:
        self._offen: list[Stoerung] = []
        self._getroffen: Counter[str] = Counter()

    def add(self, stoerung: Stoerung) -> Stoerung:
        self._offen.append(stoerung)
        return stoerung

    def take(self, methode: str, parameters: dict[str, Any]) -> Stoerung | None:
        """The fault for this call, used up once more."""
        for stoerung in self._offen:
            if stoerung.methode.lower() in (methode.lower(), "*") and stoerung.mal and stoerung.passt(parameters):
                stoerung.mal -= 1
                self._getroffen[methode.lower()] += 1
                return stoerung
        return None

    def used(self, methode: str) -> int:
        """How many calls of the method a fault has met since they were cleared."""
        return self._getroffen[methode.lower()]

    def clear(self) -> None:
        self._offen.clear()
        self._getroffen.clear()
