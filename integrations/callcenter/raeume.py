"""The rooms of the console, found by folder: routers, templates, what they add to the frame, their style sheets."""

import importlib
from functools import cache
from pathlib import Path

from fastapi import APIRouter

HIER = Path(__file__).resolve().parent


@cache
def rooms() -> tuple[str, ...]:
    """Names of the folders with a ``router.py``, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in HIER.glob("*/router.py")))


def routers() -> list[APIRouter]:
    return [importlib.import_module(f"integrations.callcenter.{room}.router").router for room in rooms()]


@cache
def sheets() -> tuple[str, ...]:
    """Style sheets in ``static/``; that of the frame first, so that a room may refine it."""
    names = sorted(path.name for path in (HIER / "static").glob("*.css"))
    return tuple(sorted(names, key=lambda name: name != "konsole.css"))
