"""The Bot API's limits for messages: so many in any second overall, one per second in a chat."""

from collections import defaultdict, deque
from collections.abc import Callable

from tests.botapi.fehler import zu_viele

TOLERANZ_SECONDS = 0.05
"""Messages a second apart may arrive a little closer."""


class Grenzen:
    """Counts always, refuses only where `streng`. `abgelehnt` is how often it did."""

    def __init__(self, streng: bool, uhr: Callable[[], float], gesamt: int = 30) -> None:
        self.streng, self.gesamt, self._uhr = streng, gesamt, uhr
        self.abgelehnt = 0
        self.hoechstens = 0
        """The most messages within one second so far."""
        self._alle: deque[float] = deque()
        self._letzte: defaultdict[int, float] = defaultdict(lambda: float("-inf"))

    def count(self, chat: int) -> None:
        """One more message; raises 429 where that is too many."""
        now = self._uhr()
        while self._alle and self._alle[0] <= now - 1 + TOLERANZ_SECONDS:
            self._alle.popleft()
        if self.streng and (len(self._alle) >= self.gesamt or now - self._letzte[chat] < 1 - TOLERANZ_SECONDS):
            self.abgelehnt += 1
            raise zu_viele(1)
        self._alle.append(now)
        self._letzte[chat] = now
        self.hoechstens = max(self.hoechstens, len(self._alle))
