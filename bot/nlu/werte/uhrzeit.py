"""Times of day: "14:30", "10 Uhr 20", "halb drei", "viertel vor elf". Hours before seven mean the afternoon unless
morning or night is named. "Kurz nach zehn" is none.

Patterns are for texts as `bot.nlu.zeitsprache` writes them: numbers are digits.
"""

import re
from collections.abc import Callable
from re import Match

from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld
from bot.nlu.zeitsprache import plain

OPENING_HOUR = 7  # offices don't open before it
LONGEST_OFFSET = 29  # minutes "vor" and "nach" an hour
NOON = 12
Rule = tuple[str, Callable[[Match[str]], tuple[int, int] | None]]

_HOUR = r"(?<![\d.,:/-])(\d{1,2})(?![\d/]|[.,:-]\d)"
_NO_HOUR = (
    r"(?!\s*(?:tag|woche|monat|jahr|euro|stuck|minute|min\b|stund|person|kind|prozent|mal\b|kilo|meter|liter|€|%|\.\s?\w|"
    r"januar|februar|marz|april|mai\b|jun|jul|august|sept|okt|nov|dez|grad|km|kg|m\b))"
)
_PART = (
    r"morgens|fruhmorgens|fruh|in\s+der\s+fruhe?|am\s+(?:fruhen\s+)?morgen|vormittags?|mittags?|spatnachmittags?|nachmittags?|abends?|"
    r"(?<=tag)morgen|feierabends?|nachts?|(?:in\s+der\s+)?nacht"
)
_AROUND = r"\s*(?:uhr\s*)?(?:so\s+|um\s+|gegen\s+|ca\.?\s+|circa\s+|punkt\s+|schlag\s+|gleich\s+)*"
_VAGUE = re.compile(
    r"\b(?:kurz|knapp|bisschen|bissl|bissel|etwas|irgendwann|einige\s+minuten)\s+(?:vor|nach)\s+(?:halb\s+)?\d+(?:\s*uhr)?"
)
_LOOSE = (
    r"\b(?:ab|gegen|nach|bis|von|zwischen|vor|so|und|circa|ca\.?|etwa|ungefahr|punkt|schlag|oder)\s+"
    rf"{_HOUR}(?!\s*uhr){_NO_HOUR}"
)
NIGHT_HOURS = 5  # "nachts um fünf" is morning, "nachts um elf" is late


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    said = plain(text)
    taken = [match.span() for match in _VAGUE.finditer(said.text)]
    found: list[Wert] = []
    for pattern, build in _rules(umfeld):
        for match in re.finditer(pattern, said.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            made = None if build is _at and _counts(text[said.span(*match.span())[1] :], umfeld) else build(match)
            if made is None or not (0 <= made[0] < 24 and 0 <= made[1] < 60):
                continue
            taken.append(match.span())
            start, end = said.span(*_trimmed(match))
            found.append(Wert("uhrzeit", f"{made[0]:02d}:{made[1]:02d}", text[start:end], start, end))
    return found


def _counts(after: str, umfeld: Umfeld) -> bool:
    """Whether a bare number counts what stands behind it ("um 3 Hunde"), unless a time was asked for."""
    return umfeld.typ not in ("termin", "uhrzeit") and bool(re.match(r"\s+(?!Uhr|Ich|Sie|Wir|In|Am)[A-ZÄÖÜ]", after))


def _rules(umfeld: Umfeld) -> list[Rule]:
    """A bare "bis 4" may count things: such only where a time was asked for; "um die 4" does where a number was."""
    if umfeld.typ in ("zahl", "betrag"):
        return [rule for rule in _SURE if rule[1] is not _at]
    if umfeld.typ not in ("termin", "uhrzeit"):
        return _SURE
    return [*_SURE, *_ASKED, *(_ONLY if umfeld.typ == "uhrzeit" else [])]


def _trimmed(m: Match[str]) -> tuple[int, int]:
    start = m.start() + len(m.group()) - len(m.group().lstrip())
    return start, m.end() - (len(m.group()) - len(m.group().rstrip()))


def _part(m: Match[str]) -> str:
    """The part of the day named in the sentence: behind the time, else nearest before it, else anywhere behind."""
    behind = re.match(rf"\W*(?:uhr\s*)?(?:am\s+|in\s+der\s+|so\s+)?({_PART})\b", m.string[m.end() :])
    if behind:
        return behind.group(1)
    before = list(re.finditer(rf"(?:\b|(?<=tag))({_PART})\b", m.string[: m.start()]))
    if before and not re.search(r"\b(?:nicht|kein\w*)\s+$", m.string[: before[-1].start()]):
        return before[-1].group(1)
    later = re.search(rf"\b({_PART})\b", m.string[m.end() :])
    return later.group(1) if later else ""


def _placed(hour: int, minute: int, part: str, exact: bool = False) -> tuple[int, int]:
    """The hour on the clock of 24: as the part of the day says, else the afternoon where no office is open."""
    if hour == 24 and not minute:
        return 0, 0
    if hour > NOON:
        return hour, minute
    if part.startswith(("nachmittag", "spatnachmittag", "abend", "feierabend")):
        return (hour + 12 if hour < NOON else 0 if part.startswith("abend") else hour), minute
    if "nacht" in part:
        return (0 if hour == NOON else hour if hour <= NIGHT_HOURS else hour + 12), minute
    if part.startswith("mittag"):
        return (hour + 12 if hour < OPENING_HOUR else hour), minute
    if part or exact:
        return hour, minute
    return (hour + 12 if 0 < hour < OPENING_HOUR else hour), minute


def _before(hour: int, minutes: int, m: Match[str]) -> tuple[int, int]:
    """`minutes` from the hour; before one o'clock it is noon, unless it is night."""
    hour, minute = divmod((hour * 60 + minutes) % (24 * 60), 60)
    part = _part(m)
    if hour == 0 and "nacht" not in part:
        hour = NOON
    return _placed(hour, minute, part)


def _half(m: Match[str]) -> tuple[int, int]:
    offset = int(m.group(1) or 0)
    return _before(int(m.group(3)), -30 + (offset if m.group(2) == "nach" else -offset), m)


def _quarter(m: Match[str]) -> tuple[int, int]:
    side = m.group(2) or ""
    minutes = -15 if m.group(1) == "dreiviertel" or side == "vor" else 15 if side in ("nach", "uber", "ab") else -45
    return _before(int(m.group(3)), minutes, m)  # "viertel elf" is 10:15 in the east and the south


def _offset(m: Match[str]) -> tuple[int, int] | None:
    minutes = int(m.group(1))
    if minutes > LONGEST_OFFSET:
        return None
    return _before(int(m.group(3)), minutes if m.group(2) == "nach" else -minutes, m)


def _clock(m: Match[str]) -> tuple[int, int] | None:
    return _placed(int(m.group(1)), int(m.group(2)), _part(m), exact=len(m.group(1)) == 2)


def _glued(m: Match[str]) -> tuple[int, int]:
    """ "1645 Uhr"."""
    return int(m.group(1)), int(m.group(2))


def _spoken(m: Match[str]) -> tuple[int, int]:
    return _placed(int(m.group(1)), int(m.group(2) or 0), _part(m))


def _at(m: Match[str]) -> tuple[int, int]:
    return _placed(int(m.group(1)), 0, _part(m))


def _midnight(_: Match[str]) -> tuple[int, int]:
    return 0, 0


def _fraction(m: Match[str]) -> tuple[int, int]:
    """ "1/2 9", "1/4 nach 9", "3/4 9"."""
    side = m.group(2) or ""
    minutes = {"1/2": -30, "3/4": -15}.get(m.group(1), -15 if side == "vor" else 15 if side else -45)
    return _before(int(m.group(3)), minutes, m)


def _around_quarter(m: Match[str]) -> tuple[int, int]:
    """ "fünf nach dreiviertel acht"."""
    offset = int(m.group(1)) * (1 if m.group(2) == "nach" else -1)
    return _before(int(m.group(4)), offset - (15 if m.group(3) == "dreiviertel" else 45), m)


def _duration(m: Match[str]) -> tuple[int, int]:
    """ "eine Viertelstunde vor neun", "eine halbe Stunde nach zehn"."""
    minutes = {"viert": 15, "halbe": 30, "dreiv": 45}.get(m.group(1)[:5], 60)
    return _before(int(m.group(3)), minutes if m.group(2) == "nach" else -minutes, m)


def _afternoon(m: Match[str]) -> tuple[int, int]:
    """ "2 pm"."""
    return int(m.group(1)) % NOON + NOON, int(m.group(2) or 0)


_SURE: list[Rule] = [
    (rf"\b(viertelstunde|halbe\s+stunde|dreiviertelstunde|stunde)\s+(vor|nach)\s+{_HOUR}", _duration),
    (r"(?<![\d.,:])(\d{1,2})(?:[:.](\d{2}))?\s*(?:pm\b|p\.\s?m\.)", _afternoon),
    (rf"(?<![\d/])(1/2|1/4|3/4)\s+(?:(vor|nach|uber|ab)\s+)?{_HOUR}{_NO_HOUR}", _fraction),
    (rf"(?<!\d)(\d{{1,2}})\s+(?:minuten\s+)?(vor|nach)\s+(dreiviertel|viertel)\s+{_HOUR}", _around_quarter),
    (r"(?<![\d.,:])(\d{1,2})\s?(?:uhr|h)\s+0\s+([1-9])\b", _clock),
    (rf"(?:(?<!\d)(\d{{1,2}})\s+(?:minuten\s+)?(vor|nach)\s+)?\bhalb\s+{_HOUR}", _half),
    (rf"\b(dreiviertel|viertel)\s*(?:(vor|nach|uber|auf|ab)\s+)?{_HOUR}", _quarter),
    (rf"(?<![\d.,:])(\d{{1,2}})\s*(?:minuten?|min\.?)?\s+(vor|nach)\s+{_HOUR}{_NO_HOUR}", _offset),
    (r"(?<![\d.,:])(\d{1,2})\s?:\s?(\d{2})(?:\s*(?:uhr|h)\b)?(?!\d)(?!\.\d)", _clock),
    (r"(?<![\d.,:])(\d{1,2})\s?[.,]\s?(\d{2})\s*(?:uhr|h)\b", _clock),
    (r"(?<![\d.,:])(\d{1,2})\s?(?:uhr|h)(\d{2})\b", _clock),
    (r"(?<![\d.,:])([01]\d|2[0-3])([0-5]\d)\s*(?:uhr|h)\b", _glued),
    (
        r"(?<![\d.,:])(\d{1,2})\s*(?:uhr|h)\b(?:\s*(?:und\s+)?(\d{1,2})\b(?:\s*min\w*\b|"
        r"(?=\s*(?:$|[.,;!?)]|morgens|fruh|am\s|vor|nach|abend|nacht|mittag|passt|ging|war|bitte|ware|wars|kann|ist|in\s|oder|und|"
        r"wenn|dann|geht|hat|da\b|sag|so|ist|vielleicht|lieber|ungefahr|etwa|circa|ca\b|rum|herum|oda|gell|wurd|konnt|mocht|hab|bin))))?",
        _spoken,
    ),
    (rf"\bum\s+(?:um\s+|die\s+|circa\s+|ca\.?\s+|etwa\s+|ungefahr\s+|punkt\s+|schlag\s+)*{_HOUR}{_NO_HOUR}", _at),
    (r"\b(?:um\s+|punkt\s+|gegen\s+)*mitternacht\b", _midnight),
]
_ASKED: list[Rule] = [
    (_LOOSE, _at),
    (rf"{_HOUR}(?=\s*(?:oder|bis|-)\s*(?:um\s+|so\s+)?\d)", _at),
    (rf"(?:{_PART})\b{_AROUND}{_HOUR}{_NO_HOUR}", _at),
    (rf"{_HOUR}[.,]?\s+(?=(?:so\s+)?(?:am\s+)?(?:{_PART})\b)", _at),
]
_ONLY: list[Rule] = [
    (r"^\W*(?:um\s+|so\s+|gegen\s+)*([01]?\d|2[0-3])\s+(?:0\s+(?=[1-9]\b))?([0-5]\d|(?<=0 )[1-9])\W*$", _clock),
    (r"(?<![\d.,:])([01]?\d|2[0-3])\s?[.,-]\s?([0-5]\d)(?![\d.])", _clock),
    (r"(?<![\d.,:])([01]\d|2[0-3])([0-5]\d)(?![\d.])", _glued),
    (rf"{_HOUR}(?=\s+(?:rum|herum|punkt|oder\s+so)\b)", _at),
]
