"""How long a citizen waits, less what a busy machine took from the test itself: on an idle one nothing is taken off."""

import threading
import time
from collections.abc import Callable

TAKT = 0.02  # seconds between two looks at the clock
UNSCHARF = 0.01  # seconds by which a look may be late on an idle machine


class Stoppuhr:
    """Use as a context manager. Beside what is measured a thread wakes every ``TAKT``; when it wakes late, everything
    else on the machine did as well, and `seconds` leaves that out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.stalled = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Stoppuhr":
        self.start = self.last = self.clock()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop = self.clock()
        self._end.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        return self.stop - self.start - self.stalled

    def woke(self) -> None:
        """The thread is awake: whatever it is late by was lost."""
        now = self.clock()
        late = now - self.last - TAKT
        self.stalled += late if late > UNSCHARF else 0.0
        self.last = now

    def _watch(self) -> None:
        while not self._end.wait(TAKT):
            self.woke()
