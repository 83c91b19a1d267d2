"""A service called by its name is meant, however the rest of the sentence sounds: "Was kostet eigentlich ein …"."""

from __future__ import annotations

from collections.abc import Sequence

SURE, NAMED = 0.5, 0.65
"""Chance from which another service leads, and chance given to the one that is named."""
LEAD = 0.15
"""What the best must be ahead by."""


def with_named(named: str | None, leistungen: Sequence[tuple[str, float]]) -> Sequence[tuple[str, float]]:
    """The ranking, led by the service `named` word for word where none leads yet; not looked at without one."""
    if named is None:
        return leistungen
    second = leistungen[1][1] if len(leistungen) > 1 else 0.0
    if leistungen and leistungen[0][1] >= SURE and leistungen[0][1] - second >= LEAD:
        return leistungen
    return [(named, NAMED), *((other, min(chance, SURE - LEAD)) for other, chance in leistungen if other != named)]
