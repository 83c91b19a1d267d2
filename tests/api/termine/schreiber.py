"""Writers that all want a slot at the same moment, in processes of their own."""

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.synchronize import Barrier
from queue import Queue
from threading import Barrier as ThreadBarrier
from typing import Any

from api.antraege.models import Antrag
from api.clock import FixedClock
from api.context import build_context
from api.settings import load_settings
from api.termine.errors import TerminVergeben
from api.termine.service import TerminService

PROZESSE = 2
WARTEZEIT = 120  # seconds until a process that never came breaks the barrier


@dataclass(frozen=True)
class Auftrag:
    """What one process is to do: so many writers, each for one of the beginnings in turn."""

    env: dict[str, str]
    jetzt: datetime
    kalender: str
    beginne: Sequence[datetime]
    schreiber: int
    name: str


class Wettlauf:
    """Two processes that stay up between races: starting them takes longer than the race."""

    def __init__(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.results: Queue[int] = spawn.Queue()
        self.jobs: list[Queue[Auftrag | None]] = [spawn.Queue() for _ in range(PROZESSE)]
        self.barrier = spawn.Barrier(PROZESSE)  # kept: its semaphores live as long as it does
        arguments = [(jobs, self.barrier, self.results) for jobs in self.jobs]
        self.processes = [spawn.Process(target=_serve, args=each, daemon=True) for each in arguments]
        for process in self.processes:
            process.start()

    def run(
        self, env: dict[str, str], jetzt: datetime, kalender: str, beginne: Sequence[datetime], writers: int
    ) -> list[int]:
        """All reserve at once, each having seen its slot. One number per writer: 1 won, 0 lost, 2 won unseen."""
        for number, jobs in enumerate(self.jobs):
            jobs.put(Auftrag(env, jetzt, kalender, beginne, writers // PROZESSE, f"p{number}"))
        return [self.results.get(timeout=WARTEZEIT) for _ in range(writers)]

    def stop(self) -> None:
        for jobs, process in zip(self.jobs, self.processes, strict=True):
            jobs.put(None)
            process.join(timeout=10)
            process.kill()


def _serve(jobs: "Queue[Auftrag | None]", barrier: Barrier, results: "Queue[int]") -> None:
    while (job := jobs.get()) is not None:
        _work(job, barrier, results)


def _work(job: Auftrag, everybody: Barrier, results: "Queue[int]") -> None:
    context = build_context(load_settings(job.env), clock=FixedClock(job.jetzt))
    here = ThreadBarrier(job.schreiber, action=lambda: everybody.wait(WARTEZEIT) and None)

    def write(number: int) -> int:
        beginn = job.beginne[number % len(job.beginne)]
        with context.db.reading() as session:
            free = TerminService(context, session).all_free("musterstadt", job.kalender)
            seen = any(slot.beginn == beginn for slot in free)
        here.wait(WARTEZEIT)  # nobody writes before everybody has read
        try:
            with context.db.transaction() as session:
                TerminService(context, session).reserve(job.kalender, beginn, _draft(f"{job.name}-{number}"))
        except TerminVergeben:
            return 0
        return 1 if seen else 2

    with ThreadPoolExecutor(job.schreiber) as pool:
        outcome = list(pool.map(write, range(job.schreiber)))
    context.db.dispose()
    for result in outcome:
        results.put(result)


def _draft(key: str) -> Antrag:
    values: dict[str, Any] = {"id": key, "mandant": "musterstadt"}
    return Antrag(**values)
