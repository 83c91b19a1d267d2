"""What the set-up tells the person at the terminal."""

from __future__ import annotations

import selectors
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

HEARTBEAT = 20  # seconds of silence before we say that work goes on
ROOT = Path(__file__).resolve().parent.parent.parent


class SetupError(Exception):
    """The set-up can't go on; the message is one German sentence that says what is missing."""


def say(text: str) -> None:
    print(text, flush=True)


def fail(message: str) -> NoReturn:
    """End the program with one sentence on stderr."""
    print(message, file=sys.stderr, flush=True)
    raise SystemExit(1)


def run(command: Sequence[str], trouble: str, env: Mapping[str, str] | None = None) -> None:
    """Run a command in the checkout with its output shown; a failure is told as ``trouble``."""
    try:
        code = subprocess.run(list(command), cwd=str(ROOT), env=env, check=False).returncode
    except OSError as error:
        raise SetupError(f"{trouble} ({error})") from error
    if code != 0:
        raise SetupError(trouble)


def run_told_briefly(command: Sequence[str], trouble: str, env: Mapping[str, str], chatter: Sequence[str]) -> None:
    """As ``run``, without the lines that begin with one of ``chatter``, and with a sign of life in long silences."""
    started = time.monotonic()
    process = subprocess.Popen(
        list(command), cwd=str(ROOT), env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None  # noqa: S101 - asked for above
    with process, selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        rest = b""
        while True:
            if not selector.select(HEARTBEAT):
                say(f"  … noch dabei ({time.monotonic() - started:.0f} s)")
                continue
            data = process.stdout.read1(65536)  # type: ignore[attr-defined]
            *lines, rest = (rest + data).split(b"\n")
            for line in (raw.decode("utf-8", "replace") for raw in lines):
                if not line.startswith(tuple(chatter)):
                    say("  " + line)
            if not data:
                break
    if process.returncode != 0:
        raise SetupError(trouble)


def output(command: Sequence[str]) -> str | None:
    """What a command prints, or None where it can't be run or fails."""
    try:
        done = subprocess.run(
            list(command),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None
