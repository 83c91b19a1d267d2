"""Typed values found in a text. One file per kind, found by file name: each offers `finde(text, umfeld) -> list[Wert]`.

Extractors find what speaks for itself. Reading a text as answer to a question is `bot.nlu.antworten`.
"""

import functools
import importlib
import pkgutil
from typing import Callable, Dict, List

from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld

Extractor = Callable[[str, Umfeld], List[Wert]]


@functools.lru_cache(maxsize=1)
def extractors() -> Dict[str, Extractor]:
    """Kind → extractor, for every module of this package."""
    return {name: importlib.import_module(f"{__name__}.{name}").finde for _, name, _ in pkgutil.iter_modules(__path__)}


def finde(text: str, umfeld: Umfeld) -> List[Wert]:
    """All values of a text in order. A value inside a longer one of another kind is left out."""
    found = [wert for extractor in extractors().values() for wert in extractor(text, umfeld)]
    found.sort(key=lambda wert: (-(wert.ende - wert.start), wert.start))
    kept: List[Wert] = []
    for wert in found:
        if not any(_overlap(wert, other) for other in kept):
            kept.append(wert)
    return sorted(kept, key=lambda wert: wert.start)


def _overlap(a: Wert, b: Wert) -> bool:
    return a.start < b.ende and b.start < a.ende
