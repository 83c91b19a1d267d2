"""Output of all parts on one stdout, each line led by the name of its process.

Nothing here ever waits: who starts us may read until "bereit" and no further, and a full pipe must not stop the Lotse.
"""

import os
import select
from collections import deque

WIDTH = 8
WAITING_LINES = 1000  # kept for a reader who is slow; older ones are given up
PIECE = 4096  # bytes a pipe that is writable takes without waiting (PIPE_BUF)


class Output:
    """Collects what a process writes until a line is whole, and hands on as much as is taken."""

    def __init__(self, descriptor: int = 1) -> None:
        self._descriptor = descriptor
        self._open: dict[str, bytes] = {}
        self._waiting: deque[bytes] = deque(maxlen=WAITING_LINES)

    def received(self, name: str, data: bytes) -> None:
        *lines, rest = (self._open.get(name, b"") + data).split(b"\n")
        self._open[name] = rest
        for line in lines:
            self._line(name, line)

    def ended(self, name: str) -> None:
        """Print what a process left without an end of line."""
        rest = self._open.pop(name, b"")
        if rest:
            self._line(name, rest)

    def note(self, text: str) -> None:
        """A line of our own."""
        self._waiting.append(text.encode() + b"\n")
        self.flush()

    def flush(self) -> None:
        """Write what waits, as far as it is taken."""
        try:
            while self._waiting and select.select([], [self._descriptor], [], 0)[1]:
                line = self._waiting[0]
                rest = line[os.write(self._descriptor, line[:PIECE]) :]
                if rest:
                    self._waiting[0] = rest
                else:
                    self._waiting.popleft()
        except OSError:  # the reader is gone
            self._waiting.clear()

    def _line(self, name: str, line: bytes) -> None:
        text = line.decode("utf-8", "replace").rstrip("\r")
        self.note(f"{name:<{WIDTH}}| {text.removeprefix(f'{name} ')}")  # some begin their lines with their name
