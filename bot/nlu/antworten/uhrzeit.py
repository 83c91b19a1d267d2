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
_AGAINST = re.compile(r"\b(?:nicht|kein\w*|schlecht|zu\s+(?:fruh|spat)|unmoglich|verhindert)\b")
_RATHER = re.compile(r"\b(?:sondern|lieber|besser|doch|eher)\b")
_AROUND = {"rum", "herum", "circa", "punkt", "schlag", "punktlich", "genau", "ungefahr", "etwa", "wenn", "moglich"}
_AROUND |= {"um", "gegen", "so", "geht", "passt"}


def lies(aussage: Aussage) -> Antwort | None:
    times = aussage.of("uhrzeit")
    if len({time.wert for time in times}) > 1:
        times = _meant(aussage.text, times)
    if times:
        time = times[0]
        before = fold(aussage.text[: time.start])
        head = fold(time.text.split()[0])
        return None if _SPAN.search(before) or _SPAN.search(head) else aussage.from_values(time)
    return _full_hour(aussage)


def _meant(text: str, times: Sequence[Wert]) -> list[Wert]:
    """Of several the one that suits: "nicht um elf, sondern um zwölf", "um elf kann ich nicht, um zwölf schon"."""
    clauses = [match.span() for match in re.finditer(r"(?:(?!\saber\s)[^,;])+", text)]
    against = [(start, end) for start, end in clauses if _AGAINST.search(fold(text[start:end]))]
    left = [time for time in times if not any(start <= time.start < end for start, end in against)]
    if len({time.wert for time in left}) == 1:
        return left[:1]
    last = times[-1]
    clause = next((text[start : last.start] for start, end in clauses if start <= last.start < end), "")
    return [last] if _RATHER.search(fold(clause)) and len(clauses) > 1 else []


def _full_hour(aussage: Aussage) -> Antwort | None:
    numbers = aussage.of("zahl")
    if len(numbers) != 1 or set(leftover(aussage.text, numbers)) - _AROUND:
        return None
    if digits(numbers[0].text) is None and not numbers[0].text.isdigit():
        return None  # "zu dritt"
    number = float(numbers[0].wert)
    if not number.is_integer() or not 0 < number < 24:
        return None
    hour = int(number)
    return aussage.whole(f"{hour + 12 if hour < OPENING_HOUR else hour:02d}:00")
