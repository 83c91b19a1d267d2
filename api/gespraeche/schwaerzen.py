"""Take out of a stored message what was said in it and may not be kept: it came by a messenger and was not taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from api.gespraeche.sichere_frage import ENTFERNT

IBAN = re.compile(r"\b[a-z]{2}\s?\d{2}(?:[\s.-]?\d){10,28}|\b[a-z]{2}\d{2}[a-z0-9]{11,30}\b", re.IGNORECASE)
KURZ = 2
"""Shorter values are too likely to stand in other words."""


def withhold(text: str, werte: Iterable[Any]) -> str:
    """The text with these values and all IBANs replaced. Where one is not found as it was said, nothing of it stays."""
    bleibt = IBAN.sub(ENTFERNT, text)
    for wort in (wort for wert in werte for wort in _words(wert)):
        muster = _pattern(wort)
        if muster is None or not (muster.search(text) or ENTFERNT in bleibt):
            return ENTFERNT
        bleibt = muster.sub(ENTFERNT, bleibt)
    return bleibt


def _words(wert: Any) -> Iterator[str]:
    """What of a typed value may have been said word for word."""
    if isinstance(wert, dict) and "wert" in wert and "text" in wert:
        yield str(wert["text"])
    elif isinstance(wert, dict):
        for teil in wert.values():
            yield from _words(teil)
    elif isinstance(wert, list | tuple):
        for teil in wert:
            yield from _words(teil)
    elif wert is not None:
        yield str(wert)


def _pattern(wort: str) -> re.Pattern[str] | None:
    """The word however it is grouped; of an amount the whole euros, with the cents or without them."""
    if re.fullmatch(r"\d+\.\d{1,2}", wort):
        wort = wort.partition(".")[0]
        ende = r"(?:[.,]\d{1,2})?"
    else:
        ende = ""
    zeichen = [re.escape(eins) for eins in wort if eins.isalnum()]
    if len(zeichen) < KURZ:
        return None
    return re.compile(r"(?<!\w)" + r"[\W_]*".join(zeichen) + ende + r"(?!\w)", re.IGNORECASE)
