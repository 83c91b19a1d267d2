"""Kind of item a word names, by the lists of the towns: what counts for limits and for where it goes."""

import functools

from bot.nlu.hausrat import joined_key, known_noun
from bot.nlu.mandantendaten import items
from bot.nlu.text import distance

_SUFFIXES = ("", "e", "n", "s", "en", "er", "es")


@functools.lru_cache(maxsize=20_000)
def kind_of(word: str) -> str | None:
    """Kind of item a word names, by the lists of the towns: as listed, in dialect, or with a typing error."""
    kind = listed_kind(word)
    if (
        kind is None
        and (noun := known_noun(word)) is not None
        and not noun.nah
        and joined_key(noun.einzahl) != joined_key(word)
    ):
        kind = listed_kind(noun.einzahl)
    return kind or _kind_nearby(joined_key(word))


@functools.lru_cache(maxsize=20_000)
def listed_kind(word: str) -> str | None:
    """Kind of item of a word as listed, inflected, or as the end of a compound."""
    folded = joined_key(word)
    known = items()
    if len(folded) < 3 or not known:
        return None
    for suffix in _SUFFIXES:
        stem = folded.removesuffix(suffix) if folded.endswith(suffix) else ""
        if len(stem) >= 3 and stem in known:
            return known[stem]
    if word[:1].isupper() or len(folded) > 8:
        ends = [name for name in known if len(name) >= 4 and folded.endswith(name) and len(folded) - len(name) >= 3]
        if ends:
            return known[max(ends, key=len)]
    return None


def _kind_nearby(folded: str) -> str | None:
    if len(folded) < 6:
        return None
    close = [name for name in items() if name[:1] == folded[:1] and len(name) >= 5 and distance(name, folded, 1) <= 1]
    return items()[min(close, key=lambda name: abs(len(name) - len(folded)))] if close else None
