"""A time of day; a bare number is a full hour. A span ("zwischen acht und zwölf"), a choice of two and the time before
or after a moment are none.
"""

import re
from collections.abc import Sequence

from bot.nlu.antworten_basis import Antwort, Aussage, leftover
from bot.nlu.gesprochen import digits
from bot.nlu.lesart import Wert
from bot.nlu.text import fold
from bot.nlu.werte.uhrzeit import OPENING_HOUR

_SPAN = re.compile(r"\b(?:zwischen|von|nach|vor|bis|nicht\s+vor|spatestens|fruhestens)(?:\s+(?:um|so|ca|circa))*\s*$")
_AGAINST = re.compile(r"\b(?:nicht|nich|net|ned|kein\w*|schlecht|zu\s+(?:fruh|spat)|unmoglich|verhindert)\b")
_RATHER = re.compile(r"\b(?:sondern|lieber|besser|doch|eher)\b")
_REASON = re.compile(r"^\W*(?:weil|denn|wenn|nachdem|obwohl|falls)\b|^(?:(?!\bvon\b).)*\bbis\b")
_WISHED = re.compile(
    r"\b(?:also|dann|sagen\s+wir|sag\s+ma\w*|termin|bitte|konnt\w*|kann|kame|komm|passt\w*|ginge\w*|geht|ware|nehm\w*|lieber|besser|"
    r"deshalb|deswegen|drum|danach|mocht\w*|schaff\w*|richtig)\b"
)
_OTHER_TOO = re.compile(r"\b(?:oder|auch|notfalls|alternativ|bis)\b")
_THAN = re.compile(r"\b(?:als|statt|anstatt)(?:\s+(?:erst|schon|um|so))*\s*$")
_CLAUSE = re.compile(r"(?:(?!\s(?:aber|sondern|also|weil|denn|dann|deshalb|drum)\s)[^,;])+")
_SO_THEN = re.compile(
    r"\W*(?:also|dann|lieber|besser|sagen wir)(?:\s+(?:also|dann|lieber|besser|sagen|wir|so|doch|gegen))*\s*"
)
_AROUND = {"rum", "herum", "circa", "punkt", "schlag", "punktlich", "genau", "ungefahr", "etwa", "wenn", "moglich"}
_AROUND |= {"um", "gegen", "so", "geht", "passt"}


def lies(aussage: Aussage) -> Antwort | None:
    times = aussage.of("uhrzeit")
    if len({time.wert for time in times}) > 1:
        times = _meant(aussage.text, times)
    hour = _then_an_hour(aussage, times)
    if hour:
        return aussage.whole(hour)
    if times:
        time = times[0]
        before = fold(aussage.text[: time.start])
        head = fold(time.text.split()[0])
        return None if _SPAN.search(before) or _SPAN.search(head) else aussage.from_values(time)
    return _full_hour(aussage)


def _meant(text: str, times: Sequence[Wert]) -> list[Wert]:
    """Of several the one that suits: "nicht um elf, sondern um zwölf", "der Bus kommt um zehn, also um elf"."""
    spans = [match.span() for match in _CLAUSE.finditer(text)]
    clauses = [next((fold(text[a:b]) for a, b in spans if a <= time.start < b), "") for time in times]
    left = [
        (time, clause)
        for time, clause in zip(times, clauses, strict=True)
        if not (_AGAINST.search(clause) or _REASON.search(clause) or _THAN.search(fold(text[: time.start])))
    ]
    if len({time.wert for time, _ in left}) == 1:
        return [left[0][0]]
    wished = [time for time, clause in left if _WISHED.search(clause)]
    if len({time.wert for time in wished}) == 1 and not _OTHER_TOO.search(fold(text)):
        return wished[:1]
    last = times[-1]
    start = next((a for a, b in spans if a <= last.start < b), 0)
    return [last] if _RATHER.search(fold(text[start : last.start])) and len(spans) > 1 else []


def _then_an_hour(aussage: Aussage, times: Sequence[Wert]) -> str | None:
    """The hour drawn from what was told: "der Bus ist um zehn vor neun da, also neun"."""
    numbers = aussage.of("zahl")
    if not times or not numbers or numbers[-1].start < times[-1].ende:
        return None
    between = aussage.text[: numbers[-1].start].rpartition(",")[2]
    if not _SO_THEN.fullmatch(between) or re.search(r"\w", aussage.text[numbers[-1].ende :]):
        return None
    return _hour(float(numbers[-1].wert))


def _full_hour(aussage: Aussage) -> Antwort | None:
    numbers = aussage.of("zahl")
    if len(numbers) != 1 or set(leftover(aussage.text, numbers)) - _AROUND:
        return None
    if digits(numbers[0].text) is None and not numbers[0].text.isdigit():
        return None  # "zu dritt"
    hour = _hour(float(numbers[0].wert))
    return aussage.whole(hour) if hour else None


def _hour(number: float) -> str | None:
    if not number.is_integer() or not 0 < number < 24:
        return None
    hour = int(number)
    return f"{hour + 12 if hour < OPENING_HOUR else hour:02d}:00"
