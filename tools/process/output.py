"""Output of all parts on one stdout, each line led by the name of its process."""

import sys
import threading

WIDTH = 8


class Output:
    """Collects what a process writes until a line is whole."""

    def __init__(self) -> None:
        self._open: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def received(self, name: str, data: bytes) -> None:
        *lines, rest = (self._open.get(name, b"") + data).split(b"\n")
        self._open[name] = rest
        for line in lines:
            self._print(name, line)

    def ended(self, name: str) -> None:
        """Print what a process left without an end of line."""
        rest = self._open.pop(name, b"")
        if rest:
            self._print(name, rest)

    def note(self, text: str) -> None:
        """A line of our own."""
        with self._lock:
            print(text, flush=True)

    def _print(self, name: str, line: bytes) -> None:
        text = (
            line.decode("utf-8", "replace").rstrip("\r").removeprefix(f"{name} ")
        )  # some begin their lines with their name
        with self._lock:
            sys.stdout.write(f"{name:<{WIDTH}}| {text}\n")
            sys.stdout.flush()
