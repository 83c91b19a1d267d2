"""Typed values found in a text. One file per kind, found by file name: each offers `finde(text, umfeld) ->
list[Wert]`.

Extractors find what speaks for itself. Reading a text as answer to a question is `bot.nlu.antworten`. A file may set
`STUFE`: higher stages see only what lower ones left over, so that the "Uhr" of "9 Uhr" is no thing and the "5" of
"Schlossstraße 5" no number.
"""

import functools
import importlib
import pkgutil
from dataclasses import replace
from types import ModuleType

from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld


@functools.lru_cache(maxsize=1)
def extractors() -> tuple[tuple[ModuleType, ...], ...]:
    """The modules of this package by stage."""
    modules = [importlib.import_module(f"{__name__}.{name}") for _, name, _ in pkgutil.iter_modules(__path__)]
    stages = sorted({_stage(module) for module in modules})
    return tuple(tuple(module for module in modules if _stage(module) == stage) for stage in stages)


def _stage(module: ModuleType) -> int:
    return int(getattr(module, "STUFE", 0))


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    """All values of a text in order. Of two that overlap within a stage the longer stays, then the one asked for."""
    kept: list[Wert] = []
    left = text
    for stage in extractors():
        found = [wert for module in stage for wert in module.finde(left, umfeld)]
        found.sort(key=lambda wert: (*_rank(wert, umfeld), wert.start))
        for wert in found:
            if not any(_overlap(wert, other) for other in kept):
                kept.append(replace(wert, text=text[wert.start : wert.ende]))
        left = _without(text, kept)
    return sorted(kept, key=lambda wert: wert.start)


def _rank(wert: Wert, umfeld: Umfeld) -> tuple[bool, int, bool]:
    """An amount that was asked for goes before all others: "ist sechshundert … Euro" is no street."""
    asked = wert.typ == umfeld.typ
    return not (asked and wert.typ == "betrag"), wert.start - wert.ende, not asked


def _without(text: str, werte: list[Wert]) -> str:
    chars = list(text)
    for wert in werte:
        chars[wert.start : wert.ende] = "\0" * (wert.ende - wert.start)
    return "".join(chars)


def _overlap(a: Wert, b: Wert) -> bool:
    return a.start < b.ende and b.start < a.ende
