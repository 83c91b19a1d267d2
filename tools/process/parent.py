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

    Make passes SIGTERM on, but a SIGINT sent to make alone it keeps, takes its handler off and waits
    for us. We see that in /proc.
    """

    def __init__(self) -> None:
        self.status = Path(f"/proc/{os.getppid()}/status")
        self.watched = self._name() in ("make", "gmake") and self._catches_interrupt()

    def was_interrupted(self) -> bool:
        return self.watched and not self._catches_interrupt()

    def _name(self) -> str:
        return self._field("Name")

    def _catches_interrupt(self) -> bool:
        return bool(int(self._field("SigCgt") or "0", 16) >> (signal.SIGINT - 1) & 1)

    def _field(self, name: str) -> str:
        try:
            lines = self.status.read_text().splitlines()
        except OSError:
            return ""
        return next((line.partition(":")[2].strip() for line in lines if line.startswith(name + ":")), "")
