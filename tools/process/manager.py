"""Supervisor in this process: output with names, a line when a citizen can chat, a sentence when a part can't start."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from supervisor import events
from supervisor.medusa import asyncore_25 as asyncore
from supervisor.options import ServerOptions
from supervisor.states import ProcessStates, SupervisorStates
from supervisor.supervisord import Supervisor

from tools.process.output import Output
from tools.process.parent import Make
from tools.process.parts import Part

READY_WITHIN = 180  # seconds
DEATHS_ALLOWED = 3  # of one part before the first "bereit"
OPTIONAL = ("telegram",)  # citizens can chat without it, so its death never ends the others
PAUSE = 5  # seconds before a part that died many times in a row is started again


class Manager(Supervisor):  # type: ignore[misc]
    """Runs the parts until a signal. ``trouble`` holds the reason when the start was given up."""

    def __init__(self, options: ServerOptions, address: str, output: Output, news: Sequence[str]) -> None:
        super().__init__(options)
        self.address = address
        self.output = output
        self.news = news
        self.make = Make()
        self.ready = False
        self.trouble: str | None = None
        self.deaths: dict[str, int] = {}
        self.deadline = time.monotonic() + READY_WITHIN
        self.next_look = 0.0
        self.unwell = ""

    def runforever(self) -> None:
        events.subscribe(events.ProcessLogStdoutEvent, lambda event: self.output.received(_name(event), event.data))
        for kind in (events.ProcessStateExitedEvent, events.ProcessStateBackoffEvent):
            events.subscribe(kind, self._part_died)
        super().runforever()

    def tick(self, now: float | None = None) -> None:
        """Called once a second, or after every output."""
        super().tick(now)
        self.output.flush()
        if self.make.was_interrupted():
            self._stop()
        elif time.monotonic() >= self.next_look and not self.stopping:
            self.next_look = time.monotonic() + (PAUSE if self.ready else 0.3)
            if self.ready:
                self._revive()
            else:
                self._look()

    def _part_died(self, event: events.ProcessStateEvent) -> None:
        name = _name(event)
        self.output.ended(name)
        if self.stopping:
            return
        self.deaths[name] = self.deaths.get(name, 0) + 1
        if self.ready or self.deaths[name] < DEATHS_ALLOWED or name in OPTIONAL:
            self.output.note(f"{name} ist unerwartet beendet und startet neu.")
        else:
            self._give_up(f"{name} kann nicht starten. Die Meldungen darüber nennen den Grund.")

    def _look(self) -> None:
        self.unwell = unwell_part(self.address + "/health")
        if not self.unwell:
            self.ready = True
            for line in (*self.news, f"bereit: {self.address}"):
                self.output.note(line)
        elif time.monotonic() > self.deadline:
            self._give_up(f"Nach {READY_WITHIN} Sekunden ist der Lotse nicht bereit: {self.unwell} antwortet nicht.")

    def _revive(self) -> None:
        """Supervisor gives a part up that dies at once several times; a running installation tries on."""
        for group in self.process_groups.values():
            for process in group.processes.values():
                if process.get_state() == ProcessStates.FATAL:
                    process.spawn()

    def _give_up(self, reason: str) -> None:
        self.trouble = self.trouble or reason
        self._stop()

    def _stop(self) -> None:
        self.options.mood = SupervisorStates.SHUTDOWN


def unwell_part(url: str) -> str:
    """Name of the part that is not well yet, empty when all are."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own address
            return "" if answer.status == 200 else "server"
    except urllib.error.HTTPError as error:
        try:
            parts = json.loads(error.read())["teile"]
        except (ValueError, KeyError, TypeError):
            return "server"
        return next((str(name) for name, state in parts.items() if state != "ok"), "server")
    except OSError:
        return "server"


def run(parts: list[Part], configuration: Path, address: str, news: Sequence[str] = ()) -> str | None:
    """Run the parts until we are told to stop; ``news`` is said right before "bereit", after which nobody may read on.

    Returns the German sentence when the start was given up, else None.
    """
    options = ServerOptions()
    options.realize(["-c", str(configuration)])
    options.first = True
    options.test = False
    output = Output()
    manager = Manager(options, address, output, news)
    try:
        manager.main()
    except asyncore.ExitNow:
        pass
    finally:
        for part in parts:
            output.ended(part.name)
        options.close_logger()
    return manager.trouble


def _name(event: events.Event) -> str:
    return str(event.process.config.name)
