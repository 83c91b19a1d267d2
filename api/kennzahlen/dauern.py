"""Durations in classes: enough for mean, median and nine in ten, too coarse to recognise a case. Pure."""

from bisect import bisect_left
from collections.abc import Mapping

GRENZEN = (
    5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 14_400,
)  # fmt: skip
"""Seconds up to which a class goes; one more class holds everything longer."""
OHNE_DAUER = -1


def class_of(sekunden: float) -> int:
    return bisect_left(GRENZEN, max(0.0, sekunden))


def at_most(klassen: Mapping[int, int], anteil: float) -> int | None:
    """Within how many seconds this share was done: the upper end of the class it falls into. None: longer than the
    last class, or nothing was counted.
    """
    alle = sum(klassen.values())
    bisher = 0
    for klasse, grenze in enumerate(GRENZEN):
        bisher += klassen.get(klasse, 0)
        if alle and bisher >= alle * anteil:
            return grenze
    return None
