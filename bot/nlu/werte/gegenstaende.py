"""Things and how many: "zwei Sessel, n Schrank und die alte Waschmaschine". Words come from the lists of the towns."""

import functools
import re
from typing import Any

from bot.nlu.lesart import Wert
from bot.nlu.mandantendaten import items
from bot.nlu.text import fold, similar
from bot.nlu.umfeld import Umfeld
from bot.nlu.zahlwoerter import as_number

STUFE = 1
FREE = "sonstiges"  # kind of an item that no list knows
_SUFFIXES = ("", "e", "n", "s", "en", "er", "es")
_DETERMINERS = {
    "ein",
    "eine",
    "einen",
    "einem",
    "einer",
    "n",
    "ne",
    "nen",
    "nem",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "mein",
    "meine",
    "meinen",
    "unser",
    "unsere",
    "unseren",
    "son",
    "so",
    "diese",
    "diesen",
    "dieser",
    "dieses",
    "noch",
    "auch",
    "paar",
    "kein",
    "keine",
    "keinen",
}
_MANY = {"paar", "mehrere", "einige", "viele", "diverse", "etliche", "haufen", "menge"}


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    """One value with all items of the text, or none."""
    rows: list[dict[str, Any]] = []
    spans: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text):
        if spans and match.start() < spans[-1][1]:
            continue
        kind = kind_of(match.group())
        if kind is None:
            continue
        start, row = _with_count(text, match.start(), match.end(), kind)
        rows.append(row)
        spans.append((start, match.end()))
    if not rows:
        return []
    return [Wert("gegenstaende", rows, text[spans[0][0] : spans[-1][1]], spans[0][0], spans[-1][1])]


@functools.lru_cache(maxsize=20_000)
def kind_of(word: str) -> str | None:
    """Kind of item a word names: as listed, inflected, as the end of a compound, or with a typing error."""
    folded = fold(word).replace(" ", "")
    known = items()
    if len(folded) < 3 or not known:
        return None
    for suffix in _SUFFIXES:
        stem = (
            folded[: len(folded) - len(suffix)] if suffix and folded.endswith(suffix) else folded if not suffix else ""
        )
        if len(stem) >= 3 and stem in known:
            return known[stem]
    if word[:1].isupper() or len(folded) > 8:
        ends = [name for name in known if len(name) >= 4 and folded.endswith(name) and len(folded) - len(name) >= 3]
        if ends:
            return known[max(ends, key=len)]
    if len(folded) >= 6:
        close = [name for name in known if name[:1] == folded[:1] and len(name) >= 5 and similar(name, folded)]
        if close:
            return known[min(close, key=lambda name: abs(len(name) - len(folded)))]
    return None


def _with_count(text: str, start: int, end: int, kind: str) -> tuple[int, dict[str, Any]]:
    """The item at `start` with the number and the adjectives before it."""
    before = re.split(r"[,;.\n]|\bund\b|\bsowie\b|\bplus\b|\bmit\b|\bhab(?:e|en)?\b|\bist\b|\bsind\b", text[:start])[-1]
    count, begin = 1, start
    counted = False
    for match in reversed(list(re.finditer(r"\S+", before))[-4:]):
        word = match.group().strip("xX×*")
        folded = fold(word)
        number = as_number(word) if word else None
        if number is not None and folded not in _DETERMINERS and number >= 1:
            count, counted = int(number), True
            begin = start - len(before) + match.start()
            break
        if folded in _DETERMINERS or (folded in _MANY):
            break
        if word[:1].islower() and re.fullmatch(r"\w+(?:e|en|er|es|em)", word):
            begin = start - len(before) + match.start()
            continue  # an adjective
        break
    words = text[begin:end] if not counted else re.sub(r"^\S+\s*", "", text[begin:end])
    row: dict[str, Any] = {"art": kind, "anzahl": count, "bezeichnung": words.strip()}
    return begin, row


def free_items(text: str) -> list[dict[str, Any]]:
    """The parts of an enumeration as items, known or not; used when items were asked for."""
    rows: list[dict[str, Any]] = []
    for part in re.split(r"\s*(?:[,;\n+&]|\bund\b|\bsowie\b|\bplus\b|\baußerdem\b|\bdazu\b)\s*", text):
        rows += _free_item(part)
    return rows


def _free_item(part: str) -> list[dict[str, Any]]:
    found = finde(part, None)  # type: ignore[arg-type]
    if found:
        return list(found[0].wert)
    match = re.match(r"^\s*(?:(?P<count>\d+|[a-zäöüß]+)\s*[xX×]?\s+)?(?P<words>.+?)\s*[.!]*$", part)
    if not match or not re.search(r"[^\W\d_]{3,}", part):
        return []
    count = as_number(match.group("count")) if match.group("count") else None
    words = match.group("words") if count is not None else re.sub(r"^\s*(?:noch|auch|nur)\s+", "", part.strip(" .!"))
    words = re.sub(r"(?i)^(?:ein(?:e|en|em|er)?|n|ne|nen|den|die|das|der|mein(?:e|en)?|unser(?:e|en)?)\s+", "", words)
    return [{"art": FREE, "anzahl": max(1, int(count or 1)), "bezeichnung": words.strip()}]
