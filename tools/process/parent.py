"""No part outlives the one that started it (Linux; elsewhere these calls do nothing)."""

import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1


def die_with_parent(signal_number: int) -> None:
    """Have the kernel send us this signal when our parent dies. Survives exec."""
    if sys.platform != "linux":
        return
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
    if os.getppid() != parent:  # died between the two calls
        os.kill(os.getpid(), signal_number)


class Make:
    """The ``make`` we were called by, if any.

    Make passes SIGTERM on, but of an interrupt or hang-up sent to make alone it tells us nothing: it takes the handler
    off and waits for us. We see that in /proc.
    """

    WATCHED = (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)

    def __init__(self) -> None:
        self.status = Path(f"/proc/{os.getppid()}/status")
        self.caught = self._caught() if self._field("Name") in ("make", "gmake") else frozenset()

    def was_interrupted(self) -> bool:
        return not self.caught <= self._caught()

    def _caught(self) -> frozenset[int]:
        mask = int(self._field("SigCgt") or "0", 16)
        return frozenset(number for number in self.WATCHED if mask >> (number - 1) & 1)

    def _field(self, name: str) -> str:
        try:
            lines = self.status.read_text().splitlines()
        except OSError:
            return ""
        return next((line.partition(":")[2].strip() for line in lines if line.startswith(name + ":")), "")
