"""Several of the offered options."""

import re
from typing import Any

from bot.nlu.antworten.auswahl import best_named, key_of
from bot.nlu.antworten_basis import Antwort, Aussage
from bot.nlu.reihenfolge import place
from bot.nlu.text import muster

_ALL = r"\b(?:alle[sn]?|beide[sn]?|sämtliche[sn]?)\b"
_NONE = r"^\s*(?:kein(?:e|s|er|en)?(?:\s+(?:davon|von\s+denen|von\s+beiden))?|nichts(?:\s+davon)?)\s*[.!]*$"


def lies(aussage: Aussage) -> Antwort | None:
    options = aussage.optionen
    if not options:
        return None
    if muster(_NONE).match(aussage.text):
        return aussage.whole([])
    chosen: list[dict[str, Any]] = list(options) if muster(_ALL).search(aussage.text) else []
    for part in re.split(r"\s*(?:[,;+&\n]|\bund\b|\bsowie\b)\s*", aussage.text) if not chosen else []:
        named = best_named(part, options) if part.strip() else None
        index = place(part, len(options)) if not named else None
        option = named[0] if named else options[index] if index is not None else None
        if option and option not in chosen:
            chosen.append(option)
    return aussage.whole([{"wert": key_of(o), "text": o.get("titel") or key_of(o)} for o in chosen]) if chosen else None
