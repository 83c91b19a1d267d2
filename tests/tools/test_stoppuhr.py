"""The stop-watch of the tests takes off only what the machine took."""

from collections.abc import Iterator

import pytest

from tests.stoppuhr import TAKT, Stoppuhr


class StillerTakt(Stoppuhr):
    """Wakes only when the test says so."""

    def _watch(self) -> None:
        return


def watch(*times: float) -> Stoppuhr:
    clock: Iterator[float] = iter(times)
    with StillerTakt(lambda: next(clock)) as uhr:
        for _ in times[2:]:
            uhr.woke()
    return uhr


def test_nothing_is_taken_off_where_the_machine_is_idle() -> None:
    uhr = watch(0.0, *(TAKT * step for step in range(1, 101)), 2.1)
    assert uhr.stalled == 0
    assert uhr.seconds == pytest.approx(2.1)


def test_a_stall_is_taken_off() -> None:
    uhr = watch(0.0, TAKT, 2 * TAKT, 3 * TAKT + 0.5, 4 * TAKT + 0.5, 2.2)
    assert uhr.stalled == pytest.approx(0.5)
    assert uhr.seconds == pytest.approx(1.7)


def test_the_clock_runs() -> None:
    with Stoppuhr() as uhr:
        pass
    assert 0 <= uhr.seconds < 1
