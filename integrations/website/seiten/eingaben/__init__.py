"""What is put in on a page, by type of question. Every module of this folder adds its ``TYPEN``."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from integrations.website.seiten.eingaben.basis import Eingabe
from integrations.website.seiten.eingaben.worte import Wort


@cache
def _types() -> Mapping[str, Eingabe]:
    found: dict[str, Eingabe] = {}
    for module in pkgutil.iter_modules(__path__):
        found |= getattr(importlib.import_module(f"{__name__}.{module.name}"), "TYPEN", {})
    return found


def input_for(typ: str) -> Eingabe:
    """The input of a type; one line of text for a type that has none of its own."""
    return _types().get(typ) or Wort()


def knows(typ: str) -> bool:
    """Is there an input made for this type?"""
    return typ in _types()
