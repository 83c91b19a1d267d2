"""Times of day: "14:30", "10 Uhr 20", "halb drei", "viertel vor elf". Hours before seven mean the afternoon unless
morning or night is named.
"""

from re import Match

from bot.nlu.lesart import Wert
from bot.nlu.text import fold, muster
from bot.nlu.umfeld import Umfeld
from bot.nlu.zahlwoerter import as_number

OPENING_HOUR = 7  # offices don't open before it
_HOUR = r"(?:\d{1,2}|ein[s]?|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
_MINUTES = r"(?:\d{1,2}|fünf|zehn|zwanzig|fünfundzwanzig)"
_PART_OF_DAY = r"(?:\s*(?:uhr))?(?:\s*(morgens|früh|vormittags|mittags|nachmittags|abends|nachts))?"

_CLOCK = (
    r"(?<![\d.,:])(\d{1,2})\s?[:.]\s?(\d{2})(?:\s*uhr)?(?![\d.])(?:\s*(morgens|vormittags|nachmittags|abends|nachts))?"
)
_SPOKEN = (
    rf"\b(?:um\s+)?({_HOUR})\s*(?:uhr|h)\b\s*(?:(?:und\s+)?(\d{{1,2}}|[a-zäöüß]+zig|zehn|fünfzehn|fünf|"
    rf"zwanzig|dreißig)\b)?(?:\s*(morgens|früh|vormittags|mittags|nachmittags|abends|nachts))?"
)
_LOOSE = (
    rf"\b(?:ab|gegen|nach|bis|von|zwischen)\s+({_HOUR})\b(?!\s*(?:[.,]\s?\d|tag|woche|monat|jahr|euro|"
    rf"stück|uhr|minuten|stunden|\.))(?:\s*(morgens|früh|vormittags|mittags|nachmittags|abends|nachts))?"
)
_AT = _LOOSE.replace("ab|gegen|nach|bis|von|zwischen", "um")
_HALF = rf"\b(?:({_MINUTES})\s+(?:minuten\s+)?(vor|nach)\s+)?halb\s+({_HOUR})\b{_PART_OF_DAY}"
_QUARTER = rf"\b(dreiviertel|viertel)\s*(vor|nach)?\s+({_HOUR})\b{_PART_OF_DAY}"
_BEFORE_AFTER = (
    rf"\b({_MINUTES})\s+(?:minuten\s+)?(vor|nach)\s+({_HOUR})\b(?!\s*(?:tag|woche|monat|jahr)){_PART_OF_DAY}"
)


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found: list[Wert] = []
    rules = [
        (_HALF, _half),
        (_QUARTER, _quarter),
        (_BEFORE_AFTER, _before_after),
        (_CLOCK, _clock),
        (_SPOKEN, _spoken),
        (_AT, _at),
    ]
    if umfeld.typ in ("termin", "uhrzeit"):  # else "bis 4" may count things
        rules.append((_LOOSE, _at))
    for pattern, build in rules:
        for match in muster(pattern).finditer(text):
            if any(match.start() < wert.ende and wert.start < match.end() for wert in found):
                continue
            made = build(match)
            if made is not None and 0 <= made[0] < 24 and 0 <= made[1] < 60:
                found.append(
                    Wert("uhrzeit", f"{made[0]:02d}:{made[1]:02d}", match.group().strip(), match.start(), match.end())
                )
    return found


def _hour(text: str) -> int:
    return int(as_number("eins" if fold(text) == "ein" else text) or 0)


def _placed(hour: int, minute: int, part: str | None, exact: bool = False) -> tuple[int, int]:
    """Afternoon for hours at which no office is open, unless the words or the spelling say otherwise."""
    word = fold(part or "")
    if word in ("nachmittags", "abends") and hour < 12:
        return hour + 12, minute
    if word in ("morgens", "fruh", "vormittags", "nachts") or exact:
        return hour, minute
    return (hour + 12 if 0 < hour < OPENING_HOUR else hour), minute


def _minus(hour: int, minute: int, part: str | None) -> tuple[int, int]:
    hour, minute = divmod(hour * 60 + minute, 60)
    return _placed(hour, minute, part)


def _half(m: Match[str]) -> tuple[int, int]:
    offset = int(as_number(m.group(1)) or 0) if m.group(1) else 0
    return _minus(_hour(m.group(3)), -30 + (offset if fold(m.group(2) or "") == "nach" else -offset), m.group(4))


def _quarter(m: Match[str]) -> tuple[int, int]:
    three, side = fold(m.group(1)) == "dreiviertel", fold(m.group(2) or "")
    minutes = -15 if three or side == "vor" else 15 if side == "nach" else -45  # "viertel elf" is 10:15 in the east
    return _minus(_hour(m.group(3)), minutes, m.group(4))


def _before_after(m: Match[str]) -> tuple[int, int]:
    offset = int(as_number(m.group(1)) or 0)
    return _minus(_hour(m.group(3)), offset if fold(m.group(2)) == "nach" else -offset, m.group(4))


def _clock(m: Match[str]) -> tuple[int, int] | None:
    if "." in m.group() and "uhr" not in m.group().lower() and ":" not in m.group():
        return None  # could be a day and a month, or a price
    return _placed(int(m.group(1)), int(m.group(2)), m.group(3), exact=len(m.group(1)) == 2)


def _spoken(m: Match[str]) -> tuple[int, int]:
    minute = int(as_number(m.group(2)) or 0) if m.group(2) else 0
    return _placed(_hour(m.group(1)), minute, m.group(3))


def _at(m: Match[str]) -> tuple[int, int]:
    return _placed(_hour(m.group(1)), 0, m.group(2))
