"""Weekdays by their sound, in dialects and slips of the pen: "Sünndag", "Donerstak", "Irta", "Sunnamd"."""

import functools
import re

_END = r"s?[dt]+(?:a|o|oa|aa|ah|oh)(?:g|ch|k|ck|h|x|gh)"
_OPEN_END = r"s?[dt]+(?:a|o|oa)(?:g|ch|k|ck|h|x)?"
# Words folded as by `bot.nlu.text.fold`. Ends are kept where the word without them is another one ("Manta", "Frida").
_SOUNDS = {
    "montag": rf"m(?:a|aa|ee|oa)n{_END}|m(?:o|oo|oh)n+{_OPEN_END}",
    "dienstag": rf"d(?:i|ie|ih|ii|ia|ee|e|ei)(?:ngs|n?(?:s|sch|z|ts)){_END}|die?nsch?da|(?:i|ie|e)r[dt]a(?:g|ch)?",
    "mittwoch": r"m(?:i|ie|e)[dt]+(?:e|a)?[wv](?:o|u|a|e|oo)(?:ch|h|k|ck|g|kk|ken)?n?",
    "donnerstag": rf"d(?:o|u|oa)n+[ea]?r?(?:s|z|sch){_OPEN_END}|p?fi?n[zs]{_OPEN_END}",
    "freitag": rf"fr(?:i|ie|ee){_END}|f(?:r|l)(?:ei|ai|ey|oi|ej){_OPEN_END}",
    "samstag": rf"s(?:a|o)ms(?:ch)?{_OPEN_END}|s(?:o|u)n+(?:a|e|o)?h?(?:am|oom|om|[bwv]e?n?)?(?:[bwv]en?)?[dt]",
    "sonntag": rf"s(?:o|u|oa|ue)n+{_OPEN_END}",
}
_OTHERS = frozenset(("sonda", "sund", "sont", "sonnt", "sunt", "sond", "sonnet", "sonat", "dingsda"))
_FEASTS = re.compile(
    r"(?P<fest>(?P<rosen>r[ou]s[ae]n?)|(?P<oster>oo?s(?:t|ch[td])[ea]r?)|(?P<pfingst>p?f?ings(?:ch)?[td])|(?P<kar>kar))(?P<tag>\w{4,})"
)
SHORTEST = 4


@functools.lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{sound})" for name, sound in _SOUNDS.items()))


@functools.lru_cache(maxsize=5_000)
def weekday_by_sound(folded: str) -> str | None:
    """The weekday a folded word sounds like, or None."""
    if len(folded) < SHORTEST or folded[0] not in "mdfsiep" or folded in _OTHERS:
        return None
    match = _pattern().fullmatch(folded)
    return match.lastgroup if match else None


@functools.lru_cache(maxsize=5_000)
def feast_by_sound(folded: str) -> str | None:
    """ "Rusemondach" → "rosenmontag", "karfreitach" → "karfreitag"."""
    match = _FEASTS.fullmatch(folded)
    day = weekday_by_sound(match["tag"]) if match else None
    name = next((name for name in ("rosen", "oster", "pfingst", "kar") if match and match[name]), "")
    return f"{name}{day}" if day else None
